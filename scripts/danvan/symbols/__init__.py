"""Document numbers ("số, ký hiệu") of the State (59/2023/NĐ-CP) and the Party (126-KL/TW): read, find, key, cite."""

from danvan.symbols.citing import Citable, cite, issuer_side, long_date, lower_title, short_date
from danvan.symbols.keys import key_matches, make_key
from danvan.symbols.model import Side, Symbol, SymbolError, organ_side
from danvan.symbols.parsing import parse
from danvan.symbols.query import Query, parse_query, variants

__all__ = [
    "Citable",
    "Query",
    "Side",
    "Symbol",
    "SymbolError",
    "cite",
    "issuer_side",
    "key_matches",
    "long_date",
    "lower_title",
    "make_key",
    "organ_side",
    "parse",
    "parse_query",
    "short_date",
    "variants",
]
