"""Private e-mail, however it is spelled so that machines should not read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, fingerprint
from danvan.gate.reading import Text

AT = r"(?:\s?@\s?|\s?[(\[]\s?(?:at|@)\s?[)\]]\s?|\sa[ -]c.ng\s|\sat\s(?=(?:gmail|yahoo|hotmail|outlook|icloud)\b))"
DOT = (
    r"(?:\.|(?<=mail),(?=com)|(?<=yahoo),(?=com)|\s\.\s?(?=(?:com|vn|net|org)\b)|\s?[(\[]\s?(?:dot|\.)\s?[)\]]\s?"
    r"|\s(?:dot|ch.m)\s(?=com|vn|net|org))"
)
# No box has a longer name (RFC 5321, 4.5.3.1.1); without an end a long text without one takes for ever.
MAIL = re.compile(
    rf"(?P<user>[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}){AT}(?P<host>[A-Za-z0-9\-]+(?:{DOT}[A-Za-z0-9\-]+)*{DOT}[A-Za-z]{{2,6}})\b"
)
# A house that gives anybody a box: with nothing after its name, or its name before the box's.
FREE = r"(?:gmail|yahoo|hotmail|outlook|icloud)"
SHORT = re.compile(
    rf"(?P<user>[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}})\s?@\s?(?P<after>{FREE})\b(?!\.)|\b(?P<before>{FREE})\s?:\s?(?P<name>[A-Za-z0-9._]{{5,}})",
    re.IGNORECASE,
)
# The State's and the Party's own mail.
OFFICIAL = ("gov.vn", "dcs.vn", "dangcongsan.vn")


def mails(text: Text) -> Iterator[Finding]:
    """E-mail addresses that are neither the State's nor the Party's."""
    for match in MAIL.finditer(text.plain):
        host = re.sub(rf"{DOT}", ".", match["host"]).lower()
        if not host.endswith(tuple(f".{name}" for name in OFFICIAL)) and host not in OFFICIAL:
            yield _mail(text, match, match["user"], host)
    for match in SHORT.finditer(text.plain):
        yield _mail(text, match, match["user"] or match["name"], (match["after"] or match["before"]).lower())


def _mail(text: Text, match: re.Match[str], user: str, host: str) -> Finding:
    value = fingerprint(f"{user.lower()}@{host}")
    return Finding("email", *match.span(), text.line_of(match.start()), value, f"{user[0]}***@{host}")
