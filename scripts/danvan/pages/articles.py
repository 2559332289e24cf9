"""Anchors in the text of a document: dieu-5, dieu-5-khoan-2, so that a place in it can be cited by its address."""

from __future__ import annotations

import re
from collections.abc import Callable

HEADING = re.compile(r"^(#{2,6} +(?:Điều|Article) +(\d+)([a-zđ]?)\b[^{]*?)\s*$")
CLAUSE = re.compile(r"^(\d+)\. +(?=\S)")
OTHER_HEADING = re.compile(r"^#{1,6} ")


def anchored(text: str, words: Callable[[str, str], str]) -> str:
    """The Markdown with an anchor at each Điều and each khoản (a numbered item in it); ``words`` names a khoản of a Điều.

    A text whose articles begin again (a decision and the regulation that it issues) has "phan-2-dieu-1" from there on.
    """
    lines, article, name, part, last = [], "", "", 1, 0
    for line in text.split("\n"):
        if heading := HEADING.match(line):
            number = int(heading[2])
            part += number < last
            last = number
            name = heading[2] + heading[3]
            article = (f"phan-{part}-" if part > 1 else "") + f"dieu-{name.replace('đ', 'd')}"
            line = f"{heading[1]} {{: #{article} }}"
        elif OTHER_HEADING.match(line):
            article = ""
        elif article and (clause := CLAUSE.match(line)):
            anchor = f"{article}-khoan-{clause[1]}"
            line = f"{clause[0]}[{words(clause[1], name)}](#{anchor}){{: #{anchor} .dv-clause }} {line[clause.end() :]}"
        lines.append(line)
    return "\n".join(lines)
