"""The content's addresses of other sites, each with the file and line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan import markup
from danvan.frontmatter import Place, SourceFile
from danvan.library import Library
from danvan.library.references import ADDRESS, addresses_in
from danvan.records import Document, Record

BARE = re.compile(r"<(https?://[^\s<>]+)>")


@dataclass(frozen=True)
class Mention:
    """An address in the content: where it stands, the document's number that its page should show, if it is official."""

    url: str
    path: str
    line: int
    number: str = ""
    official: bool = False


def mentions(library: Library) -> list[Mention]:
    """Every address that the content names, in the order of its files."""
    found: list[Mention] = []
    for record in library.records.values():
        if record.has_source:
            found += _of_record(record, record.source)
            for lang in record.languages()[1:]:
                translated = record.translation(lang)
                found += _of_body(translated.source) if translated else ()
    for page in library.pages.values():
        for version in filter(None, (page, page.english)):
            found += _of_body(version.source)
    return sorted(found, key=lambda mention: (mention.path, mention.line, mention.url))


def _of_record(record: Record, source: SourceFile) -> Iterator[Mention]:
    number = str(record.number) if isinstance(record, Document) and record.number else ""
    for place, url in addresses_in(record):
        official = place[0] == "official"
        shown = number if official or _confirms_number(record, place) else ""
        yield Mention(url, source.path, source.line_of(place), shown, official)
    yield from _of_body(source)


def _confirms_number(record: Record, place: Place) -> bool:
    if not (isinstance(record, Document) and place[0] == "sources" and isinstance(place[1], int)):
        return False
    return "number" in record.sources[place[1]].confirms


def _of_body(source: SourceFile) -> Iterator[Mention]:
    text = markup.blank_code(source.body)
    spots = [(place, target) for target, _, _, place in markup.links(text) if ADDRESS.match(target)]
    spots += [(match.start(), match[1]) for match in BARE.finditer(text)]
    for place, url in spots:
        yield Mention(url, source.path, source.body_line + text.count("\n", 0, place))
