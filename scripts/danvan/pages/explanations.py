"""What each message means and what to do (``data/explanations.yml``), beside the messages as the code says them (``data/messages.txt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
ALL = "all"
# What a module fills in later, beside what it fills in at once.
VALUE = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Example:
    """What is typed in a kind of content (``post``), its text (``post body``) or its file's path (``post name``), and what is right."""

    where: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Topic:
    """Messages that mean the same to an editor: how the page calls them, which they are, what they mean, an example."""

    title: str
    chosen: Mapping[str, list[str] | str]
    means: str
    said: str = ""
    example: Example | None = None

    def messages(self, catalogue: Mapping[str, list[str]]) -> list[str]:
        """Its messages as people see them, in the order of the code, each once."""
        found = dict.fromkeys(line for module, lines in catalogue.items() for line in lines if self.has(module, line))
        # Words that several messages share have a name in the code and stand in the list by themselves.
        return [line for line in found if not any(line != other and line in other for other in found)]

    def has(self, module: str, line: str) -> bool:
        """Whether a message of a module is explained here."""
        return any(
            module.startswith(place) and (words == ALL or any(word in line for word in words))
            for place, words in self.chosen.items()
        )


@dataclass(frozen=True)
class Group:
    """Topics that an editor meets in the same place."""

    title: str
    topics: tuple[Topic, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All explanations, in the order of the page."""
    read = yaml.safe_load((DATA / "explanations.yml").read_text("utf-8"))
    return tuple(Group(group["group"], tuple(_topic(**topic) for topic in group["topics"])) for group in read)


def topics() -> Iterator[Topic]:
    """Every topic of every group."""
    for group in groups():
        yield from group.topics


@cache
def catalogue() -> Mapping[str, list[str]]:
    """Every message there is, by the module that says it."""
    found: dict[str, list[str]] = {}
    module = ""
    for line in (DATA / "messages.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[module].append(VALUE.sub("…", line.strip()))
        elif line:
            module = line
            found[module] = []
    return found


def _topic(title: str, messages: Any, means: str, said: str = "", example: Any = None) -> Topic:
    given = Example(example["in"], example["wrong"], example["right"]) if example else None
    return Topic(title, messages, means.strip(), said, given)
