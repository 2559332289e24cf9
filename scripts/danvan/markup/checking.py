"""What may not stand in a body, each with its line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from danvan import addresses
from danvan.markup.code import blank_code
from danvan.markup.footnotes import unmatched
from danvan.markup.links import definitions, links
from danvan.problems import Problem
from danvan.vietnamese import alphabet

TAG = re.compile(r"<(?=[A-Za-z/!?])[^>\n]{0,80}>?")
AUTOLINK = re.compile(r"<(?P<target>https?://[^\s<>]+)>|<(?:mailto:)?[^\s<>@/!?]+@[^\s<>@]+>")
EVENT = re.compile(r"\bon[a-z]{3,}\s*=", re.IGNORECASE)
# Any braces: the renderer takes them for attributes of what stands before, onclick=… included.
BRACES = re.compile(r"\{\{[^\n]*?\}\}|\{[^\n]*?\}")
# What the renderer takes for a page's title, at the head of a block of any kind: # before words, === below them.
TITLE = re.compile(r"^(?:\d+\.[ \t]+|[>*+-][ \t]*|[ \t])*#(?!#)|\S[ \t]*\n=+[ \t]*$", re.MULTILINE)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")
LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Greek and Cyrillic letters beside Latin ones in a word: typed by mistake, and no search finds the word.
MIXED_WORD = re.compile(rf"(?<![{LATIN}])[{LATIN}]*(?:[{LATIN}](?=[\u0370-\u052f])|[\u0370-\u052f](?=[{LATIN}]))\w*")
FOREIGN = re.compile("[\u0370-\u052f]")
# Looks like Đ on paper, but is another letter: no search finds the word.
ICELANDIC = re.compile("(?<!\\w)\\w*[\u00d0\u00f0]\\w*")

Locate: TypeAlias = Callable[[int, str, str], Problem]


def check(body: str, path: str, first_line: int, *, directives: Sequence[str] = ()) -> Iterator[Problem]:
    """Every problem of a body; ``directives`` are the names that may stand in ``{{ }}``, in a page written by hand."""
    text = blank_code(body)

    def problem(place: int, message: str, fix: str) -> Problem:
        return Problem(path, first_line + text.count("\n", 0, place), message, fix)

    yield from _tags(text, problem)
    yield from _braces(text, problem, directives=directives)
    yield from _definitions(text, problem)
    for target, words, picture, place in links(text):
        yield from _link(target, words, place, problem, picture=picture)
    for match in TITLE.finditer(text) if "#" in text or "=" in text else ():
        yield problem(
            match.start(), f"đề mục cấp một «{_line_of(text, match.start()).strip()[:60]}»",
            "trang đã có tên ở title (Tiêu đề) hoặc name (Tên); đề mục trong bài bắt đầu từ ##, ví dụ  ## Tên mục",
        )  # fmt: skip
    for message, fix, place in unmatched(text):
        yield problem(place, message, fix)
    yield from _mixed_words(text, problem)
    yield from _icelandic(text, problem)


def _tags(text: str, problem: Locate) -> Iterator[Problem]:
    for match in TAG.finditer(text) if "<" in text else ():
        link = AUTOLINK.match(text, match.start())
        if link is None:
            yield problem(
                match.start(),
                f"mã HTML «{match.group()[:40]}»",
                "bỏ phần trong dấu < >; chữ đậm viết **chữ**; muốn in dấu < thì viết `<`",
            )
        elif link["target"] and (fault := addresses.fault(link["target"])):
            yield problem(match.start(), *fault)
    for match in EVENT.finditer(text) if "=" in text else ():
        yield problem(match.start(), f"mã lệnh «{match.group().strip()}»", "bỏ đoạn này")


def _braces(text: str, problem: Locate, *, directives: Sequence[str]) -> Iterator[Problem]:
    if "{" not in text:
        return
    known = ", ".join(f"{{{{ {name} }}}}" for name in directives)
    for match in _in_braces(text):
        name = match.group().strip("{} ")
        alone = re.fullmatch(r"\{\{ *[a-z_]+(?: [a-z]+)? *\}\}", _line_of(text, match.start()))
        if directives and alone and name in directives:
            continue
        shown = match.group()[:40]
        if not directives:
            yield problem(match.start(), f"dấu ngoặc nhọn «{shown}»", "bỏ phần trong { }; muốn in dấu { thì viết `{`")
        elif name in directives:
            yield problem(
                match.start(), f"khối «{shown}» không đứng riêng một dòng", f"viết {{{{ {name} }}}} ở một dòng riêng"
            )
        else:
            yield problem(
                match.start(), f"không có khối «{shown}»", f"chọn một trong: {known}; muốn in dấu {{ thì viết `{{`"
            )


def _in_braces(text: str) -> Iterator[re.Match[str]]:
    """Each pair of braces. Behind a line's last closing one is none, and looking for it there may take for ever."""
    for line in re.finditer(".+", text):
        yield from BRACES.finditer(text, line.start(), text.rfind("}", *line.span()) + 1)


def _line_of(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]


def _definitions(text: str, problem: Locate) -> Iterator[Problem]:
    for words, place in definitions(text):
        yield problem(place, f"địa chỉ «[{words[:40]}]:» viết rời khỏi liên kết", "viết [chữ](địa chỉ) ngay trong câu")


def _link(target: str, words: str, place: int, problem: Locate, *, picture: bool) -> Iterator[Problem]:
    kind = "ảnh" if picture else "liên kết"
    if picture and not words.strip():
        yield problem(place, f"ảnh «{target[:60]}» không có mô tả", "viết ![mô tả ảnh](assets/…)")
    if not target:
        yield problem(place, f"{kind} «{words[:60]}» không có địa chỉ", "thêm địa chỉ, hoặc bỏ dấu [ ]( )")
    elif target[0].isspace() or target[0] == "<":
        yield problem(place, f"{kind} «{words[:60]}» có dấu cách hoặc dấu < trước địa chỉ", "viết liền: [chữ](địa chỉ)")
    elif fault := _target_fault(target, picture=picture):
        yield problem(place, *fault)


def _target_fault(target: str, *, picture: bool) -> tuple[str, str] | None:
    """What is wrong with the address of a link or picture, as a browser will read it."""
    plain = re.sub(r"[\x00-\x20]+", "", html.unescape(target)).replace("\\", "/")
    shown = target[:60]
    scheme = SCHEME.match(plain)
    if scheme and scheme.group().lower() not in SAFE_SCHEMES:
        return f"địa chỉ «{shown}» không an toàn", "dùng địa chỉ bắt đầu bằng https://"
    if plain.startswith("//"):
        return f"địa chỉ «{shown}» thiếu https:", f"viết https:{plain[:60]}"
    if picture and (scheme or not plain.startswith("assets/")):
        return f"ảnh «{shown}» không nằm trong docs/assets/", "tải ảnh về docs/assets/ và viết ![mô tả](assets/…)"
    if scheme:
        return addresses.fault(plain) if scheme.group().lower().startswith("http") else None
    if not plain.startswith(("assets/", "/", "#")) or ".." in plain.split("/"):
        return f"đường dẫn «{shown}» không dùng được", "dẫn tới trang khác bằng [[mã của trang]], tới tệp bằng assets/…"
    return None


def _mixed_words(text: str, problem: Locate) -> Iterator[Problem]:
    # Looked for only where there is such a letter at all: the pattern is slow on long texts.
    for match in MIXED_WORD.finditer(text) if FOREIGN.search(text) else ():
        letter = FOREIGN.findall(match.group())[0]
        yield problem(
            match.start(),
            f"từ «{match.group()[:40]}» có chữ «{letter}» không phải chữ Latinh ({alphabet(letter)})",
            "gõ lại chữ đó bằng bàn phím tiếng Việt",
        )


def _icelandic(text: str, problem: Locate) -> Iterator[Problem]:
    for match in ICELANDIC.finditer(text) if re.search("[\u00d0\u00f0]", text) else ():
        right = match.group().replace("\u00d0", "Đ").replace("\u00f0", "đ")
        yield problem(
            match.start(),
            f"từ «{match.group()[:40]}» dùng chữ Ð của tiếng Iceland",
            f"gõ lại bằng chữ Đ: «{right[:40]}»",
        )
