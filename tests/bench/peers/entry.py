"""The corpus as every generator gets it: posts, documents and commendations, each language an entry of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

REFERENCE = re.compile(r"\[\[([a-z0-9-]+)(#[^\]|]*)?(?:\|([^\]]*))?\]\]")
# Where the content lies → where it stands on the site.
FOLDERS = {"news": "tin-tuc", "docs/van-ban": "van-ban", "docs/khen-thuong": "khen-thuong"}
Related = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A page of content: its address below the language's root, what its head says, its Markdown."""

    lang: str
    place: str
    title: str
    day: dt.date
    tag: str
    summary: str
    facts: tuple[Related, ...]
    related: tuple[Related, ...]
    body: str
    twin: bool = False

    @property
    def section(self) -> str:
        """Its first folder: tin-tuc, van-ban or khen-thuong."""
        return self.place.partition("/")[0]

    @property
    def address(self) -> str:
        """Its address on the site, from the root."""
        return f"/en/{self.place}/" if self.lang == "en" else f"/{self.place}/"

    @property
    def head(self) -> dict[str, Any]:
        """What most generators take as front matter."""
        return {
            "title": self.title, "date": self.day.isoformat(), "description": self.summary, "twin": self.twin,
            "nam": [str(self.day.year)], "thang": [f"{self.day:%Y-%m}"], "the": [self.tag],
            "facts": [list(pair) for pair in self.facts], "related": [list(pair) for pair in self.related],
        }  # fmt: skip

    def front_matter(self, **more: Any) -> str:
        """The entry as a Markdown file with YAML at its top."""
        head = yaml.dump(self.head | more, allow_unicode=True, sort_keys=False, width=1000, Dumper=DUMPER)
        return f"---\n{head}---\n\n{self.body}\n"


DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def entries(root: Path) -> list[Entry]:
    """Every entry of a corpus, oldest first; references are links, and those to nothing here are words."""
    found = [entry for folder, section in FOLDERS.items() for entry in _below(root / folder, section)]
    names = {entry.place.rpartition("/")[2]: (entry.title, entry.place) for entry in found if entry.lang == "vi"}
    english = {entry.place for entry in found if entry.lang == "en"}
    told = (_linked(replace(entry, twin=entry.place in english), names, english) for entry in found)
    return sorted(told, key=lambda entry: (entry.day, entry.place, entry.lang))


def _below(folder: Path, section: str) -> Iterator[Entry]:
    for path in sorted(folder.rglob("*.md")):
        place = f"{section}/{path.relative_to(folder).as_posix()}".removesuffix(".md")
        if not place.endswith(".en"):
            fields, body = _read(path)
            yield _entry("vi", place, fields, body)
            if (other := path.with_suffix(".en.md")).exists():
                words, text = _read(other)
                yield _entry("en", place, fields | words, text or body)


def _read(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(head, Loader=LOADER), body.strip()


def _entry(lang: str, place: str, fields: Mapping[str, Any], body: str) -> Entry:
    decision = fields.get("decision") or {}
    facts = {
        "Số, ký hiệu": fields.get("number") or decision.get("number"), "Loại": fields.get("type") or fields.get("form"),
        "Cơ quan": ", ".join(fields.get("issuers", ())) or decision.get("issuer"), "Đơn vị": fields.get("unit"),
        "Được khen": "; ".join(each.get("collective", "") for each in fields.get("recipients", ())),
        "Tình trạng": fields.get("status", {}).get("value"),
    }  # fmt: skip
    keys = [*fields.get("documents", ()), *(each.get("document", "") for each in fields.get("relations", ()))]
    named = fields.get("title") or fields.get("type", place)
    title = f"{fields['type']} số {fields['number']} {named}" if fields.get("number") else named
    tag = (fields.get("tags") or [fields.get("level") or "khen"])[0]
    return Entry(
        lang, place, title, _day(fields), tag, fields.get("summary") or fields.get("reason", ""),
        tuple((name, value) for name, value in facts.items() if value), tuple((key, "") for key in keys if key), body,
    )  # fmt: skip


def _day(fields: Mapping[str, Any]) -> dt.date:
    """The day of issue; of a document of which only month or year is known, the day on which it was put here."""
    text = str(fields.get("date", ""))[:10]
    return dt.date.fromisoformat(text if len(text) == 10 else fields["posted"])


def _linked(entry: Entry, names: Mapping[str, tuple[str, str]], english: set[str]) -> Entry:
    def address(place: str) -> str:
        return f"/en/{place}/" if entry.lang == "en" and place in english else f"/{place}/"

    def link(found: re.Match[str]) -> str:
        title, place = names.get(found[1], (found[1], ""))
        return f"[{found[3] or title}]({address(place)})" if place else found[3] or title

    related = tuple((names[key][0], address(names[key][1])) for key, _ in entry.related if key in names)
    return replace(entry, body=REFERENCE.sub(link, entry.body), related=related)
