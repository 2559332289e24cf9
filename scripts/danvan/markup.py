"""The Markdown that people write: what may stand in it, and the references in it.

Raw HTML, attribute lists, scripts' addresses and other sites' pictures are refused with their line, so that nothing
an editor pastes can run in a reader's browser or call another server. ``clean`` is the second lock: whatever HTML
comes out of a body is reduced to a safe subset.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import nh3

from danvan.problems import Problem

REFERENCE = re.compile(r"\[\[([^\[\]|\n]+?)(?:\|([^\[\]\n]+?))?\]\]")
FENCE = re.compile(r"^(?P<mark>```+|~~~+)[^\n]*\n.*?(?:^(?P=mark)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<!`)(?P<mark>`+)(?!`).+?(?<!`)(?P=mark)(?!`)", re.DOTALL)
TAG = re.compile(r"<(?=[A-Za-z/!?])[^>\n]{0,80}>?")
AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
EVENT = re.compile(r"\bon[a-z]{3,}\s*=", re.IGNORECASE)
ATTRIBUTES = re.compile(r"\{\s*[:.#][^}\n]*\}|\{[^{}\n]*\b[\w-]+\s*=[^{}\n]*\}")
LINK = re.compile(r"(?P<picture>!)?\[(?P<words>[^\]\n]*)\]\(\s*<?(?P<target>[^)\s>]*)", re.DOTALL)
DEFINITION = re.compile(r"^ {0,3}\[(?P<words>[^\]\n]+)\]:\s*<?(?P<target>\S+)", re.MULTILINE)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
CLEAN_ATTRIBUTES = {
    "*": {"id", "lang", "title", "class"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "ol": {"start"},
}


@dataclass(frozen=True)
class Reference:
    """A ``[[key]]`` or ``[[key|words]]`` in a body."""

    key: str
    words: str | None
    start: int
    end: int


def blank_code(text: str) -> str:
    """The text with code blanked out, every other character where it was."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group())

    return CODE_SPAN.sub(blank, FENCE.sub(blank, text)) if "`" in text or "~~~" in text else text


def references(body: str) -> list[Reference]:
    """The references in a body, in order, those in code left out."""
    if "[[" not in body:
        return []
    return [Reference(m[1].strip(), m[2], m.start(), m.end()) for m in REFERENCE.finditer(blank_code(body))]


def replace_references(body: str, make: Callable[[Reference], str]) -> str:
    """The body with each reference replaced by what ``make`` gives for it."""
    parts, last = [], 0
    for reference in references(body):
        parts += [body[last : reference.start], make(reference)]
        last = reference.end
    return "".join([*parts, body[last:]])


def links(body: str) -> Iterator[tuple[str, str, bool, int]]:
    """Every link and picture of a body: (target, words, is picture, place)."""
    for pattern in (LINK, DEFINITION):
        for match in pattern.finditer(body):
            yield match["target"], match["words"], bool(match.groupdict().get("picture")), match.start()


def check(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """What may not stand in a body, each with its line."""
    if not body:
        return
    text = blank_code(body)

    def problem(place: int, message: str, fix: str) -> Problem:
        return Problem(path, first_line + text.count("\n", 0, place), message, fix)

    if "<" in text:
        for match in TAG.finditer(text):
            if not AUTOLINK.match(text, match.start()):
                yield problem(
                    match.start(),
                    f"mã HTML «{match.group()[:40]}»",
                    "bỏ mã HTML, viết bằng Markdown; muốn in dấu < thì viết `<`",
                )
    for match in EVENT.finditer(text) if "=" in text else ():
        yield problem(match.start(), f"mã lệnh «{match.group().strip()}»", "bỏ đoạn này")
    for match in ATTRIBUTES.finditer(text) if "{" in text else ():
        yield problem(match.start(), f"thuộc tính «{match.group()[:40]}»", "bỏ phần trong dấu { }")
    if "](" in text or "]:" in text:
        yield from _check_links(text, problem)


def _check_links(text: str, problem: Callable[[int, str, str], Problem]) -> Iterator[Problem]:
    for target, words, picture, place in links(text):
        plain = re.sub(r"[\x00-\x20]+", "", html.unescape(target))
        scheme = SCHEME.match(plain)
        if scheme and scheme.group().lower() not in SAFE_SCHEMES:
            yield problem(place, f"địa chỉ «{target[:60]}» không an toàn", "dùng địa chỉ bắt đầu bằng https://")
        elif plain.startswith("//"):
            yield problem(place, f"địa chỉ «{target[:60]}» thiếu https:", f"viết https:{plain}")
        elif picture and scheme:
            yield problem(
                place, f"ảnh «{target[:60]}» lấy từ trang khác", "tải ảnh về docs/assets/ và viết ![mô tả](assets/…)"
            )
        elif not target:
            yield problem(place, f"liên kết «{words}» không có địa chỉ", "thêm địa chỉ, hoặc bỏ dấu [ ]( )")
        elif not scheme and not plain.startswith(("assets/", "/", "#")):
            yield problem(
                place,
                f"đường dẫn «{target[:60]}» không dùng được",
                "dẫn tới trang trong site bằng [[mã]], tới tệp bằng assets/…",
            )
        if picture and not words.strip():
            yield problem(place, f"ảnh «{target[:60]}» không có mô tả", "viết ![mô tả ảnh](assets/…)")


def clean(body_html: str) -> str:
    """HTML made from a body, reduced to a safe subset (the second lock behind ``check``)."""
    return nh3.clean(
        body_html, tags=nh3.ALLOWED_TAGS | {"section"}, attributes=CLEAN_ATTRIBUTES, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )  # fmt: skip
