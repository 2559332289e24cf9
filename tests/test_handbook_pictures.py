"""The handbook's pictures show what the commands say now, and each stands on a page, described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook import scenes
from handbook.pictures import PICTURES, keep, shown_in

PAGES = Path(__file__).parents[1] / "docs/huong-dan"
SHOWN = re.compile(r"!\[([^\]]+)\]\(assets/huong-dan/([a-z-]+)\.webp \"([^\"]+)\"\)")


@pytest.mark.parametrize("name", scenes.TERMINALS)
def test_what_a_command_says_is_what_its_picture_shows(name: str, tmp_path: Path) -> None:
    assert shown_in(name) == scenes.TERMINALS[name](scenes.copied(tmp_path)), "run  make handbook-pictures"


def test_every_picture_stands_on_a_page_with_its_description_and_caption() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(PAGES.glob("*.md")))
    shown = [name for _, name, _ in SHOWN.findall(text)]
    assert sorted(shown) == sorted(path.stem for path in PICTURES.glob("*"))
    assert len(set(shown)) == len(shown)
    assert all(len(alt) > 40 for alt, _, _ in SHOWN.findall(text))


def test_a_picture_that_shows_something_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAW", raising=False)
    with pytest.raises(AssertionError, match=r"kiem-tra\.webp is stale: run  make handbook-pictures"):
        keep("kiem-tra", "chữ khác", lambda: b"")
