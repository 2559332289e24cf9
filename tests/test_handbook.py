"""The editors' handbook: pages that name each other, the fields of each kind, everything on one page to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from making import PAGE, TODAY, site, text, write

from danvan.library import Oblivious, load
from danvan.library.handwritten import EXPLAINED, HandPage
from danvan.library.loading import survey
from danvan.pages import Page, SiteConfig, site_pages
from danvan.pages.handbook import CONTENTS, lowered
from danvan.pages.markdown import Md, attribute
from danvan.pages.words import say
from danvan.records import Record
from danvan.schema import every_field, kind_spec

PROJECT = Path(__file__).parent.parent


def made(root: Path, lang: str = "vi") -> dict[str, Page]:
    found = site_pages(Oblivious(load(root, TODAY)), SiteConfig("https://dan-van.example/"), lang, lambda _: Md(""))
    return {page.uri: page for page in found}


@pytest.fixture(scope="module")
def handbook() -> dict[str, Page]:
    return made(PROJECT)


@pytest.fixture(scope="module")
def written() -> dict[str, HandPage]:
    return {name: page for name, page in load(PROJECT, TODAY).pages.items() if name.startswith("huong-dan/")}


def test_pages_written_by_hand_lead_to_each_other(tmp_path: Path) -> None:
    body = "Xem [[huong-dan/hai]], [[huong-dan/hai|trang kia]], `[[huong-dan/mau]]`."
    hai = text({**PAGE, "title": "Trang *hai*"})
    write(tmp_path, site(**{"docs/gioi-thieu/index.md": text(PAGE, body), "docs/huong-dan/hai.md": hai}))
    assert (
        r"Xem [Trang \*hai\*](../huong-dan/hai.md), [trang kia](../huong-dan/hai.md), `[[huong-dan/mau]]`."
        in made(tmp_path)["gioi-thieu/index.md"].markdown
    )


def test_a_page_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    body = "[[126-kl-tw-2025]]\n\n[[gioi-thieu/indx]]\n\n[[khong/co/trang/nao/nhu-vay]] [[gioi-thieu/index#muc]]"
    write(tmp_path, site(**{"docs/gioi-thieu/index.md": text(PAGE, body)}))
    assert [str(problem).replace("\n    ", " ") for problem in survey(tmp_path, TODAY)[1]] == [
        "docs/gioi-thieu/index.md:8: không có trang «gioi-thieu/indx» → có phải «gioi-thieu/index»?",
        "docs/gioi-thieu/index.md:10: không có trang «khong/co/trang/nao/nhu-vay»"
        " → ghi đường dẫn của tệp dưới docs/, bỏ .md, ví dụ  [[gioi-thieu/index]]",
        "docs/gioi-thieu/index.md:10: không có trang «gioi-thieu/index#muc» → có phải «gioi-thieu/index»?",
    ]


@pytest.mark.parametrize("kind", EXPLAINED)
def test_every_field_is_explained_with_its_choices(handbook: dict[str, Page], kind: str) -> None:
    (page,) = (page for page in handbook.values() if page.origin in PAGES and PAGES[page.origin] == kind)
    for _, field in every_field(kind_spec(kind).fields):
        assert f"<strong>{attribute(field.label)}</strong> <code>{field.name}</code>" in page.markdown
        assert str(attribute(field.help)) in page.markdown
        for choice in field.choices:
            assert f"<code>{choice.value}</code>" in page.markdown
            assert say("vi", choice.word) in page.markdown


@pytest.mark.parametrize("kind", EXPLAINED)
def test_what_every_kind_has_comes_last(handbook: dict[str, Page], kind: str) -> None:
    (page,) = (page for page in handbook.values() if page.origin in PAGES and PAGES[page.origin] == kind)
    own, _, shared = page.markdown.partition("Các trường mà mọi loại bài đều có:")
    told = [re.findall(r"<code>(\w+)</code>(?: <span[^>]*>[^<]*</span>)?</dt>", part) for part in (own, shared)]
    assert told[0]
    assert not set(Record.model_fields) & set(told[0])
    assert set(Record.model_fields) <= set(told[1])


PAGES = {
    "docs/huong-dan/dang-tin.md": "post", "docs/huong-dan/them-van-ban.md": "document",
    "docs/huong-dan/them-mo-hinh.md": "model", "docs/huong-dan/them-khen-thuong.md": "commendation",
}  # fmt: skip


def test_the_contents_lead_to_every_page_and_the_printed_one_has_them_all(
    handbook: dict[str, Page], written: dict[str, HandPage]
) -> None:
    assert set(written) - {CONTENTS, "huong-dan/index"} == set(written[CONTENTS].leads_to())
    printed = handbook["huong-dan/so-tay.md"].markdown
    for name in written[CONTENTS].leads_to():
        if name != "huong-dan/so-tay":
            anchor = name.removeprefix("huong-dan/")
            assert f'<a href="#{anchor}">{written[name].fields.title}</a>' in printed
            assert f"\n## {written[name].fields.title} {{: #{anchor} }}\n" in printed
            assert f"\n### {first_heading(written[name])}\n" in printed or not first_heading(written[name])
    assert handbook["huong-dan/so-tay.md"].search == "no"


def first_heading(page: HandPage) -> str:
    return next((line[3:] for line in page.source.body.split("\n") if line.startswith("## ")), "")


def test_headings_are_lowered_but_not_those_in_examples() -> None:
    assert lowered("## Một\n\n```text\n## hai\n```\n\nba ## bốn\n### Năm") == (
        "### Một\n\n```text\n## hai\n```\n\nba ## bốn\n#### Năm"
    )


def test_a_site_without_a_handbook_prints_none(tmp_path: Path) -> None:
    write(tmp_path, site(**{"docs/gioi-thieu/index.md": text(PAGE, "{{ handbook }}")}))
    assert "## " not in made(tmp_path)["gioi-thieu/index.md"].markdown
