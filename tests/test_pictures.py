"""Pictures in a page's text, and the anchors in the text of a document."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from lxml import etree

from danvan.pages.articles import anchored
from danvan.pages.pictures import Bar, Neighbour, Segment, bars, graph, timeline

DAY = dt.date(2026, 1, 1)


def svg(text: str) -> etree._Element:
    """The picture, parsed; it must be one block of Markdown, so no empty line is in it."""
    assert "\n" not in text
    found = etree.fromstring(text.replace(" data-pagefind-ignore", ""))
    assert isinstance(found, etree._Element)
    assert "style" not in text, "the content security policy allows none"
    return found[0]


def texts(picture: etree._Element) -> list[str]:
    return [str(text.text) for text in picture.iter("text")]


def test_a_timeline_marks_each_event_by_its_number() -> None:
    segments = [Segment(dt.date(2020, 1, 1), "waiting", "Chưa"), Segment(dt.date(2021, 1, 1), "alive", "Còn hiệu lực")]
    picture = svg(timeline(segments, [dt.date(2020, 1, 1), dt.date(2020, 1, 2), DAY], DAY, "Vạch <thời gian>"))
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Vạch <thời gian>")
    assert texts(picture) == ["Chưa", "Còn hiệu lực", "1", "2", "3", "2020", "01/01/2026"]
    assert [rect.get("class") for rect in picture.iter("rect")] == ["dv-svg-waiting", "dv-svg-alive"]


def test_marks_of_near_days_do_not_cover_each_other() -> None:
    days = [dt.date(2025, 12, 28 + n) for n in range(4)] + [DAY]
    picture = svg(timeline([Segment(dt.date(2000, 1, 1), "unknown", "")], days, DAY, "x"))
    places = [float(str(circle.get("cx"))) for circle in picture.iter("circle")]
    assert all(b - a >= 18.9 for a, b in pairwise(places))
    assert max(places) <= 360


def test_everything_on_one_day_is_still_a_picture() -> None:
    assert texts(svg(timeline([Segment(DAY, "alive", "Còn hiệu lực")], [DAY, DAY], DAY, "x"))) == [
        "1",
        "2",
        "2026",
        "01/01/2026",
    ]


def test_a_graph_names_its_neighbours_and_cuts_what_is_too_long() -> None:
    others = [Neighbour("Hướng dẫn", "Luật <A>", True), Neighbour("Bị thay thế bởi", "x" * 40, False)]
    picture = svg(graph(["Nghị định", "59/2023/NĐ-CP"], others, "Sơ đồ"))
    assert texts(picture) == ["Nghị định", "59/2023/NĐ-CP", "Hướng dẫn", "Luật <A>", "Bị thay thế bởi", "x" * 30 + "…"]


def test_bars_are_as_long_as_their_numbers() -> None:
    picture = svg(bars([Bar("Giấy khen", 4), Bar("Bằng khen", 1)], "Theo hình thức"))
    assert [rect.get("width") for rect in picture.iter("rect")] == ["310.0", "77.5"]
    assert texts(picture) == ["Giấy khen", "4", "Bằng khen", "1"]


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("## Điều 1. Tên\n\n1. Một.\n2. Hai.\n", ["dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2"]),
        ("## Điều 7a. Tên\n\n1. Một.\n", ["dieu-7a", "dieu-7a-khoan-1"]),
        ("## Điều 1đ. Tên\n", ["dieu-1d"]),
        ("## Article 2. Name\n\n1. One.\n    1. Inner.\n", ["dieu-2", "dieu-2-khoan-1"]),
        ("## Điều 1. A\n\n## Điều 2. B\n\n## Quy chế\n\n1. x\n\n## Điều 1. C\n\n1. y\n",
         ["dieu-1", "dieu-2", "phan-2-dieu-1", "phan-2-dieu-1-khoan-1"]),
        ("1. Không thuộc Điều nào.\n", []),
        ("Điều 1 nói trong câu.\n", []),
    ],
)  # fmt: skip
def test_each_article_and_clause_has_its_anchor(text: str, anchors: list[str]) -> None:
    made = anchored(text, lambda n, article: f"Khoản {n}, Điều {article}")
    assert re.findall(r"\{: #([\w-]+)", made) == anchors


def test_a_clause_says_its_name() -> None:
    made = anchored("## Điều 3. Tên\n\n2. Chữ.\n", lambda n, article: f"Khoản {n}, Điều {article}")
    assert (
        made
        == "## Điều 3. Tên {: #dieu-3 }\n\n2. [Khoản 2, Điều 3](#dieu-3-khoan-2){: #dieu-3-khoan-2 .dv-clause } Chữ.\n"
    )
