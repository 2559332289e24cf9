"""What the handbook says is what the commands do: each command in it can be given, each example passes the check."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from danvan.attachments.checking import MAX_BYTES
from danvan.cli import command_parser
from danvan.filetypes.kinds import ALLOWED
from danvan.frontmatter import parse
from danvan.records import KINDS, Commendation, Document, Model, Post, Record

PROJECT = Path(__file__).parents[1]
PAGES = {path.name: path.read_text("utf-8") for path in sorted((PROJECT / "docs/huong-dan").glob("*.md"))}
COMMAND = re.compile(r"(?:PYTHONPATH=scripts \.venv/bin/python -m danvan|make) [^`\n]+")
EXAMPLES = {
    "dang-tin.md": (Post, "2026-11-23-cong-vien-dia-chat-toan-cau-lang-son"), "them-van-ban.md": (Document, "61-2023-nd-cp"),
    "them-mo-hinh.md": (Model, "cau-lac-bo-dan-ca-mau-1"), "them-khen-thuong.md": (Commendation, "giay-khen-cau-lac-bo-mau"),
}  # fmt: skip


def commands() -> list[str]:
    """Every command in code, each once."""
    code = [found for text in PAGES.values() for found in re.findall(r"```text\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)]
    lines = [line.strip() for block in code for part in block for line in part.splitlines()]
    return sorted({line for line in lines if COMMAND.fullmatch(line)})


@pytest.mark.parametrize("command", commands())
def test_every_command_can_be_given(command: str) -> None:
    words = shlex.split(command)
    if words[0] == "make":
        words = made(words)
    if "danvan" in words:
        command_parser().parse_args(words[words.index("danvan") + 1 :])


def made(words: list[str]) -> list[str]:
    """The recipe's command as make would give it; every variable that is set is one that the Makefile reads."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    given = {word.partition("=")[0] for word in words[2:]}
    assert {name for name in given if not re.search(rf"\$\((or \$\()?{name}\b|if \$\({name}\)", makefile)} == set()
    ready = [f"--assume-old={name}" for name in (".venv/ready", ".venv/ready-word")]
    done = subprocess.run(["make", "-n", *ready, *words[1:]], cwd=PROJECT, capture_output=True, text=True, check=True)
    found = next((line for line in done.stdout.splitlines() if "-m danvan" in line), "")
    return shlex.split(found)


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_examples_of_files_are_right(page: str) -> None:
    kind, key = EXAMPLES[page]
    (example,) = re.findall(r"```yaml\n(---\n.*?---\n)```", PAGES[page], re.DOTALL)
    read: Record = kind.read(parse(f"{example}\nBài viết.\n", page), key)
    assert f"{read.key}.md" in PAGES[page] or f"`{read.key}`" in PAGES[page]


def test_parts_of_files_name_fields_that_are_there() -> None:
    fields = set().union(*(kind.model_fields for kind in KINDS))
    for page, text in PAGES.items():
        for part in re.findall(r"```yaml\n((?!---).*?)```", text, re.DOTALL):
            assert set(yaml.safe_load(part)) <= fields, page


def test_what_may_be_attached_is_what_the_check_takes() -> None:
    page = PAGES["anh-va-tep-kem.md"]
    told = re.search(r"Đặt trong `docs/assets/`: ([^.]+)\.", page)
    assert told
    assert sorted(told[1].replace("\n", " ").split(", ")) == sorted(ALLOWED.split(", "))
    assert f"Không quá {MAX_BYTES // 1_000_000} MB" in page
