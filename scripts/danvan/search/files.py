"""The files that the search box loads when somebody first searches: names, words of the trade, a list for ``file://``."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from danvan.library import Library
from danvan.library.tables import keep, kept
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.words import LANGUAGES, say
from danvan.program import digest, program
from danvan.records import Commendation, Model, Post, Record
from danvan.search.names import Entry, entries
from danvan.symbols.model import PARTY_ORGANS, STATE_ORGANS, TYPE_CODES
from danvan.vietnamese import fold

ABBREVIATIONS = Path(__file__).parent.parent / "data" / "abbreviations.yml"
KINDS = (
    "document", "plan", "movement", "unit", "commune", "post", "model", "commendation", "section", "list", "page",
)  # fmt: skip
ROOM = "syllables"
FIRST_DIGITS = re.compile(r"0*([1-9]\d?)")
# Not the words of addresses and keys, which have no marks.
WITH_D = re.compile(r"(?<![-/\w])[dđ]\w*(?![-/\w])", re.IGNORECASE)


def write(site: Path, library: Library) -> None:
    """Put ``search/names.<lang>.json`` and ``search/search_index.js`` into the built site.

    The names of older documents lie in a file for the first two digits of their number, ``search/numbers/<lang>/12.json``: only
    who types a number asks for them so; by words the index knows them.
    """
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    made = {lang: entries(library, lang) for lang in LANGUAGES}
    syllables = _with_d(library)
    words = {}
    for lang, found in made.items():
        words[lang] = {
            "archive": _any_older(library, library.posts, lang),
            "papers": _any_older(library, [*library.documents, *library.commendations], lang),
            **_trade(found),
            "d": syllables,
            "kinds": {name: say(lang, f"kinds.{name}") for name in KINDS},
        }
        few, numbers = _apart(found, library, lang)
        for digits, older in numbers.items():
            place = folder / "numbers" / lang / f"{digits}.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_compact(older), "utf-8")
        names = {**words[lang], "numbers": sorted(numbers), "entries": few}
        (folder / f"names.{lang}.json").write_text(_compact(names), "utf-8")
    config = {**json.loads((folder / "search_index.json").read_text("utf-8"))["config"], "names": words}
    everything = [{**entry, "l": lang} for lang, found in made.items() for entry in [*found, *_others(library, lang)]]
    (folder / "search_index.js").write_text(
        f"var __index={_compact({'config': config, 'docs': everything})}\n", "utf-8"
    )


def _any_older(library: Library, records: Iterable[Record], lang: str) -> bool:
    """Whether any that can be read in a language lies in an index that is not asked each time."""
    return any(lang in record.languages() and not library.is_recent(record.key) for record in records)


def _apart(found: list[Entry], library: Library, lang: str) -> tuple[list[Entry], dict[str, list[Entry]]]:
    """What every query needs, and older documents by the first two digits of their number."""
    older = {
        address_in(uri_of(document), lang)
        for document in library.documents
        if document.number and not library.is_recent(document.key)
    }
    few: list[Entry] = []
    numbers: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        digits = FIRST_DIGITS.match(entry["q"][0]) if entry["u"] in older else None
        (numbers[digits[1]] if digits else few).append(entry)
    return few, numbers


def _compact(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _others(library: Library, lang: str) -> Iterable[Entry]:
    """The records that only the word index knows, for readers without it."""
    p = Context(library, SiteConfig(""), lang, "index.md")
    for record in [*library.posts, *library.models, *library.commendations]:
        if lang in record.languages():
            about = "reason" if isinstance(record, Commendation) else "summary"
            entry = {
                "u": address_in(uri_of(record), lang),
                "k": record.kind,
                "t": p.title(record),
                "m": str(record.in_language(about, lang)[0] or ""),
            }
            if isinstance(record, Post):
                entry["d"] = f"{record.day:%d/%m/%Y}"
            elif isinstance(record, Model):
                entry["s"] = say(lang, f"stage.{record.stage}")
            yield entry


def _trade(found: list[Entry]) -> dict[str, Any]:
    """Abbreviations with their expansions, and what may stand in a number: codes, and words in their place."""
    data = yaml.load(ABBREVIATIONS.read_text("utf-8"), Loader=yaml.CSafeLoader)
    codes = [
        (fold(word), fold(code)) for name in ("types", "organs") for code, words in data[name].items() for word in words
    ]
    organs = {entry["q"][3] for entry in found if entry.get("q")}
    return {
        "abbreviations": [list(pair) for name in ("abbreviations", "synonyms") for pair in data[name].items()],
        "codes": dict(sorted(codes, key=lambda pair: (-len(pair[0]), pair))),
        "types": sorted({fold(code) for code in TYPE_CODES}),
        "organs": sorted({fold(organ) for organ in (*PARTY_ORGANS, *STATE_ORGANS)} | organs | {part for organ in organs for part in organ.split("-")}),
    }  # fmt: skip


def _with_d(library: Library) -> dict[str, list[str]]:
    """The syllables that are only written with đ, and those only with d; all others may be either.

    The word index folds every mark but the stroke of đ, which Unicode does not take apart. Of a folder whose files are
    the same they are known.
    """
    folders: dict[str, list[Record]] = defaultdict(list)
    for record in library.records.values():
        folders[record.source.path.rpartition("/")[0] if record.has_source else ""].append(record)
    before, now = kept(library.cache, ROOM, program()), {}
    for folder, records in folders.items():
        made_of = digest([record.digest for record in records])
        known = before.get(folder)
        now[folder] = known if known and known[0] == made_of else (made_of, _syllables(records))
    if now != before:
        keep(library.cache, ROOM, program(), now)
    stroke, plain = (set().union(*(found[way] for _, found in now.values())) for way in (True, False))
    return {"stroke": sorted(stroke - plain), "plain": sorted(plain - stroke)}


def _syllables(records: Iterable[Record]) -> dict[bool, set[str]]:
    """Those that records write with đ, and those with d."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for record in records:
        text = f"{record.source.fields} {record.source.body}" if record.has_source else record.heading
        for word in set(WITH_D.findall(text)):
            found[word[0] in "đĐ"].add(fold(word))
    return found
