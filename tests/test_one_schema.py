"""The schema, the check, ``new`` and the sheet's template say the same: one field, one example, one message."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import RIGHT, TODAY, site, write, wrong_record

from danvan.frontmatter import Place, parse
from danvan.library import load
from danvan.records import Record
from danvan.records.messages import as_typed, faults, group_in
from danvan.writing.asking import Asker
from danvan.writing.blanks import KINDS, Blank, blank_at, blanks, leaves
from danvan.writing.choices import choices
from danvan.writing.console import Console
from danvan.writing.sheets.template import NOT_IN_SHEET, columns_in

LEAVES = [
    pytest.param(kind, blank, id=f"{name}.{'.'.join(blank.path)}")
    for name, kind in KINDS.items()
    for blank in leaves(kind)
]
NOW = dt.datetime(2026, 11, 23, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def schema_paths(kind: Any, above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every field of a kind, read from the models themselves."""
    found: set[tuple[str, ...]] = set()
    for name, info in kind.model_fields.items():
        path = (*above, info.alias or name)
        inner = group_in(info.annotation)
        found |= schema_paths(inner, path) if inner else {path}
    return found


def typed(blank: Blank) -> Any:
    """The example as it stands in a file."""
    return parse(f"---\nfield: {as_typed(blank.example)}\n---\n", "f.md").fields["field"]


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_field_is_asked_for_and_has_a_column(name: str, kind: type[Record]) -> None:
    fields = schema_paths(kind)
    assert {blank.path for blank in leaves(kind)} == fields
    columns = {blank.path for _, blank, _ in columns_in(kind) if blank}
    assert columns == {path for path in fields if path[0] not in NOT_IN_SHEET}
    assert {blank.name for blank in blanks(kind)} == {info.alias or known for known, info in kind.model_fields.items()}


@pytest.mark.parametrize(("kind", "blank"), LEAVES)
def test_the_example_is_accepted_where_it_is_asked_for(kind: type[Record], blank: Blank) -> None:
    assert faults(kind, blank.path, typed(blank)) == []


@pytest.mark.parametrize(("kind", "blank"), LEAVES)
def test_a_field_is_found_by_its_key_and_by_its_name_without_marks(kind: type[Record], blank: Blank) -> None:
    assert blank_at(kind, blank.path) == blank
    above: list[str] = []
    for length in range(1, len(blank.path) + 1):
        known = blank_at(kind, blank.path[:length])
        assert known is not None
        above.append(known.title.upper())
    same = [leaf for leaf in leaves(kind) if titles(kind, leaf) == titles(kind, blank)]
    assert blank_at(kind, tuple(above)) == same[0]
    assert same == [blank], f"two fields are called {titles(kind, blank)}"


def titles(kind: type[Record], blank: Blank) -> tuple[str, ...]:
    """The names of a field and of the groups around it."""
    known = [blank_at(kind, blank.path[:length]) for length in range(1, len(blank.path) + 1)]
    return tuple(each.title for each in known if each)


@pytest.mark.parametrize(("kind", "blank"), [leaf for leaf in LEAVES if leaf.values[1].values])
def test_a_closed_list_is_for_the_check_what_it_is_for_those_who_fill_in(kind: type[Record], blank: Blank) -> None:
    taken = {value for value, _ in blank.values if faults(kind, blank.path, [value] if blank.many else value) == []}
    assert taken == {value for value, _ in blank.values}
    assert faults(kind, blank.path, ["khong-co"] if blank.many else "khong-co") != []


@pytest.mark.parametrize("kind", KINDS.values())
@pytest.mark.parametrize("value", ["x", "12/13/2026", "<b>", "Сộng", "9" * 4000])
def test_a_wrong_value_is_refused_with_the_words_of_the_check(kind: type[Record], value: str) -> None:
    compared = 0
    for blank in blanks(kind):
        if not blank.inside and (blank.required or blank.name in RIGHT[kind][1]):
            given = [value] if blank.many else value
            said = {f"{message} → {fix}" for message, fix in faults(kind, (blank.name,), given)}
            assert said <= set(wrong_record(kind, **{blank.name: given})), blank.path
            compared += len(said)
    assert compared


@pytest.mark.parametrize(("kind", "blank"), LEAVES)
def test_everything_that_is_offered_may_be_chosen(
    tmp_path_factory: pytest.TempPathFactory, kind: type[Record], blank: Blank
) -> None:
    library = offered(tmp_path_factory)
    asker = Asker(Console(input, print), kind, library, NOW)
    for choice in choices(blank, library):
        place: Place = (*blank.path, 0) if blank.many else blank.path
        assert asker.faults(blank, place, choice.value) == [], choice


_LIBRARY: list[Any] = []


def offered(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The library of the small right tree, read once."""
    if not _LIBRARY:
        root: Path = write(tmp_path_factory.mktemp("offered"), site())
        _LIBRARY.append(load(root, TODAY))
    return _LIBRARY[0]
