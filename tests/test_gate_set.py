"""The gate on its labelled set (tests/gate): how much it catches, how often it is wrong."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from gate.measuring import Case, cases, measure

from danvan.gate import search

RECALL, FALSE_ALARMS = 0.98, 0.02


def test_nearly_all_that_must_be_caught_is_and_hardly_anything_else() -> None:
    result = measure()
    assert result.recall >= RECALL, str(result)
    assert result.false_alarms <= FALSE_ALARMS, str(result)


def test_the_set_is_large_and_of_every_kind_and_nothing_is_in_it_twice() -> None:
    catch, leave = cases("must_catch.txt"), cases("must_pass.txt")
    assert len(catch) >= 150
    assert len(leave) >= 150
    counts = Counter(case.kind for case in catch)
    assert set(counts) == {"id", "phone", "birth", "home", "account", "email", "child", "secrecy"}
    assert min(counts.values()) >= 20
    assert len({case.text for case in (*catch, *leave)}) == len(catch) + len(leave)


@pytest.mark.parametrize("case", cases("must_catch.txt"), ids=lambda case: case.written)
def test_what_is_shown_never_holds_the_value(case: Case) -> None:
    """A log of the build may be read by anybody: no run of five digits, no name, no address."""
    for finding in search(case.text):
        assert not re.search("[0-9]{5}", finding.shown), finding
        if finding.kind in ("id", "phone", "account"):
            assert "*" * (len(finding.value) // 3) in finding.shown
        if finding.kind in ("child", "email", "home"):
            assert finding.value not in finding.shown.lower()
