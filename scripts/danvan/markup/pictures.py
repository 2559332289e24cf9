"""Pictures in a text, ``![what it shows](assets/… "caption")``, whole: to be replaced by what the site shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from danvan.markup.code import blank_code
from danvan.markup.links import links

REST = re.compile(r"\]\(\s*[^)\s]*(?:\s+(?P<mark>[\"'])(?P<caption>.*?)(?P=mark))?\s*\)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")


@dataclass(frozen=True)
class TextPicture:
    """A picture in a text: its file, what it shows, the words below it."""

    file: str
    alt: str
    caption: str


def replace_pictures(body: str, make: Callable[[TextPicture], str]) -> str:
    """The body with each of the site's own pictures replaced by what ``make`` gives for it."""
    if "](assets/" not in body:
        return body
    text, parts, last = blank_code(body), [], 0
    for target, words, picture, place in sorted(links(text), key=lambda link: link[3]):
        end = REST.match(text, place + 1 + len(words))
        if picture and target.startswith("assets/") and end and place > last:
            # From the body: what stands in backticks was blanked in the text.
            alt, caption = body[place + 1 : end.start()], body[slice(*end.span("caption"))] if end["mark"] else ""
            found = TextPicture(target, _plain(alt), _plain(caption))
            parts += [body[last : place - 1], make(found)]
            last = end.end()
    return "".join([*parts, body[last:]])


def _plain(words: str) -> str:
    return ESCAPE.sub(r"\1", " ".join(words.split()))
