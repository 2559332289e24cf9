"""The editors' handbook: its ``{{ directives }}``, the fields of each kind of content, all its pages on one to print (F83)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from danvan import markup
from danvan.library.handwritten import DIRECTIVE, EXPLAINED, HandPage
from danvan.pages.context import Context
from danvan.pages.explanations import catalogue, groups
from danvan.pages.markdown import Md
from danvan.pages.rendering import render
from danvan.records.messages import as_typed
from danvan.schema import kind_spec, own_and_shared

CONTENTS = "huong-dan/bien-tap"
HEADING = re.compile(r"^#(?=#{1,4} )", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A page of the handbook among all the others: where a link to it leads, its title, its text in pieces."""

    anchor: str
    title: str
    pieces: list[Md]


def filled(p: Context, body: str, fill: Mapping[str, Callable[[], Md]]) -> list[Md]:
    """A text written by hand in pieces, what ``fill`` makes in the places of its ``{{ directives }}``."""
    pieces: list[Md] = []
    for index, piece in enumerate(DIRECTIVE.split(body)):
        if index % 2:
            pieces.append(fill[piece]())
        elif piece.strip():
            pieces.append(p.text(piece.strip("\n")))
    return pieces


def fields_of(p: Context, kind: str) -> Md:
    """What may be written in the front matter of a kind of content: a list that fits a phone, from the one schema."""
    own, shared = own_and_shared(kind_spec(kind))
    return render("fields", p, own=own, shared=shared, as_typed=as_typed)


def messages_of(p: Context, level: int) -> Md:
    """Every message of the check: what it means, what to write instead; its groups have headings of a level."""
    return render("explanations", p, groups=groups(), catalogue=catalogue(), mark="#" * level)


def explained(p: Context, level: int = 2) -> dict[str, Callable[[], Md]]:
    """What is generated for the handbook's pages, by directive."""
    fields = {f"fields {kind}": partial(fields_of, p, kind) for kind in EXPLAINED}
    return {**fields, "messages": partial(messages_of, p, level)}


def handbook(p: Context, page: HandPage) -> Md:
    """Every page that the handbook's contents name, one after the other, in that order; ``page`` is where they stand."""
    contents = p.library.pages.get(CONTENTS)
    names = contents.leads_to() if contents else []
    fill = explained(p, level=3)
    chapters = [
        Chapter(name.partition("/")[2], chapter.fields.title, filled(p, lowered(chapter.source.body), fill))
        for name in names if (chapter := p.library.pages[name]) is not page and name.startswith("huong-dan/")
    ]  # fmt: skip
    return render("handbook", p, chapters=chapters)


def lowered(body: str) -> str:
    """A text with its headings one step lower; what looks like one in an example stays."""
    shown = markup.blank_code(body)
    starts = {match.start() for match in HEADING.finditer(shown)}
    return "".join("##" if place in starts else letter for place, letter in enumerate(body))
