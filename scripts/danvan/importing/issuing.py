"""Who issued a paper: the agencies' names out of capitals, and their level."""

from __future__ import annotations

from danvan.frontmatter import Value
from danvan.importing.letterhead import Head
from danvan.library import Library
from danvan.symbols import Side
from danvan.vietnamese import nfc, same_text

CENTRAL = ("CP", "TTg", "QH", "UBTVQH", "CTN", "VPCP")
# Papers of the province's Party committee: only what names them is shown, unless their issuer has published them.
NAMES_ONLY = ("party-province",)


def issuers_of(head: Head, library: Library) -> list[Value]:
    """The agencies as the site already writes them, else as far as they can be told from capitals."""
    known = [issuer for document in library.documents for issuer in document.issuers]
    return [_issuer(nfc(written), [*known, *(unit.name for unit in library.units)]) for written in head.issuers]


def _issuer(written: str, known: list[str]) -> str:
    exact = next((name for name in known if same_text(name, written)), None)
    # The Department's own page has the province's name behind: as far as both go, it shows the capitals.
    longer = next((name[: len(written)] for name in known if name.casefold().startswith(written.casefold())), None)
    return exact or longer or named(written)


def named(capitals: str) -> str:
    """A name out of capitals: every word with a capital, those that stay in capitals aside."""
    short = ("UBND", "HĐND", "MTTQ", "TW", "CLB")
    small = ("VÀ", "CỦA", "TỈNH", "ỦY", "THÀNH", "PHỐ", "VIỆN", "HÓA")
    words = capitals.split()
    return " ".join(
        word if word in short else word.lower() if place and word.strip(",") in small else word.capitalize()
        for place, word in enumerate(words)
    )


def level_of(head: Head) -> str:
    """The level of a paper's issuer, by the letters in its number; "" when they do not tell."""
    organ = head.organ.split("-")[0]
    if head.party or (head.number and head.number.side is Side.PARTY):
        return "party-central" if organ.endswith("TW") else "party-province"
    if organ in CENTRAL or organ.startswith("B") or (head.number and head.number.term):
        return "state-central"
    if organ in ("UBND", "HĐND", "CTUBND"):
        return "state-province"
    return "department" if organ == "SVHTTDL" else ""
