"""The words of the interface: both languages say the same things, and every value of a list has a label."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest
import yaml

from danvan.pages.words import LANGUAGES, LOCALES
from danvan.records import plan
from danvan.schema import lists

STRING = "tag:yaml.org,2002:str"
LISTS = {block: get_args(kind) for block, kind in lists.BLOCKS.items() if block not in lists.SAME_WORDS}
LABELLED: dict[str, tuple[str, ...]] = {
    **LISTS,
    "relation_back": LISTS["relation"],
    "discrepancy": tuple({*LISTS["discrepancy"], *get_args(plan.PrintKind)}),
}
NAMED_IN_VIETNAMESE = ("doctype", "award_form", "organ")


def leaves(node: yaml.Node, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], yaml.Node]]:
    """Every string as it stands in the file: a key written twice comes out twice, which a plain load would hide."""
    if not isinstance(node, yaml.MappingNode):
        yield place, node
        return
    for key, value in node.value:
        assert key.tag == STRING, f"key {key.value!r} in line {key.start_mark.line + 1} needs quotation marks"
        yield from leaves(value, (*place, key.value))


def read(lang: str) -> list[tuple[tuple[str, ...], yaml.Node]]:
    tree = yaml.compose((LOCALES / f"{lang}.yml").read_text("utf-8"), Loader=yaml.SafeLoader)
    assert tree is not None, f"{lang}.yml is empty"
    return list(leaves(tree))


def texts(lang: str) -> dict[tuple[str, ...], str]:
    return {place: node.value for place, node in read(lang)}


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_both_languages_have_the_same_keys() -> None:
    vi, en = texts("vi").keys(), texts("en").keys()
    assert {"only in vi.yml": vi - en, "only in en.yml": en - vi} == {"only in vi.yml": set(), "only in en.yml": set()}


def test_both_languages_have_the_same_placeholders() -> None:
    en = texts("en")
    differing = {
        ".".join(place): (placeholders(text), placeholders(en[place]))
        for place, text in texts("vi").items()
        if place in en and placeholders(text) != placeholders(en[place])
    }
    assert differing == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_is_written_twice(lang: str) -> None:
    assert [place for place, times in Counter(place for place, _ in read(lang)).items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_is_text_and_none_is_empty(lang: str) -> None:
    assert [".".join(place) for place, node in read(lang) if node.tag != STRING or not node.value.strip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("block", LABELLED)
def test_a_list_has_a_label_for_each_of_its_values_and_no_other(lang: str, block: str) -> None:
    assert {place[1] for place in texts(lang) if place[0] == block} == set(LABELLED[block])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("block", LABELLED)
def test_two_values_of_a_list_never_read_the_same(lang: str, block: str) -> None:
    labels = Counter(text for place, text in texts(lang).items() if place[0] == block)
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("block", NAMED_IN_VIETNAMESE)
def test_vietnamese_names_stand_for_themselves(block: str) -> None:
    named = {place[1]: text for place, text in texts("vi").items() if place[0] == block}
    assert named
    assert {name: text for name, text in named.items() if name != text} == {}


def test_english_is_not_left_in_vietnamese() -> None:
    en = texts("en")
    copied = [place for place, text in texts("vi").items() if text == en.get(place) and not text.isascii()]
    assert copied == []
