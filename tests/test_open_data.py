"""Open data: right by their own schema, telling what the pages tell and nothing that they do not."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from making import COMMENDATION, MODEL, POST, TODAY, loaded, text

from danvan.counting import posted_on
from danvan.exports import files, open_data_page
from danvan.exports.opendata import COUNTS, open_data_files, open_kinds
from danvan.exports.opendata.tabular import columns
from danvan.library import Library, Oblivious, load
from danvan.pages import Context, SiteConfig
from danvan.pages.model_catalogue import model_downloads
from danvan.schema import every_field

PROJECT = Path(__file__).parents[1]
FIELDS = Path(__file__).parent / "content/open_data.txt"
SITE = SiteConfig("https://dan-van.example/", {"name": "Sở (mẫu)"}, ("mau.example", "2026"))
KINDS = {kind.name: kind for kind in open_kinds()}


@cache
def library(name: str) -> Library:
    root = PROJECT / "tests/sample" if name == "sample" else PROJECT
    return load(root, dt.date(2026, 11, 23), sample=name == "sample")


@cache
def published(name: str) -> dict[str, bytes]:
    return dict(open_data_files(library(name), SITE))


def data(name: str, kind: str) -> Any:
    return json.loads(published(name)[f"data/{kind}.json"])


def rows(made: bytes) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))


def schema(name: str, kind: str) -> Draft202012Validator:
    found = json.loads(published(name)[f"data/schema/{kind}.json"])
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["real", "sample"])
class TestEveryKind:
    def test_it_is_right_by_its_schema(self, name: str, kind: str) -> None:
        found = data(name, kind)
        assert [f"{error.json_path}: {error.message}" for error in schema(name, kind).iter_errors(found)] == []
        assert found["schema"] == f"https://dan-van.example/data/schema/{kind}.json"

    def test_it_has_every_record_and_no_field_that_the_schema_does_not_tell(self, name: str, kind: str) -> None:
        items = data(name, kind)["items"]
        records = library(name).of_kind(KINDS[kind].record)
        assert [item["key"] for item in items] == sorted(record.key for record in records)
        names = {field.name for field in KINDS[kind].fields}
        assert [item["key"] for item in items if set(item) != names] == []

    def test_the_table_says_the_same(self, name: str, kind: str) -> None:
        found, table = data(name, kind), rows(published(name)[f"data/{kind}.csv"])
        assert [row["key"] for row in table] == [item["key"] for item in [*found["items"], *found.get("withdrawn", [])]]
        plain = ("key", "address", "address_en", "posted", "updated")
        assert [{n: row[n] for n in plain} for row in table[: found["count"]]] == [
            {n: item[n] or "" for n in plain} for item in found["items"]
        ]
        assert set(columns(KINDS[kind].fields)) == set(table[0]) - {"withdrawn"} if table else found["count"] == 0


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        ("van-ban", {"type": "Thông báo miệng"}, "$.items[0].type"),
        ("van-ban", {"posted": "23/11/2026"}, "$.items[0].posted"),
        ("van-ban", {"key": "126 KL"}, "$.items[0].key"),
        ("tin-tuc", {"tags": "van-hoa"}, "$.items[0].tags"),
        ("mo-hinh", {"forces": {}}, "$.items[0].forces"),
    ],
)
def test_the_schema_refuses_what_is_wrong(kind: str, change: dict[str, Any], message: str) -> None:
    found = data("sample", kind)
    found["items"][0] |= change
    assert message in {error.json_path for error in schema("sample", kind).iter_errors(found)}
    del found["items"][1]["key"]
    assert "$.items[1]" in {error.json_path for error in schema("sample", kind).iter_errors(found)}


def test_no_name_of_a_file_or_field_changes() -> None:
    """People have built on them. A new line is a new promise, and nothing that no page shows: look before you add one."""
    named = [f"{kind.name} {'.'.join(place)}" for kind in open_kinds() for place, _ in every_field(kind.fields)]
    assert named == FIELDS.read_text("utf-8").splitlines()
    assert sorted(published("real")) == sorted([
        *(f"data/{name}.{ending}" for name in KINDS for ending in ("json", "csv")),
        *(f"data/schema/{name}.json" for name in KINDS), *COUNTS.values(),
    ])  # fmt: skip


class TestDocument:
    DOCUMENT = next(item for item in data("sample", "van-ban")["items"] if item["key"] == "901-kl-mau-2024")

    def test_its_status_comes_with_source_and_day(self) -> None:
        status = self.DOCUMENT["status"]
        assert (status["value"], status["value_label"]) == ("in_force", "Còn hiệu lực")
        assert (status["checked_on"], status["source"]) == ("2026-11-20", "https://vbpl.vn/mau/901-kl-mau")

    def test_english_texts_stand_beside_the_vietnamese(self) -> None:
        assert self.DOCUMENT["title_en"].startswith("On further strengthening mass mobilisation work")
        assert self.DOCUMENT["status"]["note_en"] == "A sample status; there is no real source page."
        assert self.DOCUMENT["discrepancies"][0]["evidence_en"].startswith("The sample record says 12 March 2024")
        assert self.DOCUMENT["address_en"] == "https://dan-van.example/en/van-ban/901-kl-mau-2024/"

    def test_what_is_not_translated_is_null(self) -> None:
        other = next(item for item in data("sample", "van-ban")["items"] if item["key"] == "902-nq-mau-2016")
        assert (other["address_en"], other["title_en"], other["status"]["note_en"]) == (None, None, None)

    def test_misprints_are_those_of_its_page(self) -> None:
        assert [(found["kind"], found["expected"]) for found in self.DOCUMENT["misprints"]] == [
            ("different_dates", "12/03/2024")
        ]

    def test_its_date_is_as_exact_as_it_is_known(self) -> None:
        plan = next(item for item in data("real", "van-ban")["items"] if item["key"] == "ke-hoach-dan-van-2025-svhttdl")
        assert plan["date"] == "2025-04"
        assert (plan["number"], plan["number_form"]) == (None, "…/KH-SVHTTDL")


def test_a_plan_tells_its_sections_in_both_languages() -> None:
    (plan,) = data("real", "ke-hoach")["items"]
    first = next(section for section in plan["sections"] if section["number"] == "II.1")
    assert first["address"] == "https://dan-van.example/ke-hoach/2025/#ii-1"
    assert first["title_en"]
    assert first["title_en"] != first["title"]


def test_pictures_and_files_are_given_by_their_published_addresses() -> None:
    shown = [item["image"] for item in data("sample", "mo-hinh")["items"] if item["image"]]
    assert shown
    assert {image["file"].rpartition("/")[0] for image in shown} == {"https://dan-van.example/anh"}
    offered = [file["path"] for item in data("sample", "van-ban")["items"] for file in item["files"]]
    assert offered
    assert all(path.startswith("https://dan-van.example/assets/") for path in offered)


class TestNothingPersonal:
    def test_no_consent_and_no_note_of_the_editors(self, tmp_path: Path) -> None:
        basis = {
            "kind": "consent",
            "recorded_on": "2026-05-10",
            "reference": "Phiếu đồng ý số 77",
            "guardian": "Phiếu đồng ý số 78",
        }
        person = {
            "person": "Nguyễn Văn Mẫu (mẫu)",
            "post": "Đội viên",
            "unit_name": "Liên đội Mẫu (mẫu)",
            "child": True,
            "basis": basis,
        }
        child = {
            "name": "Nguyễn Thị Mẫu",
            "child": "Phiếu đồng ý số 79",
            "guardian": "Phiếu đồng ý số 80",
            "recorded_on": "2026-05-10",
        }
        flow = {"drafted_by": "Chuyên viên P. Mẫu", "reviewed_by": "Trưởng phòng Mẫu"}
        site = loaded(tmp_path, {
            "docs/khen-thuong/2026/giay-khen.md": text(COMMENDATION, recipients=[person], workflow=flow),
            "docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, "Có em Nguyễn Thị Mẫu tham gia.", children=[child], review="2027-11-23"),
        })  # fmt: skip
        made = dict(open_data_files(site, SITE))
        (item,) = json.loads(made["data/khen-thuong.json"])["items"]
        assert item["recipients"] == [{
            "collective": None, "person": "Nguyễn Văn Mẫu (mẫu)", "post": "Đội viên", "unit_name": "Liên đội Mẫu (mẫu)",
            "unit": None, "commune": None,
        }]  # fmt: skip
        everything = b"".join(made.values()).decode()
        for hidden in (
            "Phiếu đồng ý",
            "Nguyễn Thị Mẫu",
            "P. Mẫu",
            "Trưởng phòng Mẫu",
            "2027-11-23",
            "workflow",
            "children",
        ):
            assert hidden not in everything, hidden

    def test_of_what_was_taken_down_only_that_it_was_there(self) -> None:
        found = data("sample", "khen-thuong")
        assert found["withdrawn"] == [
            {
                "key": "da-rut-mau", "address": "https://dan-van.example/khen-thuong/2026/da-rut-mau/",
                "withdrawn": "2026-07-06",
            }
        ]  # fmt: skip
        row = rows(published("sample")["data/khen-thuong.csv"])[-1]
        assert {name: value for name, value in row.items() if value} == found["withdrawn"][0]

    def test_drafts_and_what_waits_are_not_there(self) -> None:
        hidden = {record.key for record in (*library("sample").drafts, *library("sample").waiting)}
        assert hidden
        assert hidden.isdisjoint(item["key"] for kind in KINDS for item in data("sample", kind)["items"])


class TestCounts:
    def test_the_months_have_as_many_as_the_lists(self) -> None:
        months = rows(published("sample")[COUNTS["months"]])
        for kind in ("van-ban", "mo-hinh", "khen-thuong", "tin-tuc", "phong-trao", "ke-hoach"):
            posted = Counter(f"{posted_on(record):%Y-%m}" for record in library("sample").of_kind(KINDS[kind].record))
            assert {row["month"]: int(row[kind]) for row in months if row[kind] != "0"} == posted
        assert [row["month"] for row in months][:3] == ["2024-03", "2024-04", "2024-05"]
        assert months[-1]["month"] == "2026-11"

    def test_units_movements_and_tasks_have_what_refers_to_them(self) -> None:
        (row,) = [row for row in rows(published("sample")[COUNTS["movements"]]) if row["movement"] == "dan-van-kheo"]
        models = [item for item in data("sample", "mo-hinh")["items"] if "dan-van-kheo" in item["movements"]]
        assert (row["name"], int(row["mo-hinh"])) == ("Dân vận khéo (mẫu)", len(models))
        units = rows(published("sample")[COUNTS["units"]])
        assert len(units) == len(library("sample").units)
        tasks = rows(published("real")[COUNTS["tasks"]])
        assert [row["task"] for row in tasks] == [f"ke-hoach-2025#II.{n}" for n in range(1, 8)]


class TestPage:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_it_offers_every_file_and_names_every_field(self, lang: str) -> None:
        made = files(Oblivious(library("sample")), SITE)
        text = open_data_page(Context(library("sample"), SITE, lang, "du-lieu-mo/index.md"), made).markdown
        assert [path for path in published("sample") if f"](../{path})" not in text] == []
        assert [path for path in model_downloads(lang).values() if f"](../{path})" not in text] == []
        named = {line.partition(" ")[2] for line in FIELDS.read_text("utf-8").splitlines()}
        assert [name for name in named if f"<code>{name}</code>" not in text] == []

    def test_it_claims_no_licence_of_the_departments(self) -> None:
        page = open_data_page(
            Context(library("real"), SITE, "vi", "du-lieu-mo/index.md"), files(Oblivious(library("real")), SITE)
        )
        assert "Điều khoản sử dụng lại nội dung của Sở: chưa cập nhật." in page.markdown

    def test_the_example_runs(self, tmp_path: Path) -> None:
        made = files(Oblivious(library("real")), SITE)
        text = open_data_page(Context(library("real"), SITE, "vi", "du-lieu-mo/index.md"), made).markdown
        (tmp_path / "van-ban.json").write_bytes(made["data/van-ban.json"])
        code = text.split("```")[1].replace(
            "https://dan-van.example/data/van-ban.json", (tmp_path / "van-ban.json").as_uri()
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert "Kết luận số 126-KL/TW - Chưa kiểm tra" in done.stdout.splitlines()
        assert len(done.stdout.splitlines()) == len(library("real").documents)


class TestModelList:
    def test_the_workbook_has_every_model_with_its_address(self) -> None:
        made = files(Oblivious(library("sample")), SITE)
        sheet = openpyxl.load_workbook(io.BytesIO(made[model_downloads("vi")["xlsx"]])).worksheets[0]
        cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
        assert cells[0][:3] == ["Tên mô hình", "Lĩnh vực", "Giai đoạn"]
        assert {row[0] for row in cells[1:]} == {model.name for model in library("sample").models}
        assert all(str(row[-1]).startswith("https://dan-van.example/dan-van-kheo/") for row in cells[1:])

    def test_english_lists_are_in_english(self) -> None:
        made = files(Oblivious(library("sample")), SITE)
        table = rows(made[model_downloads("en")["csv"]])
        assert list(table[0])[:3] == ["Name of the model", "Field", "Stage"]

    def test_a_site_without_models_has_an_empty_list(self) -> None:
        assert rows(files(Oblivious(library("real")), SITE)[model_downloads("vi")["csv"]]) == []


def test_a_post_keeps_its_hour(tmp_path: Path) -> None:
    site = loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": text(POST)})
    (item,) = json.loads(dict(open_data_files(site, SITE))["data/tin-tuc.json"])["items"]
    assert (item["date"], item["posted"]) == ("2026-11-23T08:00:00+07:00", TODAY.isoformat())
