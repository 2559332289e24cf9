"""The words of the interface: ``t("document.status")`` in the page's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("vi", "en")


@cache
def words(lang: str) -> dict[str, str]:
    """Every string of a language by its dotted name."""
    tree = yaml.load((LOCALES / f"{lang}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return dict(_flat(tree, ""))


def _flat(tree: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in tree.items():
        found += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", str(value))]
    return found


def say(lang: str, name: str, /, **values: object) -> str:
    """A string of the interface, its {placeholders} filled in. Raises KeyError when there is none."""
    text = words(lang)[name]
    return text.format(**values) if values else text


def known(lang: str, name: str) -> str | None:
    """A string of the interface when there is one: for names that editors type freely (issuers)."""
    return words(lang).get(name)
