"""Publishing to a server over a real SSH connection (tests/sshd.py): whole or not at all, and said so that one can act."""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_disk import small_disk
from sshd import HOST, Server, links_to, sshd
from test_release import PAGE, edition

from danvan.problems import Refusal
from danvan.release import Place, listed, mark_internal, place_of, publish, rollback, verified, verify
from danvan.release.faults import explained

# All that a publish runs there but rsync.
THERE = ("sh", "bash", "mkdir", "flock", "cat", "rm", "ls", "readlink", "sync", "mv", "ln", "sha256sum", "sed", "head", "find", "sort",
         "uniq", "cut")  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    programs = links_to(["true"], tmp_path_factory.mktemp("programs") / "bin")
    # For power cuts, which no test makes; slow on a busy machine.
    (programs / "true").rename(programs / "sync")
    with sshd(tmp_path_factory.mktemp("sshd"), path=f"{programs}:{os.environ['PATH']}") as running:
        yield running


@pytest.fixture
def folder(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the releases lie on the server, which is reached as it should be."""
    monkeypatch.setenv("DANVAN_SSH", server.ssh())
    return tmp_path / "trang dân vận"


def at(folder: Path) -> Place:
    return place_of(f"{HOST}:{folder}")


def seen(folder: Path) -> str:
    """The word that readers see."""
    return (folder / "current/site/index.html").read_text("utf-8").removeprefix(PAGE)


def whole(folder: Path) -> None:
    """What readers see is a whole release."""
    assert verify((folder / "current").resolve()) == []


class TestADay:
    def test_publish_again_back_and_forth(self, folder: Path) -> None:
        assert publish(at(folder), edition("một"), 2).endswith(
            f"Đã đăng bản 2026-11-24.1: {HOST}:{folder}/current/site"
        )
        publish(at(folder), edition("hai"), 2)
        assert publish(at(folder), edition("ba"), 2).endswith("Đã xóa bản cũ 2026-11-24.1")
        assert seen(folder) == "ba"
        assert rollback(at(folder)) == "Người đọc nay xem bản 2026-11-24.2 (trước đó: 2026-11-24.3)."
        assert seen(folder) == "hai"
        assert listed(at(folder)) == f"→ 2026-11-24.2\n  2026-11-24.3\n2 bản trong {HOST}:{folder}"
        assert verified(at(folder)) == "Bản 2026-11-24.2 nguyên vẹn."
        whole(folder)
        assert sorted(path.name for path in (folder / "releases").iterdir()) == ["2026-11-24.2", "2026-11-24.3"]

    def test_what_did_not_change_keeps_its_time_and_does_not_travel(self, folder: Path) -> None:
        publish(at(folder), edition("một"), 5)
        before = (folder / "current/site/assets/a.css").stat()
        publish(at(folder), edition("hai"), 5)
        after = (folder / "current/site/assets/a.css").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    @pytest.mark.parametrize(
        ("harm", "said"),
        [
            (lambda release: (release / "site/index.html").write_text("x"), "tệp index.html đã bị đổi hoặc mất"),
            (lambda release: (release / "site/assets/a.css").unlink(), "tệp assets/a.css đã bị đổi hoặc mất"),
            (lambda release: (release / "site/lạ lùng.html").write_text("x"), "thừa tệp lạ lùng.html"),
            (lambda release: (release / "SHA256SUMS").unlink(), "không đọc được SHA256SUMS"),
        ],
    )
    def test_damage_is_told_and_not_shown(self, folder: Path, harm: Callable[[Path], object], said: str) -> None:
        publish(at(folder), edition("một"), 5)
        publish(at(folder), edition("hai"), 5)
        harm(folder / "releases/2026-11-24.1")
        with pytest.raises(Refusal) as caught:
            rollback(at(folder))
        assert str(caught.value) == (
            f"2026-11-24.1: {said}\nBản 2026-11-24.1 không còn nguyên vẹn; trang đang xem giữ nguyên."
        )
        assert seen(folder) == "hai"

    def test_two_at_once(self, folder: Path) -> None:
        publish(at(folder), edition("một"), 5)
        with at(folder).locked(), pytest.raises(Refusal, match="đang có một lần đăng khác; chờ xong rồi chạy lại"):
            publish(at(folder), edition("hai"), 5)
        assert seen(folder) == "một"
        publish(at(folder), edition("ba"), 5)
        assert seen(folder) == "ba"

    def test_internal_and_public_releases_have_places_of_their_own(self, folder: Path) -> None:
        mark_internal(at(folder))
        publish(at(folder), replace(edition("mật"), internal=True), 5)
        assert seen(folder) == "mật"
        assert "nơi này dành cho bản nội bộ" in refused(folder)
        assert seen(folder) == "mật"

    def test_a_server_by_its_ipv6_address(self, folder: Path) -> None:
        publish(place_of(f"{HOST.partition('@')[0]}@[::1]:{folder}"), edition("một"), 5)
        assert seen(folder) == "một"


# Counts the connections of a publish; at one of them the publisher is killed, alone or with all that it has started.
# What it sends may also be cut after some bytes: the machine died while files travelled.
WRAPPED = """#!/bin/sh
count=$(($(cat {folder}/count) + 1))
echo $count > {folder}/count
[ $count = "$DIE_AT" ] || exec {ssh} "$@"
[ -z "$CUT" ] || {{ dd bs=1 count="$CUT" status=none; kill -9 {whom}; }} | {ssh} "$@"
kill -9 {whom}
exec {ssh} "$@"
"""


def published_till(folder: Path, ssh: str, die_at: int, *, alone: bool = False, cut: int = 0) -> bool:
    """Publish in a process of its own that is killed (-9) at its ``die_at``-th connection; whether it came to its end."""
    (folder.parent / "count").write_text("0")
    wrapper = folder.parent / "ssh"
    pid = os.fork()
    if pid == 0:
        os.setsid()
        # Orphans go on with what the killed publisher has begun.
        whom = os.getpid() if alone else f"-{os.getpid()}"
        wrapper.write_text(WRAPPED.format(folder=folder.parent, ssh=ssh, whom=whom))
        wrapper.chmod(stat.S_IRWXU)
        os.environ.update(DANVAN_SSH=str(wrapper), DIE_AT=str(die_at), CUT=str(cut or ""))
        publish(at(folder), edition("mới"), 2)
        os._exit(0)
    return not os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def said_by(folder: Path, words: str) -> str:
    """What a publish says, whether it succeeds or not."""
    try:
        return publish(at(folder), edition(words), 2)
    except Refusal as refusal:
        return str(refusal)


def publish_after(folder: Path, words: str) -> None:
    """Publish when the killed one's lock has fallen, which takes the server a moment."""
    said = next(said for _ in range(100) if "đang có một lần đăng khác" not in (said := said_by(folder, words)))
    assert "Đã đăng bản" in said


class TestKilled:
    @pytest.mark.parametrize("alone", [False, True])
    def test_at_any_connection_readers_see_the_old_or_the_new_whole(
        self, server: Server, folder: Path, alone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "tam").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
        publish(at(folder), edition("cũ"), 2)
        saw, step = set(), 1
        while not published_till(folder, server.ssh(), step, alone=alone):
            whole(folder)
            saw.add(seen(folder))
            step += 1
        assert saw == {"cũ", "mới"}
        assert step > 8
        publish_after(folder, "sau")
        assert seen(folder) == "sau"
        whole(folder)
        names = [path.name for path in (folder / "releases").iterdir()]
        assert [name for name in names if name.startswith(".")] == []
        # Nor is anything left here, though many were killed.
        assert list((tmp_path / "tam").iterdir()) == []

    @pytest.mark.parametrize("cut", [10, 400, 1500, 4000])
    def test_while_files_travel(self, server: Server, folder: Path, cut: int) -> None:
        publish(at(folder), edition("cũ"), 2)
        assert not published_till(folder, server.ssh(), 4, cut=cut)
        assert seen(folder) == "cũ"
        whole(folder)
        publish_after(folder, "sau")
        assert seen(folder) == "sau"
        whole(folder)


def refused(folder: Path, to: Place | None = None) -> str:
    """What a publish says that must not succeed."""
    with pytest.raises(Refusal) as caught:
        publish(to or at(folder), edition("mới"), 5)
    return str(caught.value)


class TestRefused:
    """Each is said by the real programs; what readers see stays."""

    def test_a_key_that_the_server_does_not_take(
        self, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(at(folder), edition("cũ"), 5)
        monkeypatch.setenv("DANVAN_SSH", server.ssh("stranger"))
        assert refused(folder) == (
            f"{HOST}:{folder}: máy chủ không nhận khóa SSH của tài khoản này; thêm khóa công khai vào ~/.ssh/authorized_keys ở đó "
            f"(ssh báo: {HOST}: Permission denied (publickey).). Trang cũ giữ nguyên."
        )
        assert seen(folder) == "cũ"

    def test_a_server_that_is_another(self, server: Server, folder: Path) -> None:
        server.known("stranger")
        assert "khóa của máy chủ đã khác lần trước: máy chủ vừa cài lại, hoặc có kẻ đứng giữa" in refused(folder)
        server.known("host")

    def test_a_server_that_is_not_known(self, server: Server, folder: Path) -> None:
        (server.folder / "known").write_text("")
        assert "máy này chưa biết khóa của máy chủ; chạy  ssh  tới đó một lần" in refused(folder)
        server.known("host")

    def test_no_right_to_write(self, folder: Path) -> None:
        said = refused(folder, at(Path("/sys/dan-van")))
        assert said.startswith(f"{HOST}:/sys/dan-van: không có quyền ghi ở đầu kia; sửa quyền thư mục")

    def test_nobody_listens(self, folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DANVAN_SSH", server.ssh().replace(f"Port={server.port}", "Port=1"))
        assert "không nối được tới máy đó; xem máy có chạy không" in refused(folder)

    def test_no_such_machine(self, folder: Path) -> None:
        assert "không tìm thấy máy mang tên này" in refused(folder, place_of("web@khong-co.invalid:/srv"))

    def test_a_folder_that_is_not_there_is_told_when_it_is_read(self, folder: Path) -> None:
        with pytest.raises(Refusal, match="máy chủ không có thư mục này; xem lại cách viết, hoặc đăng lần đầu để tạo"):
            listed(at(folder))
        assert not folder.exists()


@pytest.mark.parametrize(
    ("missing", "said"),
    [("rsync", "máy chủ chưa có rsync; cài ở đó bằng  sudo apt-get install rsync"), ("flock", "máy chủ chưa có flock")],
)
def test_a_program_that_the_server_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, said: str
) -> None:
    bin_folder = links_to([name for name in THERE if name != missing], tmp_path / "bin")
    with sshd(tmp_path, path=str(bin_folder)) as server:
        monkeypatch.setenv("DANVAN_SSH", server.ssh())
        folder = tmp_path / "web"
        assert said in refused(folder)
        assert not (folder / "current").exists()


def test_a_server_whose_disk_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its kernel refuses files longer than its processes may write."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1200, 1200))

    folder = tmp_path / "web"
    (tmp_path / "keys").mkdir()
    with sshd(tmp_path / "keys") as server:
        monkeypatch.setenv("DANVAN_SSH", server.ssh())
        publish(at(folder), edition("cũ"), 5)
    shutil.rmtree(tmp_path / "keys")
    (tmp_path / "keys").mkdir()
    with sshd(tmp_path / "keys", limit=limit) as server:
        monkeypatch.setenv("DANVAN_SSH", server.ssh())
        assert "tệp lớn quá mức máy chủ cho phép (rsync báo: rsync: " in refused(folder)
    assert seen(folder) == "cũ"
    whole(folder)


def test_a_server_whose_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each connection finds the same small disk; what the real rsync says of it is understood."""
    folder = tmp_path / "web"
    (tmp_path / "keys").mkdir()
    with small_disk(folder, "48k") as (inside, there):
        force = f'ForceCommand {shlex.join(inside)} sh -c "$SSH_ORIGINAL_COMMAND"'
        with sshd(tmp_path / "keys", more=force) as server:
            monkeypatch.setenv("DANVAN_SSH", server.ssh())
            publish(at(folder), edition("cũ"), 5)
            for _ in range(2):
                assert refused(folder).startswith(
                    f"{HOST}:{folder}: hết chỗ trên đĩa ở đầu kia; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại (rsync báo: rsync: "
                )
                assert (there / "current/site/index.html").read_text("utf-8") == f"{PAGE}cũ"
                assert verify(there / "releases/2026-11-24.1") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rsync: write failed on \"/srv/x\": No space left on device (28)\nrsync error: error in file IO (code 11)",
         "hết chỗ trên đĩa ở đầu kia; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại"
         " (rsync báo: rsync: write failed on \"/srv/x\": No space left on device (28))"),
        ("mkdir: cannot create directory '/srv/x': Read-only file system", "đĩa ở đầu kia chỉ cho đọc"),
        ("client_loop: send disconnect: Broken pipe\nrsync error: unexplained error (code 255)", "mất liên lạc giữa chừng; chạy lại lệnh"),
        ("một\nđiều lạ\n", "rsync báo: điều lạ"),
        ("", "rsync dừng mà không nói vì sao"),
    ],
)  # fmt: skip
def test_what_programs_say_is_explained(words: str, said: str) -> None:
    assert explained("rsync", words).startswith(said)
