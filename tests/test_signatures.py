"""Digital signatures of PDFs: shown as far as they were verified, never further."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from attached import pdf
from making import DOCUMENT, loaded, problems, text
from signing import ORGANISATION, SIGNER, added_to, authority, sign, signed_pdf, tampered

from danvan.attachments.signatures import signatures
from danvan.pages import Context, SiteConfig

PAGE = "docs/van-ban/126-kl-tw-2025.md"


def tree(data: bytes) -> dict[str, str | bytes | None]:
    files = [{"path": "assets/ky.pdf", "label": "Bản ký số"}]
    return {PAGE: text(DOCUMENT, "## Điều 1. Chữ", files=files), "docs/assets/ky.pdf": data}


def said(tmp_path: Path, data: bytes, lang: str = "vi", **more: bytes) -> list[str]:
    """What the document's page says of the signatures."""
    library = loaded(tmp_path, {**tree(data), **more})
    return list(
        map(
            str,
            Context(library, SiteConfig("https://x.vn/"), lang, "van-ban/126-kl-tw-2025.md").signed("assets/ky.pdf"),
        )
    )


def test_signer_organisation_and_time_are_read() -> None:
    (found,) = signatures(signed_pdf())
    assert (found.signer, found.organisation, found.state, found.trusted) == (SIGNER, ORGANISATION, "intact", False)
    assert abs(dt.datetime.fromisoformat(found.when) - dt.datetime.now(dt.UTC)) < dt.timedelta(hours=1)


def test_a_signature_is_trusted_only_by_a_root_that_the_operator_has_put_there() -> None:
    assert [item.trusted for item in signatures(signed_pdf(), [authority().root])] == [True]
    assert [item.trusted for item in signatures(signed_pdf(), [])] == [False]
    assert [item.trusted for item in signatures(tampered(), [authority().root])] == [False]


@pytest.mark.parametrize(
    ("data", "states"),
    [(signed_pdf(), ["intact"]), (tampered(), ["broken"]), (added_to(), ["changed"]), (pdf("A"), []),
     (signed_pdf()[:-300] , ["broken"])],
    ids=["signed", "tampered", "added to", "unsigned", "cut"],
)  # fmt: skip
def test_what_was_done_to_a_file_after_it_was_signed_is_seen(data: bytes, states: list[str]) -> None:
    assert [item.state for item in signatures(data)] == states


def test_the_page_says_who_signed_and_claims_no_more_than_was_verified(tmp_path: Path) -> None:
    (line,) = said(tmp_path, signed_pdf())
    assert line.startswith(f"Chữ ký số: {SIGNER}, {ORGANISATION} (ký lúc ")
    assert line.endswith(
        "theo máy của người ký). Hợp lệ về toàn vẹn, tệp chưa bị sửa sau khi ký; chứng thư chưa được trang này kiểm chứng."
    )
    (line,) = said(tmp_path, signed_pdf(), "en")
    assert line.endswith("Intact, the file has not been changed since; this site has not verified the certificate.")


def test_the_page_says_when_the_certificate_is_of_a_trusted_authority(tmp_path: Path) -> None:
    (line,) = said(tmp_path, signed_pdf(), **{"chung-thu-goc/mau.pem": authority().root})
    assert line.endswith("chứng thư do tổ chức chứng thực mà trang này tin cậy cấp.")


def test_an_addition_after_signing_is_said_and_hinted(tmp_path: Path) -> None:
    (line,) = said(tmp_path, added_to())
    assert line.endswith("Tệp có phần thêm vào sau khi ký; trang này không xác nhận phần đó.")
    hints = [hint.message for hint in loaded(tmp_path, tree(added_to())).hints]
    assert "docs/assets/ky.pdf: tệp có phần thêm vào sau khi ký số; trang ghi rõ điều đó" in hints


def test_a_signature_that_does_not_fit_stops_the_build(tmp_path: Path) -> None:
    assert problems(tmp_path, tree(tampered())) == [
        f"{PAGE}:15: docs/assets/ky.pdf: chữ ký số không khớp với nội dung: tệp đã bị sửa hoặc hỏng sau khi ký"
        " → lấy lại bản có chữ ký số từ nơi ban hành"
    ]


def test_a_second_signature_does_not_break_the_first() -> None:
    assert [item.state for item in signatures(sign_again())] == ["intact", "intact"]


def sign_again() -> bytes:
    return sign(signed_pdf(), "ChuKy2")
