"""Pictures on a built site: what a browser is offered, what stays at home, what a page without translation shows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from attached import pdf
from built import build
from lxml import etree
from making import DOCUMENT, IMAGE, MODEL, POST, TRANSLATION, loaded, text
from photographs import OWNER, drawing, photograph
from PIL import Image

POST_FILE = "news/2026/2026-11-23-anh.md"
NAMED = {**IMAGE, "file": "assets/anh/le-hoi.jpg", "alt": 'Múa "sư tử" & rồng', "caption": "Lễ hội * (mẫu)"}
BODY = """
Đoạn đầu.

![Sơ đồ [ba] *khối* | `một`](assets/so-do.png "Chú thích 'mẫu' <3")

- Trong danh sách ![Sơ đồ nhỏ](assets/so-do.png)

| Ảnh | Chữ |
|---|---|
| ![Ảnh trong bảng](assets/anh/le-hoi.jpg) | [Tải sơ đồ](assets/so-do.png) |

Mã: `![không phải ảnh](assets/so-do.png)`
""".replace(" <3", "")
FILES: dict[str, str | bytes | None] = {
    "docs/assets/anh/le-hoi.jpg": photograph(1200, 800, orientation=6), "docs/assets/so-do.png": drawing(),
    "docs/assets/anh/mo-hinh.jpg": photograph(500, 300), "docs/assets/nhap.pdf": pdf("Nhap"),
    "docs/assets/khong-dung.pdf": pdf("Khong dung"), "docs/assets/README.md": "Ghi chú.",
    POST_FILE: text(POST, BODY, id="2026-11-23-02", image=NAMED),
    "docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, image={**IMAGE, "file": "assets/anh/mo-hinh.jpg"}),
    "docs/dan-van-kheo/cau-lac-bo.en.md": text(
        {"name": "Club (sample)", "image": {"alt": "Lion dance", "caption": "Festival (sample)"}, "translation": TRANSLATION}
    ),
    "docs/van-ban/127-kl-tw-2025.md": text(
        DOCUMENT, number="127-KL/TW", draft=True, files=[{"path": "assets/nhap.pdf", "label": "Bản nháp"}]
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("anh"), FILES)


def pictures(site: Path, address: str) -> list[etree._Element]:
    page = etree.parse(str(site / address / "index.html"), etree.HTMLParser(encoding="utf-8"))
    return page.findall(".//article//picture")


def image_of(picture: etree._Element) -> etree._Element:
    """The img in a picture (the parser does not know that source is empty, and nests them)."""
    return next(picture.iter("img"))


def sources(site: Path, address: str, picture: etree._Element) -> list[Path]:
    """The files that a picture names, as a browser on that page finds them."""
    named = [
        part.strip() for element in picture.iter("source", "img") for part in str(element.get("srcset")).split(",")
    ]
    paths = [part.split()[0] for part in named] + [str(image_of(picture).get("src"))]
    return [(site / address / path).resolve() for path in paths]


@pytest.mark.parametrize("address", ["tin-tuc/2026/2026-11-23-anh/", "en/tin-tuc/2026/2026-11-23-anh/"])
def test_a_post_shows_its_pictures_in_both_frames(site: Path, address: str) -> None:
    found = pictures(site, address)
    assert [image_of(picture).get("alt") for picture in found] == [
        'Múa "sư tử" & rồng', "Sơ đồ [ba] *khối* | `một`", "Sơ đồ nhỏ", "Ảnh trong bảng",
    ]  # fmt: skip
    for picture in found:
        assert [path for path in sources(site, address, picture) if not path.is_file()] == []
        image = image_of(picture)
        assert (image.get("loading"), image.get("decoding")) == ("lazy", "async")
        assert picture[0].get("type") == "image/webp"
    first = image_of(found[0])
    assert (first.get("width"), first.get("height")) == ("800", "1200"), "upright, so that nothing moves when it comes"
    below = [
        " ".join("".join(caption.itertext()).split()) for caption in found[0].getroottree().iterfind(".//figcaption")
    ]
    assert below == ["Lễ hội * (mẫu) Ảnh: Văn phòng (mẫu)", "Chú thích 'mẫu'"]


def test_a_widths_file_is_that_wide(site: Path) -> None:
    address = "tin-tuc/2026/2026-11-23-anh/"
    for picture in pictures(site, address):
        for element in picture.iter("source", "img"):
            for part in str(element.get("srcset")).split(","):
                path, width = part.split()
                with Image.open(site / address / path) as image:
                    assert f"{image.width}w" == width


def test_a_model_shows_its_picture_with_the_words_of_the_pages_language(site: Path) -> None:
    for address, alt, below in (
        ("dan-van-kheo/cau-lac-bo/", "Múa sư tử", "Lễ hội (mẫu) Ảnh: Văn phòng (mẫu)"),
        ("en/dan-van-kheo/cau-lac-bo/", "Lion dance", "Festival (sample) Photo: Văn phòng (mẫu)"),
    ):
        (picture,) = pictures(site, address)
        assert image_of(picture).get("alt") == alt
        caption = picture.getnext()
        assert caption is not None
        assert " ".join("".join(map(str, caption.itertext())).split()) == below


def test_no_byte_of_the_site_says_what_the_camera_wrote(site: Path) -> None:
    originals = [content for name, content in FILES.items() if name.endswith(".jpg")]
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert OWNER.encode() not in data, path
            assert data not in originals, path
            assert b"GPS" not in data or not path.name.endswith(("jpg", "webp")), path


def test_only_what_a_page_shown_offers_is_published_as_it_is(site: Path) -> None:
    assert [path.name for path in sorted(site.rglob("*.pdf"))] == []
    with Image.open(io.BytesIO((site / "assets" / "so-do.png").read_bytes())) as image:
        assert image.size == (700, 400), "offered for downloading"
    assert not (site / "assets" / "anh").exists()


def test_files_that_nobody_names_are_hinted_at_once(tmp_path: Path) -> None:
    library = loaded(tmp_path, FILES)
    unused = [
        f"{hint.path}: {hint.message} → {hint.fix}" for hint in library.hints if hint.path.startswith("docs/assets")
    ]
    assert unused == [
        "docs/assets/khong-dung.pdf: chưa bài nào dùng tệp này, nên tệp không lên trang"
        " → dẫn tới tệp ở một bài (viết assets/khong-dung.pdf), hoặc xóa tệp"
    ]
