"""Surnames of Viet Nam (data/surnames.yml, with its sources): by them a person's name is told."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

SURNAMES = frozenset(
    yaml.safe_load((Path(__file__).parent / "data" / "surnames.yml").read_text("utf-8"))["surnames"].split()
)


def is_full_name(value: str) -> bool:
    """Whether a value is a person's whole name: a surname and more, each word with a capital."""
    words = value.split()
    capital = all(re.fullmatch(r"[^\W\d_]+", word) and word[0].isupper() and not word.isupper() for word in words)
    return 2 < len(words) < 6 and capital and words[0].lower() in SURNAMES
