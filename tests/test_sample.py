"""The sample site: it loads, shows every case there is, and nothing in it can be taken for real."""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from danvan import frontmatter
from danvan.library import Library, load
from danvan.pages import Context, Page, SiteConfig, others
from danvan.pages.addresses import uri_of
from danvan.records import Commendation, Document, Model, Plan, Post, Record
from danvan.records.awards import DEPARTMENT_HEAD_FORMS
from danvan.records.commendation import State
from danvan.records.doctype import Level
from danvan.records.model import Field, Stage
from danvan.records.post import PostKind
from danvan.records.relation import RelationType
from danvan.records.status import EventType, StatusValue

SAMPLE = Path(__file__).parent / "sample"
HANDBOOK = Path(__file__).parent.parent / "docs" / "huong-dan"
TODAY = dt.date(2026, 11, 23)
LABELS = {"vi": "(mẫu)", "en": "(sample)"}
SUMMARIES = {"vi": "Dữ liệu mẫu: ", "en": "Sample data: "}
NAMES = {"name", "title", "short_name", "collective", "person", "label", "signer", "issuer", "source_name", "credit"}
FAMILY_NAMES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Lương|Vi|Hứa|Chu|Lộc|Triệu"
# A person's name: in a field that holds one, or a family name with a middle name and a given name after it.
PERSON = re.compile(
    rf"^ *(?:- )?(?:person|signer|author|credit):|\b(?:{FAMILY_NAMES}) (?:Văn|Thị|Đức|Thanh|Minh|Hữu|Ngọc) \w+"
)
FILES = sorted(path for path in SAMPLE.rglob("*.md"))


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE, TODAY, sample=True)


@pytest.fixture(scope="module")
def preview() -> Library:
    return load(SAMPLE, TODAY, preview=True, sample=True)


def named_values(value: frontmatter.Value, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the front matter with the name of the field that holds it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from named_values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from named_values(inner, name)
    elif value is not None:
        yield name, value


def labelled(text: str, lang: str) -> bool:
    return text.startswith(LABELS[lang]) or text.endswith(LABELS[lang])


def language(path: Path) -> str:
    return "en" if path.name.endswith(".en.md") else "vi"


def fields_of(path: Path) -> list[tuple[str, str]]:
    return list(named_values(frontmatter.read(path, path.name).fields))


def test_holds_enough_of_each_kind(sample: Library) -> None:
    lists = (sample.documents, sample.plans, sample.movements, sample.units, sample.models, sample.commendations)
    assert [len(each) for each in lists] == [14, 1, 2, 3, 6, 8]
    assert sorted(sample.pages) == [
        "dang-ky-nhan-tin/index", "du-lieu-ca-nhan/index", "gioi-thieu/index", "huong-dan/bien-tap",
        "huong-dan/index", "index",
    ]  # fmt: skip
    assert sample.sample


def test_posts_are_shown_pinned_waiting_and_kept_back(sample: Library, preview: Library) -> None:
    assert (len(sample.posts), len(preview.posts)) == (12, 14)
    assert [post.key for post in sample.pinned] == ["2026-11-16-thong-bao-mau-lay-y-kien"]
    assert [post.key for post in sample.waiting] == ["2026-12-15-tin-mau-hen-ngay"]
    assert [record.key for record in sample.drafts] == ["2026-11-20-tin-mau-ban-nhap"]
    assert {post.day.year for post in sample.posts} == {2024, 2025, 2026}
    assert [post.key for post in sample.posts if post.image] == ["2025-06-16-tin-mau-cau-lac-bo-dan-ca"]
    assert [post.key for post in sample.posts if post.corrections] == ["2026-01-15-tin-mau-dinh-chinh"]


@pytest.mark.parametrize(
    ("kind", "values", "wanted"),
    [
        (Document, lambda document: [document.status.value], StatusValue),
        (Document, lambda document: [document.level], Level),
        (Document, lambda document: [relation.type for relation in document.relations], RelationType),
        (Document, lambda document: [event.type for event in document.history], EventType),
        (Model, lambda model: [model.stage], Stage),
        (Model, lambda model: [model.field_of_work], Field),
        (Commendation, lambda commendation: [commendation.state], State),
        (Post, lambda post: [post.kind_of_post], PostKind),
    ],
    ids=["status", "level", "relation", "event", "stage", "field of work", "state", "kind of post"],
)
def test_every_value_of_a_list_occurs(
    sample: Library, kind: type[Record], values: Callable[[Any], list[str]], wanted: object
) -> None:
    assert {value for record in sample.of_kind(kind) for value in values(record)} == set(get_args(wanted))


def test_every_form_of_the_departments_head_occurs(sample: Library) -> None:
    forms = {item.form for item in sample.commendations if item.granted_by == "department-head"}
    assert forms == DEPARTMENT_HEAD_FORMS
    assert {item.form for item in sample.commendations if item.granted_by == "province-chairman"} == {"Bằng khen"}


def test_one_model_is_stale_and_one_has_an_old_place(sample: Library) -> None:
    assert [model.key for model in sample.models if model.stale_on(TODAY)] == ["tieng-keng-mau"]
    assert [model.key for model in sample.models if model.commune_as_written] == ["homestay-sach-mau"]


def test_dates_of_documents_are_of_day_and_of_month_and_one_has_no_number(sample: Library) -> None:
    assert {document.date.precision for document in sample.documents if document.date} == {"day", "month"}
    unnumbered = [document.key for document in sample.documents if not document.number and not document.number_form]
    assert unnumbered == ["luat-mau-2022"]


def test_every_finding_has_an_editors_evidence(sample: Library) -> None:
    found = {(key, finding.kind) for key, each in sample.findings.items() for finding in each}
    noted = {(document.key, item.kind) for document in sample.documents for item in document.discrepancies}
    assert len(found) == 10
    assert found - noted == set()


def test_plan_has_the_sections_of_a_plan(sample: Library) -> None:
    plan = sample.records["ke-hoach-2025"]
    assert isinstance(plan, Plan)
    numbers = [section.number for section in plan.sections()]
    tasks = [f"II.{number}" for number in range(1, 8)]
    assert numbers == ["0", "I", "I.1", "I.2", "II", *tasks, "III", "III.1", "III.2", "III.3"]
    assert [section.number for section in plan.sections("en")] == numbers


def test_one_translation_has_drifted_and_no_other(preview: Library) -> None:
    translated = [(record, found) for record in preview.records.values() if (found := record.translation("en"))]
    assert [record.key for record, found in translated if found.drifted(record)] == ["2025-11-25-tin-mau-khen-thuong"]
    assert Counter(record.kind for record, _ in translated) == {
        "document": 7, "plan": 1, "movement": 1, "unit": 1, "model": 2, "commendation": 2, "post": 5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "make", "shown"),
    [
        (
            "2025-06-16-tin-mau-cau-lac-bo-dan-ca", others.post_page,
            ['<img alt="A sample picture of slanting bands', ">Illustration (sample)", "Trần Thị Mẫu (sample)"],
        ),
        (
            "cau-lac-bo-dan-ca-mau-1", others.model_page,
            ["Front committee of Sample village 1", "Youth Union branch", "First quarter of 2024", "| Members of the club",
             "40 people", "Sample report no. 1", "A sample village outside the province", "Sample report no. 2"],
        ),
        ("giay-khen-cau-lac-bo-mau", others.commendation_page, ["[Decision, PDF (sample)]"]),
        ("giay-khen-dang-lay-y-kien-mau", others.commendation_page, ["To the Office of the Sample Department"]),
        ("ke-hoach-2025", others.plan_page, ["Issue the unit's plan", "itself writes"]),
    ],
)  # fmt: skip
def test_an_english_page_says_in_english_what_is_translated_within_groups(
    sample: Library, key: str, make: Callable[[Context, Any], Page], shown: list[str]
) -> None:
    record = sample.records[key]
    page = make(Context(sample, SiteConfig("https://example.org/"), "en", uri_of(record)), record)
    words = html.unescape(page.markdown.replace("\\", ""))
    assert [text for text in shown if text not in words] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SAMPLE).as_posix())
def test_names_and_summaries_say_that_they_are_samples(path: Path) -> None:
    lang = language(path)
    names = [value for name, value in fields_of(path) if name in NAMES]
    assert [value for value in names if not labelled(value, lang)] == []
    summaries = [value for name, value in fields_of(path) if name in ("summary", "description", "reason")]
    assert [value for value in summaries if not value.startswith(SUMMARIES[lang])] == []
    assert names or summaries


def test_every_line_with_a_persons_name_says_that_it_is_made_up() -> None:
    lines = [line for path in FILES for line in path.read_text("utf-8").splitlines() if PERSON.search(line)]
    assert len(lines) == 8
    assert [line for line in lines if "Mẫu" not in line] == []


@pytest.mark.parametrize("line", ["  - person: An", "signer: B", "Bà Nông Thị Hoa kể", "ông Lê Văn Nam"])
def test_a_persons_name_is_seen(line: str) -> None:
    assert PERSON.search(line)


@pytest.mark.parametrize(
    ("page", "kind", "key"),
    [
        ("dang-tin", Post, "2026-11-23-cong-vien-dia-chat-toan-cau-lang-son"),
        ("them-van-ban", Document, "61-2023-nd-cp"),
        ("them-mo-hinh", Model, "cau-lac-bo-dan-ca-mau-1"),
        ("them-khen-thuong", Commendation, "giay-khen-cau-lac-bo-mau"),
    ],
)
def test_the_handbooks_example_is_right(page: str, kind: type[Record], key: str) -> None:
    text = (HANDBOOK / f"{page}.md").read_text("utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert kind.read(frontmatter.parse(example, f"{page}.md"), key).heading
