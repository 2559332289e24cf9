"""The schema that people, forms and programs are given says the same as the check."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from making import RIGHT, wrong_record

from danvan.cli import main
from danvan.library.rooms import find
from danvan.pages.words import say
from danvan.records import KINDS, Record
from danvan.schema import FieldSpec, every_field, front_matter_schema, kind_spec, kind_specs

PROJECT = Path(__file__).parents[1]
BY_NAME = {kind.kind: kind for kind in KINDS}
FIELDS = [
    pytest.param(kind.name, field, id=f"{kind.name}.{field.name}")
    for kind in kind_specs()
    for field in kind.fields
    if kind.name != "page"
]
# One field, values of every sort: right ones of some shapes, wrong ones of all.
VALUES: list[Any] = [
    "2026-11-23", "23/11/2026", "2026", "2026-11", "2026-11-23T08:00:00+07:00", "2026-11-23T08:00", "xa-bac-son", "Xã Bắc Sơn",
    "ke-hoach-2025#II.1", "II.1", "https://langson.gov.vn/tin", "langson.gov.vn", "assets/anh/mau.jpg", "anh.jpg", "../assets/a.jpg",
    "12.5", "1.500", "tin", "in_force", "", [], {}, ["van-hoa"], ["Van-hoa"], "a" * 301, "Kết luận",
]  # fmt: skip


@cache
def validator(name: str, *, english: bool = False) -> Draft202012Validator:
    schema = front_matter_schema(kind_spec(name, english=english), partial(say, "vi"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class Yaml12(yaml.SafeLoader):
    """YAML as editors' programs read it: days stay text, only true and false are yes and no."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|false", "tf"), ("int", "0|[1-9][0-9]*", "0123456789"), ("float", r"[0-9]+\.[0-9]+", "0123456789"),
    ("null", "null", "n"), ("null", "~|", "~"), ("null", "", ""),
):  # fmt: skip
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first) or [""])


@pytest.mark.parametrize("root", [PROJECT, PROJECT / "tests/sample"], ids=["real", "sample"])
def test_all_content_is_right_by_the_json_schema_too(root: Path) -> None:
    files, _ = find(root)
    wrong = []
    for file in files:
        name = file.kind.kind if file.kind else "page"
        fields = yaml.load(file.path.read_text("utf-8").split("---\n")[1], Loader=Yaml12)
        # A tombstone has fields of its own, which `withdraw` writes and nobody types.
        if "withdrawn" in fields:
            continue
        found = validator(name, english=file.lang == "en").iter_errors(fields)
        wrong += [f"{file.name}: {error.json_path}: {error.message}" for error in found]
    assert files
    assert wrong == []


def verdicts(name: str, field: FieldSpec, value: Any) -> tuple[bool, bool]:
    """Whether the check and the JSON Schema let a value of one field by."""
    kind: type[Record] = BY_NAME[name]
    typed = "true" if value is True else value
    told = [
        message
        for message in wrong_record(kind, **{field.name: typed})
        if re.match(rf"(thiếu trường )?{field.name}[ .]", message)
    ]
    errors = [
        e
        for e in validator(name).iter_errors({**RIGHT[kind][1], field.name: value})
        if e.path and e.path[0] == field.name
    ]
    return not told, not errors


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_the_json_schema_refuses_what_the_check_refuses(name: str, field: FieldSpec) -> None:
    # What a number of a document may be, only the parser knows.
    values = [] if field.shape.name == "number" else VALUES
    differing = {str(value): found for value in values if len(set(found := verdicts(name, field, value))) == 2}
    assert differing == {}


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_example_and_every_choice_is_right_by_both(name: str, field: FieldSpec) -> None:
    values = [field.example, *([[c.value] if field.many else c.value for c in field.choices])]
    assert [value for value in values if verdicts(name, field, value) != (True, True)] == []


@pytest.mark.parametrize("name", BY_NAME)
def test_a_field_is_demanded_by_both_or_by_none(name: str) -> None:
    kind = BY_NAME[name]
    for field in kind_spec(name).fields:
        told = any(
            message.startswith(f"thiếu trường {field.name} (") for message in wrong_record(kind, **{field.name: None})
        )
        # A commendation's day is demanded by a rule, because one of its states has none.
        assert field.required == told or (name, field.name) == ("commendation", "date")


def test_every_group_tells_its_fields_and_every_key_what_it_names() -> None:
    for kind in kind_specs():
        for place, field in every_field(kind.fields):
            assert bool(field.fields) == (field.shape.name == "group"), place
            assert bool(field.target) == (field.shape.name in ("key", "section") and field.name != "id"), place


def test_the_command_writes_a_file_for_each_kind_and_its_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--out", str(tmp_path / "schema")]) == 0
    assert capsys.readouterr().out == f"Đã ghi 16 tệp vào {tmp_path / 'schema'}/.\n"
    post = json.loads((tmp_path / "schema/post.schema.json").read_text("utf-8"))
    assert post["properties"]["kind"] == {
        "title": "Loại tin", "description": "tin, thong-bao hoặc nguoi-tot-viec-tot", "examples": ["tin"], "type": "string",
        "enum": ["tin", "thong-bao", "nguoi-tot-viec-tot"], "enumDescriptions": ["Tin", "Thông báo", "Người tốt, việc tốt"],
        "default": "tin",
    }  # fmt: skip
    english = json.loads((tmp_path / "schema/post.en.schema.json").read_text("utf-8"))
    assert sorted(english["properties"]) == ["corrections", "image", "summary", "title", "translation"]


def test_the_command_lists_the_fields_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "tin (post) - news/" in lines
    assert "  title *: Tiêu đề - một dòng, không viết hoa toàn bộ" in lines
    assert "  sources.checked_on *: Ngày kiểm tra - ngày đọc nguồn này" in lines
