"""A published text that was changed much asks for a note to its readers; a small change, a draft or a note asks nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from making import DOCUMENT, MODEL, POST, TRANSLATION, site, text, write

from danvan.cli import EXPLAINED, main

POST_FILE = "news/2026/2026-11-23-bai-viet.md"
DOCUMENT_FILE = "docs/van-ban/126-kl-tw-2025.md"
BODY = " ".join(f"chữ{number}" for number in range(200))
REWRITTEN = " ".join(f"khác{number}" if number < 60 else f"chữ{number}" for number in range(200))
NOTE = {"date": "2026-11-24", "note": "Viết lại phần đầu."}
IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_COMMITTER_DATE": "2026-11-23T12:00:00+07:00",
}


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Thử", "-c", "user.email=thu@example.vn", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, env={**os.environ, **IDENTITY}, check=True, capture_output=True)


def published(root: Path, **files: str) -> Path:
    """A repository whose branch main has been published; what is written afterwards is an editor's work."""
    write(root, site(**{POST_FILE: text(POST, BODY), **files}))
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Đã đăng"]):
        git(root, *command)
    return root


def asked(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """What the command answers on the day after."""
    code = main(["--root", str(root), "--today", "2026-11-24", "changed", "--since", "main", *options])
    answer = capsys.readouterr()
    return code, (answer.out or answer.err).splitlines()


def post(body: str, **changes: Any) -> dict[str, str | bytes]:
    return {POST_FILE: text(POST, body, **changes)}


SAID = (
    f"{POST_FILE}:4: trang đã đăng, nay đổi nhiều (thêm 60 từ, bỏ 60 từ, 24% bài) mà người đọc chưa được báo",
    "ghi vào changes (Các lần sửa) một dòng, ví dụ  - {date: 2026-11-24, note: Viết lại mục 2.};"
    " trước đã viết sai thì ghi ở corrections (Đính chính)",
)


def test_a_text_changed_much_asks_for_a_note_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(published(tmp_path), post(REWRITTEN))
    assert asked(tmp_path, capsys) == (
        0,
        ["So với main (23/11/2026): 1 trang đã sửa, 1 trang cần ghi các lần sửa.", f"Lưu ý: {' → '.join(SAID)}"],
    )
    assert asked(tmp_path, capsys, "--strict") == (
        1, [SAID[0], f"    → {SAID[1]}", "", "Tổng cộng: 1 lỗi trong 1 tệp.", EXPLAINED],
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        post(BODY.replace("chữ7 ", "chữ bảy ")),
        post(" ".join(reversed(BODY.split()))),
        post(REWRITTEN, changes=[NOTE]),
        post(REWRITTEN, corrections=[NOTE]),
        post(REWRITTEN, draft=True),
        post(BODY, workflow={"drafted_by": "Chuyên viên", "reviewed_by": "Trưởng phòng"}, review="2027-11-23"),
        {POST_FILE.replace(".md", ".en.md"): text({"translation": TRANSLATION}, REWRITTEN)},
        {"docs/gioi-thieu/index.md": REWRITTEN},
        {"news/2026/2026-11-24-moi.md": text(POST, REWRITTEN, id="2026-11-24-01", date="2026-11-24T08:00:00+07:00")},
    ],
    ids=["a slip", "moved about", "noted", "corrected", "made a draft", "editors' notes", "English", "by hand", "new"],
)
def test_what_is_small_told_or_not_published_asks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str | bytes]
) -> None:
    write(
        published(tmp_path, **{POST_FILE.replace(".md", ".en.md"): text({"translation": TRANSLATION}, BODY)}), changed
    )
    code, lines = asked(tmp_path, capsys, "--strict")
    assert (code, len(lines)) == (0, 1), lines
    assert lines[0].endswith(" 0 trang cần ghi các lần sửa.")


@pytest.mark.parametrize(
    "before",
    [{"draft": True}, {"audience": "internal"}, {"date": "2026-11-24T08:00:00+07:00"}],
    ids=["draft", "internal", "day to come"],
)
def test_what_readers_had_not_seen_may_be_rewritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: dict[str, Any]
) -> None:
    write(published(tmp_path, **{POST_FILE: text(POST, BODY, **before)}), post(REWRITTEN))
    assert asked(tmp_path, capsys, "--strict")[0] == 0


def test_an_older_note_does_not_tell_of_a_new_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(published(tmp_path, **{POST_FILE: text(POST, BODY, changes=[NOTE])}), post(REWRITTEN, changes=[NOTE]))
    code, lines = asked(tmp_path, capsys, "--strict")
    assert code == 1
    assert lines[0].startswith(f"{POST_FILE}:12: trang đã đăng")


def test_fields_count_as_the_body_does_and_renaming_hides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(tmp_path, **{"docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, BODY, method=["Làm một việc."])})
    git(tmp_path, "mv", "docs/dan-van-kheo/cau-lac-bo.md", "docs/dan-van-kheo/cau-lac-bo-moi.md")
    steps = [" ".join(f"bước{number}" for number in range(40))]
    write(tmp_path, {"docs/dan-van-kheo/cau-lac-bo-moi.md": text(MODEL, BODY, method=steps)})
    code, lines = asked(tmp_path, capsys, "--strict")
    assert code == 1
    assert lines[0].startswith("docs/dan-van-kheo/cau-lac-bo-moi.md:")
    assert "corrections" not in "".join(lines)


def test_work_that_is_committed_on_a_branch_is_compared_with_where_it_began(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "sua-bai")
    write(tmp_path, post(REWRITTEN))
    git(tmp_path, "commit", "-q", "-a", "-m", "Sửa")
    git(tmp_path, "switch", "-q", "main")
    write(tmp_path, {DOCUMENT_FILE: text(DOCUMENT, BODY)})
    git(tmp_path, "commit", "-q", "-a", "-m", "Việc khác")
    git(tmp_path, "switch", "-q", "sua-bai")
    code, lines = asked(tmp_path, capsys, "--strict")
    assert (code, lines[-2:]) == (1, ["Tổng cộng: 1 lỗi trong 1 tệp.", EXPLAINED])


@pytest.mark.parametrize(
    ("repository", "ref"), [(True, "khong-co"), (False, "main")], ids=["no commit", "no repository"]
)
def test_what_git_cannot_tell_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, repository: bool, ref: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    published(tmp_path) if repository else write(tmp_path, site())
    assert main(["--root", str(tmp_path), "changed", "--since", ref]) == 1
    assert capsys.readouterr().err.startswith("không so được với bản cũ: git báo: fatal: ")


def test_a_machine_without_git_is_told_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--root", str(tmp_path), "changed", "--since", "main"]) == 1
    assert capsys.readouterr().err == "máy này chưa có git; cài bằng  sudo apt-get install git\n"
