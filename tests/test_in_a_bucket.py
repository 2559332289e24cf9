"""Publishing to a bucket: rclone and a service that speaks S3 (moto's server, in a process of its own, on loopback)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sshd import end, free_port, wait_for
from test_release import PAGE, edition

from danvan import release
from danvan.problems import Refusal
from danvan.release import bucket, listed, mark_internal, place_of, publish, rollback, verified

# It has packages of its own (tests/bucket/requirements.txt).
PYTHON = Path(__file__).parents[1] / ".venv/s3/bin/python"
CONFIG = """\
[kho]
type = s3
provider = Other
access_key_id = mau
secret_access_key = mau
endpoint = http://127.0.0.1:{port}
"""


@contextmanager
def service(port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """The service, empty, while it runs."""
    command = [str(PYTHON), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    ) as process:
        try:
            wait_for(port, process)
            yield process
        finally:
            end(process)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with service(number := free_port()):
        yield number


@pytest.fixture
def kho(port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A bucket of this test's own."""
    reached(port, tmp_path, monkeypatch)
    name = f"kho:{tmp_path.name.lower().replace('_', '-')}"
    rclone("mkdir", name)
    return name


def reached(port: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rclone know the service as ``kho``."""
    (folder / "rclone.conf").write_text(CONFIG.format(port=port))
    monkeypatch.setenv("RCLONE_CONFIG", str(folder / "rclone.conf"))
    # Whatever this machine asks other services through is not for one on loopback.
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)


def rclone(*arguments: str) -> str:
    return subprocess.run(["rclone", *arguments], capture_output=True, text=True, check=True).stdout


def seen(kho: str) -> str:
    """The word that readers see."""
    return rclone("cat", f"{kho}/web/site/index.html").removeprefix(PAGE)


def at(kho: str) -> release.Place:
    return place_of(f"rclone:{kho}/web")


def refused(to: release.Place) -> str:
    with pytest.raises(Refusal) as caught:
        publish(to, edition("mới"), 5)
    return str(caught.value)


def test_publish_again_back_and_forth(kho: str) -> None:
    assert publish(at(kho), edition("một"), 2) == f"Dựng xong một.\nĐã đăng bản 2026-11-24.1: {kho}/web/site"
    publish(at(kho), edition("hai"), 2)
    assert publish(at(kho), edition("ba"), 2).endswith("Đã xóa bản cũ 2026-11-24.1")
    assert seen(kho) == "ba"
    assert rollback(at(kho)) == "Người đọc nay xem bản 2026-11-24.2 (trước đó: 2026-11-24.3)."
    assert seen(kho) == "hai"
    assert listed(at(kho)) == f"→ 2026-11-24.2\n  2026-11-24.3\n2 bản trong {kho}/web"
    assert verified(at(kho)) == "Bản 2026-11-24.2 nguyên vẹn."
    files = rclone("lsf", "-R", "--files-only", f"{kho}/web/site").split()
    assert sorted(files) == [
        "assets/a.css", *(f"index.html{ending}" for ending in ("", ".br", ".gz")),
        *(f"tin/hai/index.html{ending}" for ending in ("", ".br", ".gz")),
    ]  # fmt: skip
    assert rclone("lsf", f"{kho}/web").split() == ["audience.txt", "current.txt", "releases/", "site/"]


# rclone till its ``$DIE_AT``-th call, which fails like all after it.
DYING = """#!/bin/sh
echo x >> {folder}/calls
[ $(wc -l < {folder}/calls) -lt $DIE_AT ] || {{ echo "unexpected EOF" >&2; exit 1; }}
exec rclone "$@"
"""


def stopped(place: release.Place, name: str, die_at: int, folder: Path) -> str:
    """Switch, stopped at a call of rclone: what it says; nothing when it came to its end."""
    (folder / "calls").write_text("")
    (folder / "rclone").write_text(DYING.format(folder=folder))
    (folder / "rclone").chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIE_AT", str(die_at))
        patch.setattr(bucket, "RCLONE", (str(folder / "rclone"), *bucket.RCLONE[1:]))
        try:
            place.switch(name)
        except Refusal as refusal:
            return str(refusal)
    return ""


def test_stopped_at_any_step_what_a_page_names_is_there_and_that_is_told(kho: str, tmp_path: Path) -> None:
    publish(at(kho), edition("cũ"), 5)
    place = at(kho)
    with place.locked():
        release.add(place, edition("mới"), "2026-11-24.2")
    step, saw = 1, set()
    while said := stopped(place, "2026-11-24.2", step, tmp_path):
        half = "Trang đang thay dở: vài trang đã mới, vài trang còn cũ; chạy lại lệnh cho xong."
        assert said.endswith("Trang cũ giữ nguyên." if step == 1 else half)
        files = rclone("lsf", "-R", "--files-only", f"{kho}/web/site").split()
        saw.add(word := seen(kho))
        assert f"tin/{word}/index.html" in files
        if word == "cũ":
            # What is new is laid down before anything names it.
            assert step <= 2 or "tin/mới/index.html" in files
        told = "Trang đang thay dở sang bản 2026-11-24.2: chạy lại lệnh đăng, hoặc rollback về bản 2026-11-24.1."
        assert listed(place).endswith(told) == (step > 1 and place.current_id() == "2026-11-24.1")
        step += 1
    assert saw == {"cũ", "mới"}
    assert listed(place).endswith(f"2 bản trong {kho}/web")


def test_a_switch_that_was_stopped_is_taken_back_or_gone_on_with(kho: str, tmp_path: Path) -> None:
    for word in ("một", "hai"):
        publish(at(kho), edition(word), 5)
    with (place := at(kho)).locked():
        release.add(place, edition("ba"), "2026-11-24.3")
    assert stopped(place, "2026-11-24.3", 5, tmp_path)
    assert seen(kho) == "ba"
    assert rollback(at(kho)) == "Người đọc nay xem bản 2026-11-24.2 (trước đó: thay dở sang 2026-11-24.3)."
    assert seen(kho) == "hai"
    assert stopped(place, "2026-11-24.3", 5, tmp_path)
    publish(at(kho), edition("bốn"), 5)
    assert seen(kho) == "bốn"
    assert rclone("lsf", f"{kho}/web").split() == ["audience.txt", "current.txt", "releases/", "site/"]


def test_damage_is_told_and_not_shown(kho: str) -> None:
    publish(at(kho), edition("một"), 5)
    publish(at(kho), edition("hai"), 5)
    first = f"{kho}/web/releases/2026-11-24.1/site"
    rclone("copyto", f"{first}/assets/a.css", f"{first}/index.html")
    rclone("moveto", f"{first}/assets/a.css", f"{first}/assets/la.css")
    with pytest.raises(Refusal) as caught:
        rollback(at(kho))
    assert sorted(str(caught.value).splitlines()) == [
        "2026-11-24.1: thiếu tệp assets/a.css", "2026-11-24.1: thừa tệp assets/la.css", "2026-11-24.1: tệp index.html đã bị đổi",
        "Bản 2026-11-24.1 không còn nguyên vẹn; trang đang xem giữ nguyên.",
    ]  # fmt: skip
    assert seen(kho) == "hai"


def test_internal_and_public_releases_have_places_of_their_own(kho: str) -> None:
    mark_internal(at(kho))
    publish(at(kho), replace(edition("mật"), internal=True), 5)
    assert "nơi này dành cho bản nội bộ" in refused(at(kho))
    assert seen(kho) == "mật"


def test_two_at_once(kho: str) -> None:
    publish(at(kho), edition("một"), 5)
    with at(kho).locked():
        said = refused(at(kho))
    assert said == (
        f"{kho}/web: đang có một lần đăng khác. Nếu lần đó đã bị ngắt, chạy  rclone deletefile {kho}/web/dang-dang.lock  rồi đăng lại."
    )
    assert seen(kho) == "một"
    publish(at(kho), edition("hai"), 5)


def test_a_bucket_that_is_not_there_is_not_made(kho: str) -> None:
    said = refused(place_of("rclone:kho:khong-co/web"))
    assert said.startswith(
        "kho:khong-co/web: kho lưu trữ không có ngăn (bucket) hay thư mục tên này; tạo trước, hoặc sửa tên"
    )
    assert "khong-co" not in rclone("lsf", "kho:")


def test_a_store_that_rclone_does_not_know(kho: str) -> None:
    said = refused(place_of("rclone:la:dan-van"))
    assert said.startswith("la:dan-van: rclone chưa biết kho này; chạy  rclone config,  hoặc sửa tên kho")


def test_a_key_that_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = free_port()
    reached(number, tmp_path, monkeypatch)
    with service(number, INITIAL_NO_AUTH_ACTION_COUNT="0"):
        said = refused(place_of("rclone:kho:dan-van/web"))
    assert said.startswith(
        "kho:dan-van/web: kho lưu trữ không nhận khóa, hoặc khóa không có quyền; xem lại bằng  rclone config (rclone báo: "
    )


def test_a_service_that_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is seen the old site stays, and that is said."""
    number = free_port()
    reached(number, tmp_path, monkeypatch)
    monkeypatch.setattr(bucket, "RCLONE", (*bucket.RCLONE, "--low-level-retries", "1", "--retries", "1"))
    place = place_of("rclone:kho:dan-van/web")
    with service(number) as running:
        rclone("mkdir", "kho:dan-van")
        with place.locked():
            release.add(place, edition("một"), "2026-11-24.1")
            end(running)
            with pytest.raises(Refusal) as caught:
                place.switch("2026-11-24.1")
    told = "không nối được tới máy đó; xem máy có chạy không, mạng có thông không"
    assert str(caught.value).startswith(f"kho:dan-van/web: {told} (rclone báo: ")
    assert str(caught.value).endswith("Trang cũ giữ nguyên.")
    assert refused(place_of("rclone:kho:dan-van/web")).endswith("Trang cũ giữ nguyên.")
