"""Reading a whole document number in any writing that a person types."""

import re

from danvan.symbols.model import Side, Symbol, SymbolError, find_organ, find_type, organ_side, term_of
from danvan.vietnamese import alphabet, foreign_letters, latin_lookalike, nfc

EXAMPLE = "ví dụ 126-KL/TW (Đảng) hoặc 59/2023/NĐ-CP (Nhà nước)"
FIRST_YEAR, LAST_YEAR = 1945, 2100

_PREFIX = re.compile(r"^(?:số|so)(?:,? *(?:ký|kí|ky) (?:hiệu|hieu))?\s*[:.]?\s*(?=[\d./…])", re.IGNORECASE)
# The letter is part of the number only when it stands glued to it and alone: 30a/2008/NQ-CP.
_DIGITS = re.compile(
    r"(?P<digits>(?!0+(?!\d))[0-9]{1,6}(?!\d)(?:[a-dA-D](?![^\W_]))?)(?P<rest>.*)"
    r"|(?:…|\.{2,})?(?P<blank>[/-].*)"
)
_PIECE = re.compile(r"([\s/-]*)([^\W_]+)")
_ORGAN = re.compile(r"[A-ZĐ][A-ZĐ0-9]{0,11}")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def parse(text: str) -> Symbol:
    """The document number that a text is: "126 kl tw", "59/2023/ND-CP", "Số: 10/2022/QH15".

    The order of dash and slash tells Party from State (rules of both sides); where they are typed otherwise, the organ
    does. Raises SymbolError, with a message for the editor, when a part is missing or not understood.
    """
    cleaned = clean(text)
    if not cleaned:
        raise SymbolError("chưa ghi số, ký hiệu văn bản", f"hãy viết đủ số, loại và cơ quan, {EXAMPLE}")
    refuse_foreign_letters(text)
    match = _DIGITS.fullmatch(cleaned)
    if not match:
        raise SymbolError(f"«{cleaned}» không bắt đầu bằng số thứ tự của văn bản", f"hãy viết số trước, {EXAMPLE}")
    digits, rest = match["digits"] or "", match["rest"] if match["blank"] is None else match["blank"]
    separators, words = _pieces(cleaned, rest)
    year = _take_year(words)
    if not words:
        raise SymbolError(
            f"«{cleaned}» mới có số, thiếu loại văn bản và cơ quan ban hành",
            f"hãy viết đủ số, loại và cơ quan, {EXAMPLE}",
        )
    type_code, organ = _type_and_organ(cleaned, words)
    side = _typed_side(separators, year is not None) or organ_side(organ) or Side.STATE
    _refuse_impossible(cleaned, side, year, type_code, organ)
    number = int(digits.rstrip("abcdABCD")) if digits else None
    return Symbol(number, digits, year, term_of(organ), type_code, organ, side)


def clean(text: str) -> str:
    """The text in NFC with plain dashes, single spaces, đ for eth, without "Số:" before and stops after it."""
    text = _DASHES.sub("-", nfc(text)).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    text = re.sub(r"\s*([/-])\s*", r"\1", " ".join(text.split()))
    return _PREFIX.sub("", text).rstrip(" .,;:/-")


def refuse_foreign_letters(text: str) -> None:
    """Raises SymbolError at the first letter that is not Latin: it looks right but no search will find it."""
    text = nfc(text)
    for index, letter, _ in foreign_letters(text)[:1]:
        latin = latin_lookalike(letter)
        meant = f"gõ lại chữ Latinh «{latin}»" if latin else "gõ lại bằng chữ Latinh"
        raise SymbolError(f"«{text}» có chữ «{letter}» ở vị trí {index + 1} không phải chữ Latinh ({alphabet(letter)})",
                          f"hãy xóa chữ đó và {meant}, {EXAMPLE}")  # fmt: skip


def _pieces(cleaned: str, rest: str) -> tuple[list[str], list[str]]:
    """The separators and the words after the number, one separator before each word."""
    if not re.fullmatch(f"(?:{_PIECE.pattern})*", rest):
        strange = sorted(set(re.findall(r"[^\w\s/-]|_", rest))) or [rest[-1]]
        raise SymbolError(f"«{cleaned}» có dấu «{strange[0]}» không dùng trong số văn bản",
                          f"hãy chỉ dùng chữ, số, gạch nối và gạch chéo, {EXAMPLE}")  # fmt: skip
    pieces = _PIECE.findall(rest)
    return [separator for separator, _ in pieces], [word for _, word in pieces]


def _take_year(words: list[str]) -> int | None:
    """Takes the year off the front of the words, if there is one."""
    if words and is_year(words[0]):
        return int(words.pop(0))
    return None


def is_year(word: str) -> bool:
    """Whether the word can be the year of a document of this State."""
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _type_and_organ(cleaned: str, words: list[str]) -> tuple[str, str]:
    """What the words after number and year mean; the type is empty for a law or an official letter."""
    type_code, known = find_type(words[0]), find_organ(words[0])
    if len(words) == 1 and not type_code and not known and (split := split_glued(words[0])):
        return split
    if type_code and len(words) == 1:
        raise SymbolError(f"«{cleaned}» thiếu cơ quan ban hành sau «{type_code}»",
                          f"hãy viết thêm cơ quan, ví dụ {_with_organ(type_code)}")  # fmt: skip
    if type_code:
        return type_code, _organ(cleaned, words[1:])
    return "", _organ(cleaned, words)


def _with_organ(type_code: str) -> str:
    return "59/2023/NĐ-CP" if type_code == "NĐ" else f"126-{type_code}/TW (Đảng) hoặc 176/{type_code}-UBND (Nhà nước)"


def split_glued(word: str) -> tuple[str, str] | None:
    """Type and organ written as one word ("kltw"), as in addresses of newspapers; only for known organs."""
    for length in (2, 3, 4):
        type_code, organ = find_type(word[:length]), find_organ(word[length:])
        if type_code and organ:
            return type_code, organ
    return None


def _organ(cleaned: str, words: list[str]) -> str:
    parts = [find_organ(word) or word.upper() for word in words]
    for part in parts:
        if is_year(part):
            raise SymbolError(f"«{cleaned}» có năm {part} ở cuối",
                              "hãy bỏ năm, hoặc viết năm ngay sau số như văn bản ghi, ví dụ 59/2023/NĐ-CP")  # fmt: skip
        if not find_organ(part) and not _ORGAN.fullmatch(part):
            raise SymbolError(f"«{cleaned}» có «{part}» không phải chữ viết tắt của cơ quan",
                              f"hãy viết tắt bằng chữ in hoa, không dấu, {EXAMPLE}")  # fmt: skip
    return "-".join(parts)


def _typed_side(separators: list[str], has_year: bool) -> Side | None:
    """The side that dash and slash tell, or None when they are not typed as either side writes them."""
    if not has_year and separators[:2] == ["-", "/"]:
        return Side.PARTY
    slashes = 2 if has_year else 1
    joined = separators[slashes:]
    if separators[:slashes] == ["/"] * slashes and joined.count("-") == len(joined):
        return Side.STATE
    return None


def _refuse_impossible(cleaned: str, side: Side, year: int | None, type_code: str, organ: str) -> None:
    if year and organ_side(organ) is Side.PARTY:
        raise SymbolError(f"«{cleaned}» có năm {year}, mà số văn bản của Đảng ({organ}) không mang năm",
                          "hãy bỏ năm và ghi ngày ban hành ở trường ngày, ví dụ 126-KL/TW")  # fmt: skip
    if type_code:
        return
    unknown = organ.split("-")[0]
    # Only a law or resolution of an organ with terms, or an official letter, goes without a type.
    if side is Side.PARTY or (year and not term_of(organ)) or organ.endswith(("-CP", "-TTg")):
        raise SymbolError(f"«{cleaned}» có «{unknown}» không phải loại văn bản",
                          f"hãy viết loại văn bản như NQ, QĐ, CT, KL, NĐ, TT, KH, {EXAMPLE}")  # fmt: skip
