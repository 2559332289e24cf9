"""What pages tell machines (JSON-LD): read back from the made blocks; true, absolute, and no word that is not known."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from making import DOCUMENT, MODEL, POST, TODAY, loaded, text

from danvan.exports import Linked
from danvan.library import Library, load
from danvan.pages import Page, SiteConfig
from danvan.pages.addresses import uri_of
from danvan.records import Document

PROJECT = Path(__file__).parents[1]
URL = "https://dan-van.example/"
SITE = SiteConfig(URL, {"name": "Sở (mẫu)", "parent": "UBND tỉnh (mẫu)", "phone": ""}, ("mau.example", "2026"))


@cache
def real() -> Library:
    return load(PROJECT, TODAY)


def told(library: Library, uri: str, lang: str = "vi", kind: str = "list") -> list[dict[str, Any]]:
    """The things that a page tells, read back."""
    key = next((record.key for record in library.records.values() if uri_of(record) == uri), "")
    block = Linked(library, SITE).of(Page(uri, "Trang", "", "Mô tả", kind=kind, record=key), lang)
    if not block:
        return []
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def of_document(root: Path, **fields: Any) -> dict[str, Any]:
    library = loaded(root, {"docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, **fields)})
    return told(library, "van-ban/126-kl-tw-2025.md")[0]


class TestDocument:
    def test_of_a_conclusion_what_its_page_says(self) -> None:
        law, way = told(real(), "van-ban/126-kl-tw-2025.md")
        record = real().records["126-kl-tw-2025"]
        assert isinstance(record, Document)
        assert (law["@type"], law["url"]) == ("Legislation", f"{URL}van-ban/126-kl-tw-2025/")
        assert (law["legislationIdentifier"], law["legislationDate"]) == ("126-KL/TW", "2025-02-14")
        assert law["legislationPassedBy"] == [{"@type": "Organization", "name": name} for name in record.issuers]
        assert (law["name"], law["headline"], law["inLanguage"]) == (record.name, record.title, "vi")
        assert [(step["position"], step["item"]) for step in way["itemListElement"]] == [
            (1, URL), (2, f"{URL}van-ban/"), (3, f"{URL}van-ban/126-kl-tw-2025/"),
        ]  # fmt: skip

    def test_in_english_its_english_address_and_words(self) -> None:
        key = next(document.key for document in real().documents if document.translation("en"))
        law, way = told(real(), f"van-ban/{key}.md", "en")
        record = real().records[key]
        assert law["url"] == f"{URL}en/van-ban/{key}/"
        assert law["description"] == record.in_language("summary", "en")[0]
        assert way["itemListElement"][0] == {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{URL}en/"}

    @pytest.mark.parametrize(
        ("value", "source", "force"),
        [
            ("in_force", "https://vbpl.vn/1", "https://schema.org/InForce"),
            ("expired_part", "https://vbpl.vn/1", "https://schema.org/PartiallyInForce"),
            ("expired_all", "https://vbpl.vn/1", "https://schema.org/NotInForce"),
            ("period_ended", "https://vbpl.vn/1", None),
            ("unchecked", None, None),
        ],
    )
    def test_its_force_is_told_only_when_known(
        self, tmp_path: Path, value: str, source: str | None, force: str | None
    ) -> None:
        status = {"value": value, "checked_on": "2026-11-23"} | (
            {"since": "2025-07-01", "source": source} if source else {}
        )
        assert of_document(tmp_path, status=status).get("legislationLegalForce") == force

    def test_a_date_without_its_day_is_left_out(self, tmp_path: Path) -> None:
        assert "legislationDate" not in of_document(tmp_path, date="2025-02")

    def test_a_text_cannot_end_the_block(self, tmp_path: Path) -> None:
        title = "Về “a & b” khi x > y và y <2"
        library = loaded(tmp_path, {"docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, title=title)})
        block = Linked(library, SITE).of(
            Page("van-ban/126-kl-tw-2025.md", "Trang", "", "Mô tả", record="126-kl-tw-2025"), "vi"
        )
        assert not set("<>&") & set(block)
        assert json.loads(block)["@graph"][0]["headline"] == title

    def test_every_document_names_itself_and_nothing_empty(self) -> None:
        for document in real().documents:
            for lang in document.languages():
                law = told(real(), uri_of(document), lang)[0]
                assert law["name"] == document.name
                assert [name for name, value in law.items() if not value] == []


class TestPost:
    def test_of_a_post_what_its_page_says(self, tmp_path: Path) -> None:
        old, new = "news/2026/2026-11-23-bai-viet.md", "news/2026/2026-11-20-bai-viet.md"
        corrections = [{"date": "2026-11-23", "note": "Bản đầu ghi 27/6; đúng là 28/6."}]
        library = loaded(
            tmp_path, {old: None, new: text(POST, date="2026-11-20T08:00:00+07:00", corrections=corrections)}
        )
        article, way = told(library, new)
        assert (article["@type"], article["headline"]) == ("NewsArticle", POST["title"])
        assert (article["datePublished"], article["dateModified"]) == ("2026-11-20T08:00:00+07:00", "2026-11-23")
        assert article["correction"][0]["text"] == "Bản đầu ghi 27/6; đúng là 28/6."
        assert article["publisher"]["name"] == "Sở (mẫu)"
        assert way["itemListElement"][2]["item"] == article["url"] == f"{URL}tin-tuc/2026/2026-11-20-bai-viet/"

    def test_an_author_who_may_be_a_person_is_called_nothing(self, tmp_path: Path) -> None:
        fields: dict[str, Any] = {**POST, "author": "Lan Anh"}
        fields.pop("unit", None)
        library = loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": text(fields)})
        assert "author" not in told(library, "news/2026/2026-11-23-bai-viet.md")[0]


class TestDepartment:
    @pytest.mark.parametrize("uri", ["index.md", "gioi-thieu/index.md"])
    def test_home_and_about_name_it_without_what_is_not_known(self, uri: str) -> None:
        assert told(real(), uri) == [{
            "@type": "GovernmentOrganization", "name": "Sở (mẫu)", "url": URL,
            "parentOrganization": {"@type": "GovernmentOrganization", "name": "UBND tỉnh (mẫu)"},
        }]  # fmt: skip

    def test_a_sample_is_nobodys(self) -> None:
        sample = load(PROJECT / "tests/sample", TODAY, sample=True)
        assert told(sample, "index.md") == []
        assert "publisher" not in told(sample, uri_of(sample.posts[0]))[0]


def test_other_records_tell_their_way_and_lists_nothing(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"docs/dan-van-kheo/cau-lac-bo.md": text(MODEL)})
    (way,) = told(library, "dan-van-kheo/cau-lac-bo.md")
    assert way["@type"] == "BreadcrumbList"
    assert told(library, "dan-van-kheo/index.md") == []
    assert told(library, "van-ban/126-kl-tw-2025.md", kind="withdrawn") == []
