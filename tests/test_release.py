"""Releases: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import brotli
import pytest
from small_disk import small_disk

from danvan.build import Order
from danvan.cli import main
from danvan.problems import Refusal
from danvan.release import Edition, Store, add, listed, mark_internal, place_of, publish, rollback, verified, verify
from danvan.release.store import next_id


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """For power cuts, which no test makes; slow on a busy machine."""
    monkeypatch.setattr(os, "sync", lambda: None)


PROJECT = Path(__file__).parents[1]
PAGE = "<h1>Trang</h1>" + "chữ có dấu " * 100


def edition(words: str, day: str = "2026-11-24", fail: Exception | None = None) -> Edition:
    """A small site that says ``words``; or one that cannot be made."""

    def make(folder: Path) -> str:
        for name, content in {
            "index.html": f"{PAGE}{words}",
            "assets/a.css": "a{}",
            f"tin/{words}/index.html": PAGE,
        }.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")
        if fail:
            raise fail
        return f"Dựng xong {words}."

    return Edition(day, "https://mau.example/", make)


def seen(store: Store) -> str:
    """The word that readers see."""
    return (store.current / "site/index.html").read_text("utf-8").removeprefix(PAGE)


class TestAFolder:
    def test_a_publish_says_what_it_did(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        assert publish(store, edition("một"), 5) == f"Dựng xong một.\nĐã đăng bản 2026-11-24.1: {tmp_path}/current/site"
        assert seen(store) == "một"
        assert verify(store.releases / "2026-11-24.1") == []

    def test_the_list_of_what_it_is_made_with_lies_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "khoa.txt").write_text("pyyaml==6.0.3 --hash=sha256:" + "a" * 64 + "\n", "utf-8")
        store = Store(tmp_path / "kho")
        publish(store, replace(edition("một"), lock=tmp_path / "khoa.txt"), 5)
        listed = json.loads((store.releases / "2026-11-24.1/sbom.json").read_text("utf-8"))
        assert [item["purl"] for item in listed["components"]] == ["pkg:pypi/pyyaml@6.0.3"]
        assert verify(store.releases / "2026-11-24.1") == []

    def test_the_newest_are_kept_and_counted_by_day(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        for day in ("2026-11-23", "2026-11-24", "2026-11-24", "2026-11-24"):
            said = publish(store, edition("x", day), 2)
        assert said.splitlines()[-1] == "Đã xóa bản cũ 2026-11-24.1"
        assert listed(store) == f"  2026-11-24.2\n→ 2026-11-24.3\n2 bản trong {tmp_path}"

    def test_the_tenth_of_a_day_is_newer_than_the_ninth(self, tmp_path: Path) -> None:
        assert next_id(["2026-11-24.9", "2026-11-24.10", "2026-11-23.30"], "2026-11-24") == "2026-11-24.11"

    def test_back_and_forth(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        publish(store, edition("hai"), 5)
        assert rollback(store) == "Người đọc nay xem bản 2026-11-24.1 (trước đó: 2026-11-24.2)."
        assert seen(store) == "một"
        rollback(store, "2026-11-24.2")
        assert seen(store) == "hai"

    def test_what_is_rolled_back_to_is_not_pruned(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        for words in ("một", "hai", "ba"):
            publish(store, edition(words), 5)
        rollback(store, "2026-11-24.1")
        assert store.prune(1) == ["2026-11-24.2"]
        assert seen(store) == "một"

    def test_nothing_to_go_back_to(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        with pytest.raises(Refusal, match=r"không có bản nào cũ hơn; các bản đang giữ: 2026-11-24\.1"):
            rollback(store)
        with pytest.raises(Refusal, match=r"không có bản 2020-01-01\.1"):
            rollback(store, "2020-01-01.1")

    @pytest.mark.parametrize(
        ("harm", "said"),
        [
            (lambda site: (site / "index.html").write_text("x"), "tệp index.html đã bị đổi"),
            (lambda site: (site / "assets/a.css").unlink(), "thiếu tệp assets/a.css"),
            (lambda site: (site / "la.html").write_text("x"), "thừa tệp la.html"),
            (lambda site: (site.parent / "manifest.json").write_text("{"), "không đọc được manifest.json"),
        ],
    )
    def test_a_damaged_release_is_told_and_not_shown(
        self, tmp_path: Path, harm: Callable[[Path], Any], said: str
    ) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        publish(store, edition("hai"), 5)
        harm(store.releases / "2026-11-24.1/site")
        with pytest.raises(Refusal, match=said):
            verified(store, "2026-11-24.1")
        with pytest.raises(Refusal, match=f"(?s){said}.*trang đang xem giữ nguyên"):
            rollback(store)
        assert seen(store) == "hai"
        assert verified(store) == "Bản 2026-11-24.2 nguyên vẹn."

    def test_smaller_copies_are_laid_beside(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        site = store.current / "site"
        page = (site / "index.html").read_bytes()
        assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
        assert brotli.decompress((site / "index.html.br").read_bytes()) == page
        assert not (site / "assets/a.css.gz").exists()  # too small to gain

    def test_the_same_site_gives_the_same_release(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            publish(Store(tmp_path / name), edition("một"), 5)
        manifests = [(tmp_path / name / "current/manifest.json").read_bytes() for name in ("a", "b")]
        assert manifests[0] == manifests[1]
        assert json.loads(manifests[0])["site_url"] == "https://mau.example/"

    def test_sums_that_the_system_checks(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        check = subprocess.run(
            ["sha256sum", "--check", "--quiet", "../SHA256SUMS"], cwd=store.current / "site", check=False
        )
        assert check.returncode == 0


class TestWhomAPlaceIsFor:
    def test_an_internal_release_wants_a_place_that_somebody_has_marked(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match=r"chưa đánh dấu là nơi nội bộ; .*danvan mark-internal --to"):
            publish(Store(tmp_path), replace(edition("mật"), internal=True), 5)
        assert (
            mark_internal(Store(tmp_path)) == f"{tmp_path} nay là nơi nội bộ: chỉ nhận bản nội bộ (publish --internal)."
        )
        publish(Store(tmp_path), replace(edition("mật"), internal=True), 5)
        assert seen(Store(tmp_path)) == "mật"
        with pytest.raises(
            Refusal, match="nơi này dành cho bản nội bộ, không đăng bản công khai vào đây; chọn nơi khác"
        ):
            publish(Store(tmp_path), edition("một"), 5)
        assert seen(Store(tmp_path)) == "mật"

    def test_a_place_that_ever_held_a_public_release_stays_public(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        for left in (store.current, store.releases / "2026-11-24.1"):
            left.unlink() if left.is_symlink() else shutil.rmtree(left)
        with pytest.raises(Refusal, match="nơi này đã có bản công khai, không đăng bản nội bộ vào đây"):
            publish(store, replace(edition("mật"), internal=True), 5)
        with pytest.raises(Refusal, match="nơi này đã có bản công khai, không dùng làm nơi nội bộ được"):
            mark_internal(store)

    def test_releases_of_before_such_marks_are_public(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        (tmp_path / "audience.txt").unlink()
        with pytest.raises(Refusal, match="nơi này đã có bản công khai"):
            mark_internal(store)

    def test_the_command_builds_the_internal_site_and_promises_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        orders: list[Order] = []

        def made(order: Order, folder: Path) -> str:
            orders.append(order)
            return edition("mật").make(folder)

        monkeypatch.setattr("danvan.cli.releases.make", made)
        to = ["--to", str(tmp_path / "noi")]
        command = ["--root", str(tmp_path), "publish", *to, "--site-url", "https://a.example/"]
        assert main(["mark-internal", *to]) == 0
        assert main([*command, "--internal", "--", "true"]) == 0
        assert main([*command, "--", "true"]) == 1
        assert [order.internal for order in orders] == [True]
        assert not (tmp_path / "ledger").exists()


def published_twice(folder: Path, between: str = "") -> list[str]:
    """A command that publishes, does something, and publishes again: it prints why that is refused and what readers see."""
    code = (
        f"import sys; sys.path[:0] = {[str(PROJECT / 'scripts'), str(PROJECT / 'tests')]}; from pathlib import Path; import test_release as t\n"
        "from danvan.problems import Refusal\n"
        f"store = t.Store(Path({str(folder)!r})); t.publish(store, t.edition('cũ'), 5)\n{between}"
        "try: t.publish(store, t.edition('mới'), 5)\n"
        "except Refusal as refusal: print(refusal)\n"
        "print(t.seen(store))"
    )
    return [sys.executable, "-c", code]


class TestWhenItFails:
    def test_two_at_once(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        with store.locked(), pytest.raises(Refusal, match="đang có một lần đăng khác; chờ xong rồi chạy lại"):
            publish(Store(tmp_path), edition("hai"), 5)
        assert seen(store) == "một"

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (errno.ENOSPC, "hết chỗ trên đĩa"), (errno.EACCES, "không có quyền ghi"), (errno.EROFS, "đĩa chỉ cho đọc"),
            (errno.EIO, os.strerror(errno.EIO)),
        ],
    )  # fmt: skip
    def test_the_disk_refuses(self, tmp_path: Path, number: int, said: str) -> None:
        store = Store(tmp_path)
        publish(store, edition("một"), 5)
        fault = OSError(number, os.strerror(number), "/dia/tep")
        with pytest.raises(Refusal, match=f"/dia/tep: {said}.*Trang cũ giữ nguyên"):
            publish(store, edition("hai", fail=fault), 5)
        assert seen(store) == "một"
        publish(store, edition("ba"), 5)
        assert [path.name for path in store.releases.iterdir() if path.name.startswith(".")] == []

    def test_a_file_longer_than_may_be_written(self, tmp_path: Path) -> None:
        """The kernel itself refuses it."""
        limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
        done = subprocess.run(published_twice(tmp_path, limit), capture_output=True, text=True, check=True)
        assert "tệp lớn quá mức hệ thống cho phép. Trang cũ giữ nguyên.\ncũ" in done.stdout

    def test_a_disk_that_is_really_full(self, tmp_path: Path) -> None:
        with small_disk(tmp_path / "dia", "48k") as (inside, there):
            command = [*inside, *published_twice(tmp_path / "dia")]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            assert verify(there / "releases/2026-11-24.1") == []
        assert "hết chỗ trên đĩa; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại. Trang cũ giữ nguyên.\ncũ" in done.stdout

    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "tep").write_text("x")
        with pytest.raises(Refusal, match=r"Trang cũ giữ nguyên"):
            publish(Store(tmp_path / "tep"), edition("một"), 5)


def killed_after(steps: int, work: Callable[[], object]) -> int:
    """Do the work in a process of its own that is killed (-9) after so many calls and returns; how many it still had."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        left = steps

        def count(frame: FrameType, event: str, argument: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        work()
        sys.setprofile(None)
        os.write(writing, str(left).encode())
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        return 0 if os.WIFSIGNALED(status) else int(answer.read())


def test_killed_at_any_moment_readers_see_the_old_or_the_new_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    publish(store, edition("cũ"), 2)
    all_steps = 10**9
    needed = all_steps - killed_after(all_steps, lambda: publish(Store(tmp_path / "thử"), edition("mới"), 2))
    saw, steps = set(), 1
    while killed_after(steps, lambda: publish(store, edition("mới"), 2)) == 0:
        name = store.current_id()
        assert name is not None
        assert verify(store.releases / name) == [], f"killed after {steps} steps"
        saw.add(seen(store))
        steps += needed // 50
    assert saw == {"cũ", "mới"}
    publish(store, edition("sau"), 2)
    assert seen(store) == "sau"
    assert sorted(path.name for path in store.releases.iterdir() if path.name.startswith(".")) == []


def test_a_server_that_cannot_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_SSH", "false")
    with pytest.raises(Refusal, match="may-chu:/srv"):
        publish(place_of("may-chu:/srv"), edition("một"), 5)


def test_a_program_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match="máy này chưa có rclone; cài bằng  sudo apt-get install rclone"):
        publish(place_of("rclone:kho:dan-van"), edition("một"), 5)


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store(tmp_path)
    with store.locked():
        add(store, edition("một"), "2026-11-24.1")
        store.switch("2026-11-24.1")
    assert main(["releases", "--to", str(tmp_path)]) == 0
    assert main(["verify", "--to", str(tmp_path)]) == 0
    assert main(["rollback", "--to", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == f"→ 2026-11-24.1\n1 bản trong {tmp_path}\nBản 2026-11-24.1 nguyên vẹn.\n"
    assert err == "không có bản nào cũ hơn; các bản đang giữ: 2026-11-24.1\n"
