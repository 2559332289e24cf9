"""A library that notes what it is asked: each question by itself, and everything where the question is not known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from making import POST, TODAY, loaded, text, write

from danvan.library import Library, load
from danvan.library.asking import ALL, EVERYTHING, Answers, Question, Watched
from danvan.records import Document, Post

OTHER = "news/2026/2026-11-22-bai-khac.md"
DOCUMENT, POST_KEY = "126-kl-tw-2025", "2026-11-23-bai-viet"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path, {OTHER: text(POST, id="2026-11-22-01", date="2026-11-22T08:00:00+07:00")})


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        (lambda library: library.records[DOCUMENT].heading, {("records", DOCUMENT)}),
        (lambda library: "none" in library.records, {("records", "none")}),
        (lambda library: library.records.get("none"), {("records", "none")}),
        (lambda library: len(library.records), {("records", ALL)}),
        (lambda library: list(library.records), {("records", ALL)}),
        (lambda library: list(library.records.values()), {("records", ALL)}),
        (lambda library: dict(library.pages.items()), {("pages", ALL)}),
        (lambda library: library.posts[:1], {("posts",)}),
        (lambda library: library.today, {("today",)}),
        (lambda library: library.referring(DOCUMENT, Post), {("referring", DOCUMENT, Post)}),
        (lambda library: library.is_recent(POST_KEY), {("is_recent", POST_KEY)}),
        (lambda library: library.sample, set()),
        # What it was not told of could be about anything.
        (lambda library: library.of_kind(Document), {EVERYTHING}),
        (lambda library: library.drafts, {EVERYTHING}),
    ],
)
def test_each_question_is_noted(library: Library, ask: Callable[[Library], Any], asked: set[Question]) -> None:
    watched = Watched(library)
    assert repr(ask(watched)) == repr(ask(library))
    assert watched.asked == asked


@pytest.mark.parametrize("name", ["root", "cache"])
def test_nobody_reads_files_past_it(library: Library, name: str) -> None:
    with pytest.raises(LookupError, match="is not noted"):
        getattr(Watched(library), name)


def changed(library: Library, files: dict[str, str | bytes], questions: list[Question]) -> list[Question]:
    """The questions that have another answer after a change of files."""
    before, after = Answers(library), Answers(load(write(library.root, files), TODAY))
    return [question for question in questions if before.to(question) != after.to(question)]


def test_an_answer_changes_with_what_it_tells_of(library: Library) -> None:
    questions: list[Question] = [
        ("records", DOCUMENT), ("records", POST_KEY), ("posts",), ("documents",), ("referring", DOCUMENT, Post),
        ("referring", "so-vhttdl", Post), ("is_recent", POST_KEY), ("today",), EVERYTHING,
    ]  # fmt: skip
    edited: dict[str, str | bytes] = {f"news/2026/{POST_KEY}.md": text(POST, "Thân bài khác.")}
    assert changed(library, edited, questions) == [
        ("records", POST_KEY), ("posts",), ("referring", "so-vhttdl", Post), EVERYTHING,
    ]  # fmt: skip
