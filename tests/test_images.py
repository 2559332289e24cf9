"""Pictures: what is published of them, and what an editor is told when a file cannot be shown."""

from __future__ import annotations

import hashlib
import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from making import IMAGE, POST, problems, text
from photographs import OWNER, drawing, photograph, profile, saved, scene
from PIL import Image

from danvan import images
from danvan.cache import Cache
from danvan.images.resizing import widths

TAKE_ANEW = "chép lại ảnh từ máy ảnh hoặc điện thoại, hoặc dùng ảnh khác"
SAVE_AS = "mở ảnh bằng chương trình xem ảnh, chọn Lưu thành… (Save as) kiểu JPEG"
NOTHING = Cache(None)


def published(tmp_path: Path, data: bytes, name: str = "Lễ hội 1.jpg", cache: Cache = NOTHING) -> dict[str, bytes]:
    path = tmp_path / name
    path.write_bytes(data)
    return dict(images.files_of(path, images.look(path, cache), cache))


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def png_of_size(width: int, height: int) -> bytes:
    """A few bytes that say to be a picture of this size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + b"\0\0\0\0IDAT"


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (200, (200,)), (480, (480,)), (481, (480, 481)), (960, (480, 960)), (1200, (480, 960, 1200)),
        (1600, (480, 960, 1600)), (4000, (480, 960, 1600)),
    ],
)  # fmt: skip
def test_a_picture_is_published_at_sensible_widths_and_never_enlarged(width: int, expected: tuple[int, ...]) -> None:
    assert widths(width) == expected


def test_a_photograph_becomes_webp_and_jpeg_without_what_the_camera_wrote(tmp_path: Path) -> None:
    data = photograph(1200, 800)
    assert OWNER.encode() in data
    made = published(tmp_path, data)
    digest = hashlib.sha256(data).hexdigest()[:10]
    assert sorted(made) == sorted(f"anh/le-hoi-1-{digest}-{w}.{e}" for w in (480, 960, 1200) for e in ("jpg", "webp"))
    for name, content in made.items():
        with read(content) as image:
            assert image.width == int(name.rpartition("-")[2].partition(".")[0])
            assert image.height == round(image.width * 2 / 3)
            assert image.format == ("WEBP" if name.endswith("webp") else "JPEG")
            assert not set(image.info) & {"exif", "icc_profile", "xmp", "comment", "photoshop"}
            assert dict(image.getexif()) == {}
        assert OWNER.encode() not in content


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_it_was_held(tmp_path: Path, orientation: int) -> None:
    upright = scene(900, 600)
    # How the camera must have written it, so that turning it by its note gives it back.
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    lying = upright.transpose(undo[orientation]) if orientation in undo else upright
    notes = Image.Exif()
    notes[0x0112] = orientation
    made = published(tmp_path, saved(lying, exif=notes, quality=95))
    (largest,) = (content for name, content in made.items() if name.endswith("-900.jpg"))
    with read(largest) as image:
        assert image.size == (900, 600)
        for place in ((50, 50), (850, 50), (50, 550), (850, 550)):
            found, right = image.getpixel(place), upright.getpixel(place)
            assert isinstance(found, tuple)
            assert isinstance(right, tuple)
            assert max(abs(a - b) for a, b in zip(found, right, strict=True)) < 12


def test_a_drawing_stays_sharp_as_png_and_lossless_webp(tmp_path: Path) -> None:
    made = published(tmp_path, drawing(), "so-do.png")
    assert sorted({name.rpartition(".")[2] for name in made}) == ["png", "webp"]
    for name, content in made.items():
        if "-700." in name:
            with read(content) as image:
                assert image.convert("RGB").getpixel((350, 200)) == (0xB5, 0x12, 0x1B)
                assert image.convert("RGB").getpixel((10, 10)) == (255, 255, 255)


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    stamp = scene(600, 600).convert("RGBA")
    stamp.putalpha(Image.radial_gradient("L").resize((600, 600)))
    for name, content in published(tmp_path, saved(stamp, "PNG"), "dau.png").items():
        with read(content) as image:
            assert image.has_transparency_data, name


def test_colours_of_another_profile_and_of_print_become_those_of_the_web(tmp_path: Path) -> None:
    plain = published(tmp_path, saved(scene()), "a.jpg")
    with_profile = published(tmp_path, saved(scene(), icc_profile=profile()), "b.jpg")
    damaged = published(tmp_path, saved(scene(), icc_profile=b"broken"), "c.jpg")
    in_print = published(tmp_path, saved(scene().convert("CMYK")), "d.jpg")
    grey = published(tmp_path, saved(scene().convert("L")), "e.jpg")
    for made in (with_profile, damaged, in_print, grey):
        for content in made.values():
            with read(content) as image:
                assert image.mode == "RGB"
    assert [len(made) for made in (plain, with_profile, damaged, in_print, grey)] == [4] * 5


def test_a_phones_picture_of_twelve_megapixels_takes_little_memory(tmp_path: Path) -> None:
    data = photograph(4000, 3000)
    tracemalloc.start()
    made = published(tmp_path, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sorted(int(name.rpartition("-")[2].partition(".")[0]) for name in made if name.endswith("webp")) == [
        480,
        960,
        1600,
    ]
    assert peak < 60_000_000


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    first = published(tmp_path, photograph())
    assert published(tmp_path, photograph(), cache=Cache.below(tmp_path)) == first
    assert published(tmp_path, photograph(), cache=Cache.below(tmp_path)) == first


def test_a_rebuild_does_not_resize_again_and_a_damaged_cache_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache.below(tmp_path)
    first = published(tmp_path, photograph(), cache=cache)
    for number, kept in enumerate(sorted((tmp_path / ".build/cache/resized").rglob("*.*"))):
        if number == 0:
            kept.write_bytes(b"cut")
    assert published(tmp_path, photograph(), cache=cache) == first
    monkeypatch.setattr("danvan.images.publishing.at_width", None)
    assert published(tmp_path, photograph(), cache=cache) == first


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jpg", b"", f"tệp ảnh trống (0 byte) → {TAKE_ANEW}"),
        ("a.jpg", photograph()[:9000], f"tệp ảnh hỏng hoặc thiếu phần cuối → {TAKE_ANEW}"),
        ("a.jpg", photograph()[:60], f"tệp ảnh hỏng hoặc thiếu phần cuối → {TAKE_ANEW}"),
        ("a.png", drawing()[:200], f"tệp ảnh hỏng hoặc thiếu phần cuối → {TAKE_ANEW}"),
        ("a.jpg", "Đây là chữ".encode(), f"tệp không phải ảnh JPEG, PNG hay WebP mà là văn bản thuần → {SAVE_AS}"),
        ("a.jpg", b"%PDF-1.7 ...", f"tệp không phải ảnh JPEG, PNG hay WebP mà là PDF → {SAVE_AS}"),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
         f"ảnh HEIC của iPhone, trình duyệt không mở được → {SAVE_AS}; lần sau chọn Cài đặt → Camera → Tương thích nhất"),
        ("a.jpg", saved(scene(20, 20), "GIF"), f"tệp không phải ảnh JPEG, PNG hay WebP mà là Graphics interchange format file (GIF87a) → {SAVE_AS}"),
        ("a.png", photograph(), "tên tệp có đuôi .png mà nội dung là ảnh JPEG → đổi đuôi tệp thành .jpg"),
        ("a.jpg", drawing(), "tên tệp có đuôi .jpg mà nội dung là ảnh PNG → đổi đuôi tệp thành .png"),
        ("a.png", png_of_size(20_000, 10_000), "ảnh lớn quá mức (tối đa 60 triệu điểm) → thu nhỏ ảnh, ví dụ còn 4000 × 3000 điểm"),
        ("a.png", png_of_size(10_000, 9_000), "ảnh lớn quá mức 10000 × 9000 điểm (tối đa 60 triệu điểm) → thu nhỏ ảnh, ví dụ còn 4000 × 3000 điểm"),
        ("a.png", png_of_size(1, 1), "ảnh chỉ có 1 × 1 điểm → dùng ảnh lớn hơn"),
    ],
    ids=["empty", "cut", "cut in the head", "cut png", "text", "pdf", "heic", "gif", "jpeg as png", "png as jpg", "200 megapixels",
         "90 megapixels", "a point"],
)  # fmt: skip
def test_a_file_that_cannot_be_shown_is_told_where_it_is_named(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    image = {**IMAGE, "file": f"assets/{name}"}
    post = "news/2026/2026-11-23-hai.md"
    files: dict[str, str | bytes | None] = {
        f"docs/assets/{name}": data, post: text(POST, f"![Múa sư tử](assets/{name})", id="2026-11-23-02", image=image),
    }  # fmt: skip
    assert problems(tmp_path, files) == [f"{post}:{line}: docs/assets/{name}: {expected}" for line in (13, 19)]
    assert problems(tmp_path, files) == [f"{post}:{line}: docs/assets/{name}: {expected}" for line in (13, 19)], (
        "the same from the cache"
    )


def test_a_moving_picture_is_refused(tmp_path: Path) -> None:
    moving = saved(scene(40, 40), "WEBP", save_all=True, append_images=[scene(40, 40).rotate(90)])
    with pytest.raises(images.PictureError, match="ảnh động → dùng một ảnh tĩnh"):
        published(tmp_path, moving, "a.webp")


def test_a_picture_from_word_is_made_fit_to_keep(tmp_path: Path) -> None:
    data, ending = images.shrunk(photograph(2400, 1200, orientation=6))
    with read(data) as image:
        assert (image.size, image.format, ending) == ((1200, 2400), "JPEG", "jpg")
        assert OWNER.encode() not in data
    data, ending = images.shrunk(drawing(2000, 1000))
    with read(data) as image:
        assert (image.size, image.format, ending) == ((1600, 800), "PNG", "png")
    with pytest.raises(images.PictureError):
        images.shrunk(b"\x01\0\0\0 EMF")
