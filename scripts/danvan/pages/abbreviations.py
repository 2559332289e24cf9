"""The abbreviations that officials write (features F21): the page that lists them, the hints in texts and numbers."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from danvan.library import Library
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Document
from danvan.vietnamese import sort_key

TABLES = Path(__file__).parent.parent / "data" / "abbreviations.yml"
# A word that may be an abbreviation; in a number such as 126-KL/TW it is none of the text's own.
CAPITALS = re.compile(r"(?<![\w/-])[A-ZĐ]{2}[\w-]*(?![\w/])")
# What is left as it is, whole; and tags, in whose attributes nothing is to be found.
LEFT = r"<(?P<left>a|abbr|button|code|form|h[1-6]|nav|noscript|pre|svg|th|time)\b.*?</(?P=left)>|<!--.*?-->|<[^>]*>"
PIECES = re.compile(rf"{LEFT}|(?P<word>{CAPITALS.pattern})", re.DOTALL)
# The letters of a type stand for it before a number only: "CT 33" is a directive, "TT Đồng Đăng" is no circular.
NUMBERED = re.compile(r"\s*(?:số\s*)?\d")
ENGLISH = re.compile(r"[a-z ]+")


def abbreviations_page(p: Context) -> Page:
    """What the plan and its documents abbreviate, in Vietnamese order."""
    english = meanings("en")
    found = [(p.vi(short), p.vi(long), english.get(short, "")) for short, long in used(p.library)]
    text = render("abbreviations", p, abbreviations=found)
    return Page(p.uri, p.t("abbreviations.title"), text, p.t("abbreviations.intro"), hints=False)


def used(library: Library) -> list[tuple[str, str]]:
    """The abbreviations that stand in the plan, or in a document's number, title or citations, with what they mean."""
    texts = [plan.body for plan in library.plans]
    texts += [f"{duty.who}\n{duty.what}" for plan in library.plans for duty in plan.duties]
    for document in library.documents:
        texts += [
            str(document.number or document.number_form or ""),
            document.title or "",
            document.short_name or "",
            document.summary,
        ]
        texts += [citation.text for citation in document.citations]
    whole = "\n".join(texts)
    # A term may follow an organ: QH15.
    found = [
        (short, long)
        for short, long in meanings("vi").items()
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w*[^\W\d])", whole)
    ]
    return sorted(found, key=lambda pair: sort_key(pair[0]))


def hint(content: str, lang: str) -> str:
    """A page's HTML, in which the first of each abbreviation says what it stands for.

    Not in links, headings, code or numbers of documents. ``lang`` is the page's language: English pages explain the
    Vietnamese abbreviation in English.
    """
    known = meanings(lang)
    if not any(word in known for word in CAPITALS.findall(content)):
        return content
    seen: set[str] = set()

    def explain(found: re.Match[str]) -> str:
        word = found["word"]
        if word not in known or word in seen or (word in _types() and not NUMBERED.match(content, found.end())):
            return found[0]
        seen.add(word)
        return explained(word, known[word])

    return PIECES.sub(explain, content)


def explained(word: str, meaning: str) -> str:
    """An abbreviation with its meaning, as HTML: it can be reached by touch and keyboard, and is read out (danvan.css)."""
    return f'<abbr class="dv-hint" tabindex="0" title="{html.escape(meaning)}">{word}</abbr>'


def number_explained(p: Context, document: Document) -> Md:
    """A document's number in which type and issuer say what they stand for: 126-KL/TW."""
    symbol, known = document.number, meanings(p.lang)
    if symbol is None:
        return p.vi(document.number_form) if document.number_form else p.t("document.number_unknown")
    own = {symbol.type_code: str(p.t(f"doctype.{document.type}"))} if symbol.type_code else {}
    parts = re.split(r"([/-])", str(symbol))
    told = [_part(part, own, known) for part in parts]
    return Md(f'<span class="dv-number">{"".join(told)}</span>')


def _part(part: str, own: Mapping[str, str], known: Mapping[str, str]) -> str:
    # A term may follow an organ: QH15.
    meaning = own.get(part) or known.get(part.rstrip("0123456789"))
    return explained(part, meaning) if meaning else html.escape(part)


@cache
def _tables() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(TABLES.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def _types() -> frozenset[str]:
    return frozenset(_tables()["types"])


@cache
def meanings(lang: str) -> dict[str, str]:
    """Every abbreviation that the site knows; of a type or organ the first writings, the rest are for the search."""
    tables = _tables()
    if lang == "vi":
        known = {short: words[0] for short, words in tables["organs"].items()}
        types = {
            short: [word for word in words if not ENGLISH.fullmatch(word)] for short, words in tables["types"].items()
        }
        long = tables["abbreviations"]
    else:
        known, long = {}, tables["english"]
        types = {short: list(filter(ENGLISH.fullmatch, words)) for short, words in tables["types"].items()}
    known |= {short: ", ".join(words) for short, words in types.items()} | long
    return {short: meaning[:1].upper() + meaning[1:] for short, meaning in known.items()}
