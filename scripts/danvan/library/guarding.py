"""The gate at the library's door: every text and every attachment is searched for what must not be published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from danvan import gate
from danvan.cache import Cache
from danvan.frontmatter import Value
from danvan.library.policy import PolicyFile, read_policy
from danvan.library.rooms import ASSETS
from danvan.problems import ContentError, Problem

# In the front matter of a translation: the hash of what it was made from (records/translation.py).
MADE_FROM = re.compile(r"(\bof: *[\"']?)[0-9a-f]{12}\b")


class Guard:
    """The project's rules, and which of its published numbers were met."""

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root = root
        self.today = today
        self.problems: list[Problem] = []
        self.rules = PolicyFile()
        self.used: set[str] = set()
        # How much was found so far in content files, allowed or not.
        self.found = 0
        try:
            self.rules = read_policy(root)
        except ContentError as error:
            self.problems += error.problems
        self.problems += self.rules.problems(today)
        self._published = frozenset(item.canonical for item in self.rules.policy.published)

    def text(self, text: str, name: str, fields: dict[str, Value]) -> Iterator[Problem]:
        """What may not be published in a content file; ``fields`` are its record's, as typed."""
        findings = gate.search(_without_hash(text) if name.endswith(".en.md") else text)
        self.found += len(findings)
        if findings:
            yield from gate.check(findings, name, self._published, self.used, consented(fields))

    def attachments(self) -> Iterator[Problem]:
        """What may not be published in the files to download."""
        cache = Cache.below(self.root)
        for path in sorted((self.root / ASSETS).rglob("*")):
            if path.is_file():
                name = path.relative_to(self.root).as_posix()
                yield from gate.check(gate.search_file(path, cache), name, self._published, self.used)


def _without_hash(text: str) -> str:
    """A translation without its hash, which of three hundred times once is all digits, as an identity number is."""
    head, mark, body = text.partition("\n---")
    return MADE_FROM.sub(rf"\1{'x' * 12}", head) + mark + body


def consented(fields: dict[str, Value]) -> frozenset[str]:
    """The `canonical` names of children who agreed, with their guardians, to be named in a record."""
    named = [item.get("name") for item in _groups(fields.get("children")) if item.get("child") and item.get("guardian")]
    for item in _groups(fields.get("recipients")):
        basis = item.get("basis")
        if item.get("child") == "true" and isinstance(basis, dict) and basis.get("guardian"):
            named.append(item.get("person"))
    return frozenset(gate.canonical(name) for name in named if isinstance(name, str))


def _groups(value: Value) -> list[dict[str, Value]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
