"""Keys of documents: the name of a document's file and of its address, made from its number and year."""

from danvan.symbols.model import Symbol
from danvan.vietnamese import slugify


def make_key(symbol: Symbol, year: int | None) -> str:
    """The key: 126-kl-tw-2025, 59-2023-nd-cp. `year` is the year of issue; a year in the number is not repeated.

    Numbers restart each year or term (33/CT-TTg exists twice), so only a document without date has a key without year.
    """
    parts = (symbol.digits, symbol.year, symbol.type_code, symbol.organ, None if symbol.year else year)
    return "-".join(slugify(str(part)) for part in parts if part)


def key_matches(key: str, symbol: Symbol, year: int | None) -> bool:
    """Whether a file may bear this key: all of `make_key`, in its order, as whole parts.

    Words may stand before it (luat-10-2022-qh15) and anything after it (176-kh-ubnd-2022-ls).
    """
    if not key or key != slugify(key):
        return False
    parts, wanted = key.split("-"), make_key(symbol, year).split("-")
    return any(
        parts[start : start + len(wanted)] == wanted and all(part.isalpha() for part in parts[:start])
        for start in range(len(parts) - len(wanted) + 1)
    )
