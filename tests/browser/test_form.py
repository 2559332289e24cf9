"""Staff fill in the form in a browser and save; what it wrote passes the check and is published as typed.

The folder that a person would choose is the browser's own (OPFS): the same interface, without a dialogue.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import CONFIG, build
from conftest import PROJECT, free_port, wait_for
from handbook.pictures import keep
from jsonschema import Draft7Validator
from making import PAGE, site, text, write
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from danvan.cli import main
from danvan.editor import backend
from danvan.editor.page import policy
from danvan.frontmatter import parse

TITLE = "Đổi lịch tiếp công dân: tháng 12 (mẫu)"
SUMMARY = "Sở đổi lịch tiếp công dân tháng 12: từ ngày 10 sang ngày 15, tại trụ sở, giờ như cũ (mẫu)."
POST = "news/2026/2026-11-22-doi-lich-tiep-cong-dan-thang-12-mau.md"
OLD = "news/2026/2026-11-23-bai-viet.md"
FILL = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', {create: true});
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    const name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const writer = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, above) => {
    for await (const [name, item] of folder.entries()) {
      if (item.kind === 'directory') await walk(item, `${above}${name}/`);
      else found[above + name] = Array.from(new Uint8Array(await (await item.getFile()).arrayBuffer()));
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small right tree, as staff have it before they write."""
    by_hand = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/")}
    return write(tmp_path_factory.mktemp("editor") / "content", site(**by_hand, **{"mkdocs.yml": CONFIG}))


@pytest.fixture(scope="module")
def form_address(content: Path) -> Iterator[str]:
    """The form, made by its command for that tree and served with its own policy."""
    made = content.parent / "form"
    danvan = [sys.executable, "-m", "danvan", "--root", str(content), "--today", "2026-11-23"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "scripts")}
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=PROJECT / "editor", check=True)
    subprocess.run(["node", "build.js", str(made)], cwd=PROJECT / "editor", check=True)
    subprocess.run([*danvan, "editor-config", "--out", str(made)], env=environment, check=True, capture_output=True)
    port = free_port()
    serve = [sys.executable, str(PROJECT / "tests/browser/serving.py"), str(made), str(port)]
    with subprocess.Popen([*serve, f"{policy(backend('local'))}; frame-ancestors 'none'"]) as process:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


class Staff:
    """A member of staff with the form open on the folder; what it asked elsewhere is kept."""

    def __init__(self, browser: Browser, address: str, content: Path) -> None:
        self.files = {
            path.relative_to(content).as_posix(): path.read_text("utf-8") for path in sorted(content.rglob("*.md"))
        }
        self.elsewhere: list[str] = []
        # A browser in English, far away: the form is Vietnamese, its times are those of Việt Nam.
        self.page: Page = browser.new_page(
            locale="en-US", timezone_id="America/New_York", viewport={"width": 1280, "height": 900}
        )
        self.page.set_default_timeout(60_000)
        self.page.on("request", lambda request: self._note(request.url, address))
        self.page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory()")
        self.page.goto(address)
        self.page.evaluate(FILL, self.files)
        self.page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
        self.page.get_by_text("Bạn hiện đang xem chuyên mục").wait_for()

    def _note(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", f"blob:{address}")):
            self.elsewhere.append(url)

    def field(self, path: str, language: int = 0) -> Locator:
        """A field of the form by its place; 1: in the English pane."""
        found = self.page.locator(f'[data-key-path="{path}"]').nth(language)
        found.scroll_into_view_if_needed()
        return found

    def fill(self, path: str, value: str, language: int = 0) -> None:
        """Type into it."""
        self.field(path, language).locator("input:visible, textarea:visible").first.fill(value)

    def new_post(self, summary: str = SUMMARY) -> None:
        """Fill in what a post needs."""
        self.page.get_by_role("button", name="Tạo bài viết mới").click()
        self.fill("title", TITLE)
        self.fill("date", "2026-11-22T08:30")
        self.field("unit").get_by_role("radio", name="Sở (mẫu)").click()
        self.field("tags").get_by_role("combobox").click()
        self.page.get_by_role("option", name="Du lịch").click()
        self.fill("summary", summary)
        self.field("sources").get_by_role("button", name="Thêm").first.click()
        self.fill("sources.0.url", "https://langson.gov.vn/tin")
        self.fill("sources.0.checked_on", "2026-11-22")
        self.fill("body", "Theo [[126-kl-tw-2025]], lịch **mới** như sau.")

    def save(self) -> dict[str, bytes]:
        """Press the button; the files that are new or changed then."""
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        self.page.get_by_text("Đã lưu bài viết.").wait_for()
        found: dict[str, Any] = self.page.evaluate(READ)
        kept = {path: bytes(data) for path, data in found.items()}
        return {path: data for path, data in kept.items() if data != self.files.get(path, "").encode()}


@pytest.fixture
def staff(browser: Browser, form_address: str, content: Path) -> Iterator[Staff]:
    """A member of staff who has chosen the folder."""
    found = Staff(browser, form_address, content)
    yield found
    assert found.elsewhere == []
    found.page.close()


def published(content: Path, saved: dict[str, bytes], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """The site with what was saved, after translations are marked as an editor does and the check has passed it."""
    root = tmp_path / "project"
    before = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    files = {name: data for name, data in {**before, **saved}.items() if not name.startswith(".build/")}
    danvan = ["--root", str(write(root, files)), "--today", "2026-11-23"]
    assert main([*danvan, "translated"]) == 0
    done = main([*danvan, "check"])
    assert (done, capsys.readouterr().err) == (0, "")
    return build(root, {path: (root / path).read_bytes() for path in files})


def test_a_post_is_filled_in_saved_and_published_as_typed(
    staff: Staff, content: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    staff.new_post()
    saved = staff.save()
    assert list(saved) == [POST]
    source = parse(saved[POST].decode(), POST)
    assert source.fields.pop("id")
    assert source.fields == {
        "title": TITLE, "date": "2026-11-22T08:30:00+07:00", "unit": "so-vhttdl", "kind": "tin", "tags": ["du-lich"],
        "summary": SUMMARY, "sources": [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-22"}],
    }  # fmt: skip
    assert source.body == "Theo [[126-kl-tw-2025]], lịch **mới** như sau."
    shown = (
        published(content, saved, capsys, tmp_path)
        / "tin-tuc/2026/2026-11-22-doi-lich-tiep-cong-dan-thang-12-mau/index.html"
    ).read_text()
    assert TITLE in shown
    assert "lịch <strong>mới</strong> như sau." in shown


def test_english_and_a_picture_go_where_they_belong(
    staff: Staff, content: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Image.new("RGB", (900, 600), "seagreen").save(tmp_path / "Ảnh Đẹp 1.png")
    staff.new_post()
    staff.field("image").get_by_role("checkbox").first.click()
    staff.field("image.file").locator("input[type=file]").first.set_input_files(tmp_path / "Ảnh Đẹp 1.png")
    for name, value in (("alt", "Múa sư tử đầu xuân"), ("caption", "Lễ hội (mẫu)"), ("credit", "Văn phòng (mẫu)")):
        staff.fill(f"image.{name}", value)
    staff.page.get_by_role("button", name="Bật").click()
    staff.fill("title", "Reception of citizens moved (sample)", 1)
    staff.fill(
        "summary", "The reception of citizens in December moves from the 10th to the 15th, same place (sample).", 1
    )
    staff.fill("body", "The new days.", 1)
    saved = staff.save()
    english = POST.replace(".md", ".en.md")
    assert set(saved) == {POST, english, "docs/assets/anh/anh-dep-1.png"}
    assert parse(saved[POST].decode(), POST).fields["image"] == {
        "file": "assets/anh/anh-dep-1.png", "alt": "Múa sư tử đầu xuân", "caption": "Lễ hội (mẫu)", "credit": "Văn phòng (mẫu)",
    }  # fmt: skip
    fields = parse(saved[english].decode(), english).fields
    assert set(fields) == {"title", "summary", "translation"}
    assert fields["translation"] == {"of": "pending", "by": "ban biên tập"}
    built = published(content, saved, capsys, tmp_path)
    page = built / "en/tin-tuc/2026/2026-11-22-doi-lich-tiep-cong-dan-thang-12-mau/index.html"
    assert "The new days." in page.read_text("utf-8")


def test_a_post_that_is_there_keeps_all_that_was_not_touched(
    staff: Staff, content: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    staff.page.get_by_text("Bài viết để thử").first.click()
    staff.fill("title", "Bài viết đã sửa")
    saved = staff.save()
    assert list(saved) == [OLD]
    before, after = parse(staff.files[OLD], OLD), parse(saved[OLD].decode(), OLD)
    assert after.fields == {**before.fields, "title": "Bài viết đã sửa", "kind": "tin"}
    assert after.body == before.body
    published(content, saved, capsys, tmp_path)


def test_what_the_check_would_refuse_is_not_saved_and_the_form_says_why(staff: Staff) -> None:
    staff.new_post("Ngắn quá.")
    staff.fill("event_date", "22/11/2026")
    staff.page.get_by_role("button", name="Lưu", exact=True).click()
    expect(staff.field("event_date").get_by_role("alert")).to_contain_text("ví dụ 2025-02-14")
    assert staff.field("summary").locator("textarea").first.get_attribute("aria-invalid") == "true"
    assert POST not in staff.page.evaluate(READ)


def test_the_handbooks_picture_of_the_form_is_current(staff: Staff) -> None:
    staff.new_post()
    staff.field("title")
    pane = {"x": 0, "y": 0, "width": 780, "height": 900}
    keep("bieu-mau", labels(staff.page), lambda: staff.page.screenshot(clip=pane))


def labels(page: Page) -> str:
    """What the form's fields are called, in their order."""
    found = page.locator("[data-key-path] h4").all_inner_texts()
    return "\n".join(text.strip() for text in found)


def test_the_configuration_is_what_sveltia_says_it_reads(form_address: str, content: Path) -> None:
    """By the JSON Schema in its package; ``form_address`` has installed it."""
    schema = json.loads((PROJECT / "editor/node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    made = json.loads((content.parent / "form/config.json").read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(made)] == []
    assert not [
        path.name
        for path in (content.parent / "form").glob("*.js")
        if re.search("unpkg|jsdelivr", path.read_text("utf-8"))
    ]
