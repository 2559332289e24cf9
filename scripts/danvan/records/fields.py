"""The kinds of value that fields hold: what is right, and the Vietnamese message when it is not.

Every validator takes the text as typed in the file and raises a PydanticCustomError whose context holds ``fix``,
the sentence that tells the editor what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from danvan.addresses import fault
from danvan.records import shape
from danvan.records.dates import VIETNAM, Day, Moment, PartialDate
from danvan.records.messages import wrong
from danvan.symbols import Symbol, SymbolError, parse
from danvan.vietnamese import alphabet, foreign_letters

__all__ = [
    "VIETNAM", "Amount", "AssetPath", "Day", "Key", "Moment", "Number", "PagePath", "PartialDate", "SectionRef", "Text", "Url",
    "field", "holds_keys",
]  # fmt: skip


def field(
    title: str, help: str, example: Any, default: Any = ..., *, translatable: bool = False, asked: bool = True, **limits: Any
) -> Any:  # fmt: skip
    """A field of a record: its Vietnamese name, what to write in it, one right value.

    ``translatable`` fields are the ones an English file may carry; all others are the Vietnamese record's alone.
    One that is not ``asked`` may be written, but no form and no command asks for it.
    """
    extra: dict[str, Any] = ({"translatable": True} if translatable else {}) | ({} if asked else {"asked": False})
    if isinstance(default, list):
        values: list[Any] = default
        return Field(
            default_factory=lambda: list(values), title=title, description=help, examples=[example],
            json_schema_extra=extra or None, **limits,
        )  # fmt: skip
    return Field(default, title=title, description=help, examples=[example], json_schema_extra=extra or None, **limits)


def _url(value: object) -> str:
    text = str(value)
    if found := fault(text):
        raise wrong(*found)
    return text


def _key(value: object) -> str:
    text = str(value)
    if not re.fullmatch(shape.KEY.pattern, text):
        raise wrong(f"mã «{text}» sai dạng", "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ 126-kl-tw-2025")
    return text


def _section_ref(value: object) -> str:
    text = str(value)
    if not re.fullmatch(shape.SECTION.pattern, text):
        raise wrong(
            f"«{text}» không phải mục của kế hoạch", "viết mã kế hoạch, dấu # và số mục, ví dụ ke-hoach-2025#II.1"
        )
    return text


def _amount(value: object) -> float:
    text = str(value)
    if re.fullmatch(shape.AMOUNT.pattern, text):
        return float(text)
    # A point may part thousands (1.500) or decimals (1.5), a comma likewise: which one is never guessed.
    if re.fullmatch(r"[0-9]{1,3}([. ,][0-9]{3})+", text):
        plain = re.sub("[. ,]", "", text)
        raise wrong(f"số «{text}» có dấu tách hàng nghìn", f"viết liền: {plain}")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", text):
        raise wrong(f"số «{text}» dùng dấu phẩy", f"viết dấu chấm: {text.replace(',', '.')}")
    raise wrong(
        f"«{text}» không phải là số", "chỉ viết chữ số, ví dụ 1500 hoặc 12.5; đơn vị tính ghi ở unit (Đơn vị tính)"
    )


def _symbol(value: object) -> Symbol:
    if isinstance(value, Symbol):
        return value
    try:
        found = parse(str(value))
    except SymbolError as error:
        raise wrong(error.message, error.fix) from None
    if str(found) != str(value):
        raise wrong(f"số, ký hiệu «{value}» viết sai dạng", f"viết {found}")
    return found


def _text(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("blank", "nothing but spaces")
        for place, letter, _ in foreign_letters(value)[:1]:
            raise wrong(
                f"chữ «{letter}» ở vị trí {place + 1} không phải chữ Latinh ({alphabet(letter)})",
                "gõ lại chữ đó bằng bàn phím tiếng Việt",
            )
        if eth := re.search("(?<!\\w)\\w*[\u00d0\u00f0]\\w*", value):
            right = eth.group().replace("\u00d0", "Đ").replace("\u00f0", "đ")
            raise wrong(f"từ «{eth.group()}» dùng chữ Ð của tiếng Iceland", f"gõ lại bằng chữ Đ: «{right}»")
        if re.search(r"<\s*[a-zA-Z/!]", value):
            raise wrong("có mã trang web (HTML) trong trường", "chỉ viết chữ thường, bỏ phần trong dấu < >")
    return value


Url = Annotated[str, BeforeValidator(_url), shape.URL]
Amount = Annotated[float, BeforeValidator(_amount), shape.AMOUNT]
Key = Annotated[str, BeforeValidator(_key), shape.KEY]
Number = Annotated[Symbol, BeforeValidator(_symbol), shape.NUMBER]
SectionRef = Annotated[str, BeforeValidator(_section_ref), shape.SECTION]
# Stripping stands first, so that a field's own limits count the letters only.
Text = Annotated[str, StringConstraints(strip_whitespace=True), BeforeValidator(_text)]
# A file of the site's own: below docs/assets/, no way out of it.
AssetPath = Annotated[Text, StringConstraints(pattern=f"^{shape.FILE.pattern}$"), shape.FILE]

# A page of the site's own by its address, without slashes at its ends.
PagePath = Annotated[Text, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$")]


def holds_keys(info: FieldInfo) -> bool:
    """Whether a field holds keys of records: a figure's ``unit`` (of measure) does not, a post's does."""
    return _are_keys(info.metadata) or _is_key(info.annotation)


def _is_key(annotation: Any) -> bool:
    return _are_keys(getattr(annotation, "__metadata__", ())) or any(map(_is_key, get_args(annotation)))


def _are_keys(metadata: Iterable[object]) -> bool:
    return shape.KEY in metadata or shape.SECTION in metadata
