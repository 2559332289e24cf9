"""The form in the browser asks, allows and refuses what the check and ``new`` do; nothing of it comes from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from making import TODAY, site, write

from danvan.cli import main
from danvan.editor import backend, config, page
from danvan.editor.collections import FORMS
from danvan.library import Library, load
from danvan.pages.words import say
from danvan.problems import Refusal
from danvan.records import KINDS
from danvan.records.messages import faults
from danvan.schema import FieldSpec, every_field, kind_spec
from danvan.writing.blanks import blank_at
from danvan.writing.choices import choices

PROJECT = Path(__file__).parents[1]
MODELS = {kind.kind: kind for kind in KINDS}
ADDED = ("body", "translation")
LEAVES = [
    pytest.param(name, place, spec, id=f"{name}.{'.'.join(place)}")
    for name in FORMS
    for place, spec in every_field(kind_spec(name).fields)
    if spec.asked
]
# Right and wrong values of every sort that is typed.
TYPED = [
    "2026-11-23", "23/11/2026", "2026", "2026-11", "xa-bac-son", "Xã Bắc Sơn", "https://langson.gov.vn/tin", "langson.gov.vn",
    "12.5", "1.500", "-3", "tin", "javascript:alert(1)", "126-KL/TW", "?",
]  # fmt: skip


@cache
def library() -> Library:
    """The project's own content."""
    return load(PROJECT, TODAY, preview=True)


@cache
def forms() -> dict[str, dict[str, Any]]:
    """Each kind's form by its name."""
    made = config(library(), backend("local"), "https://dan-van.example/")
    return {collection["name"]: collection for collection in made["collections"]}


def form_fields(fields: list[dict[str, Any]], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field of a form with its place."""
    for field in fields:
        here = (*above, field["name"])
        yield here, field
        yield from form_fields(field.get("fields", []), here)


def in_form(name: str, place: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = dict(form_fields(forms()[name]["fields"]))[place]
    return found


@pytest.mark.parametrize("name", FORMS)
def test_every_field_that_is_asked_for_is_in_the_form_and_no_other(name: str) -> None:
    asked = {place for place, spec in every_field(kind_spec(name).fields) if spec.asked}
    in_it = {place for place, _ in form_fields(forms()[name]["fields"]) if place[0] not in ADDED}
    assert in_it == asked
    assert [field["name"] for field in forms()[name]["fields"] if field["name"] in ADDED] == list(ADDED)


@pytest.mark.parametrize(("name", "place", "spec"), LEAVES)
def test_names_helps_and_what_is_needed_are_the_schemas(name: str, place: tuple[str, ...], spec: FieldSpec) -> None:
    field = in_form(name, place)
    assert field["label"] == spec.label
    assert spec.help[1:].rstrip(".") in field["hint"].replace("\\", "")
    assert bool(field["required"]) is spec.required
    assert (field["widget"] == "list" or field.get("multiple", False)) is spec.many
    inside = field.get("field", field)
    limits = spec.limits
    assert (inside.get("minlength"), inside.get("maxlength")) == (
        limits.min_length,
        limits.max_length,
    ) or spec.name == "id"
    if spec.many:
        assert (field.get("min"), field.get("max")) == (limits.min_items, limits.max_items)


@pytest.mark.parametrize(("name", "place", "spec"), LEAVES)
def test_what_may_be_chosen_is_what_the_check_and_new_allow(name: str, place: tuple[str, ...], spec: FieldSpec) -> None:
    field = in_form(name, place)
    if spec.choices:
        expected = [{"label": say("vi", choice.word), "value": choice.value} for choice in spec.choices]
        assert field["options"] == expected
    elif spec.target in ("commune", "plan"):
        blank = blank_at(MODELS[name], place)
        assert blank is not None
        assert (
            [option["value"] for option in field["options"]] == [item.value for item in choices(blank, library())] != []
        )
    elif spec.target:
        assert field["collection"] == spec.target
        assert forms()[spec.target]["folder"] == kind_spec(spec.target).folder


@pytest.mark.parametrize(("name", "place", "spec"), LEAVES)
def test_a_pattern_refuses_nothing_that_the_check_takes_and_speaks_as_it_does(
    name: str, place: tuple[str, ...], spec: FieldSpec
) -> None:
    field = in_form(name, place)
    pattern, words = field.get("field", field).get("pattern", ("", ""))
    verdict = partial(faults, MODELS[name], place)
    if pattern:
        refused = [value for value in TYPED if not re.fullmatch(pattern, value)]
        assert refused, "a pattern that refuses nothing"
        assert all(verdict([value] if spec.many else value) for value in refused)
        assert any(words.rstrip(".")[1:] in fix for _, fix in verdict("?"))
    else:
        assert not spec.shape.pattern or field["widget"] in ("datetime", "uuid", "select", "relation", "image", "file")


@pytest.mark.parametrize("name", FORMS)
def test_an_english_file_gets_what_it_may_carry(name: str) -> None:
    english = {place for place, spec in every_field(kind_spec(name, english=True).fields) if not spec.fields}
    given = {
        place for place, field in form_fields(forms()[name]["fields"]) if field.get("i18n") and not field.get("fields")
    } - {("body",)}
    assert given - {("translation",)} <= english
    translatable = {place for place, spec in every_field(kind_spec(name).fields) if spec.translatable}
    assert {place for place in translatable if place in english} == given - {("translation",)}


def test_pages_written_by_hand_are_there_in_both_languages() -> None:
    files = {item["file"] for item in forms()["page"]["files"]}
    assert files == {f"docs/{stem}.{{{{locale}}}}.md" for stem in library().pages}


@pytest.mark.parametrize(
    ("server", "repo", "base", "said"),
    [
        ("gitea", "dan-van", "https://git.example.vn", "kho «dan-van» thiếu tên chủ hoặc tên kho"),
        ("gitea", "so/dan-van", "", "địa chỉ máy chủ «» không dùng được"),
        ("gitea", "so/dan-van", "http://git.example.vn", "địa chỉ máy chủ «http://git.example.vn» không dùng được"),
    ],
)
def test_a_server_that_cannot_be_used_is_refused(server: Any, repo: str, base: str, said: str) -> None:
    with pytest.raises(Refusal, match=re.escape(said)):
        backend(server, repo, base)


@pytest.mark.parametrize(
    ("server", "base", "api", "asked"),
    [
        ("gitea", "https://git.example.vn", "https://git.example.vn/api/v1", "https://git.example.vn"),
        ("gitlab", "", "https://gitlab.com/api/v4", "https://gitlab.com"),
        ("github", "", "https://api.github.com", "https://github.com https://api.github.com"),
    ],
)
def test_the_page_may_ask_only_itself_and_the_server_of_the_files(server: Any, base: str, api: str, asked: str) -> None:
    where = backend(server, "so/dan-van", base)
    assert where.settings["api_root"] == api
    policy = re.findall('Content-Security-Policy" content="([^"]*)"', page(where))[0]
    assert policy.endswith(f"connect-src 'self' blob: data: {asked}")
    assert "https:" not in page(backend("local"))


def test_the_command_prints_or_writes_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "content", site())
    (root / "mkdocs.yml").write_bytes((PROJECT / "mkdocs.yml").read_bytes())
    arguments = ["--root", str(root), "--today", "2026-11-23", "editor-config"]
    assert main(arguments) == 0
    printed = json.loads(capsys.readouterr().out)
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out/config.json").read_text("utf-8")) == printed
    assert [item["name"] for item in printed["collections"]] == [*FORMS, "page"]
    assert "config.json" in (tmp_path / "out/index.html").read_text("utf-8")


@pytest.mark.parametrize("folder", [PROJECT / "editor", PROJECT / "tests/html"])
def test_packages_are_fixed_and_the_lock_names_no_registry(folder: Path) -> None:
    package = json.loads((folder / "package.json").read_text("utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["dependencies"].values())
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    kept = {name.removeprefix("node_modules/"): item for name, item in lock["packages"].items() if name}
    assert {name: kept[name]["version"] for name in package["dependencies"]} == package["dependencies"]
    assert all("resolved" not in item and item["integrity"].startswith("sha512-") for item in kept.values())
