"""A picture's file, opened so that no file can fill the memory, and what is wrong with it in an editor's words."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from danvan.filetypes.kinds import EMPTY, JPEG, PNG, kind_of

# A phone's largest usual picture has 50 million points; what is larger is a mistake or meant to fill the memory.
MAX_POINTS = 60_000_000
MAX_BYTES = 40_000_000
MIN_SIDE = 2
ENDINGS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",)}
SAVE_AS = "mở ảnh bằng chương trình xem ảnh, chọn Lưu thành… (Save as) kiểu JPEG"
TAKE_ANEW = "chép lại ảnh từ máy ảnh hoặc điện thoại, hoặc dùng ảnh khác"


class PictureError(Exception):
    """A file that is no picture we can show: what was found, and what to do."""

    def __init__(self, message: str, fix: str) -> None:
        self.message, self.fix = message, fix
        super().__init__(f"{message} → {fix}")


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, not yet decoded. Raises PictureError for anything that cannot be shown, also while it is decoded."""
    if len(data) > MAX_BYTES:
        raise PictureError(
            f"ảnh nặng {len(data) / 1_000_000:.0f} MB (tối đa {MAX_BYTES // 1_000_000} MB)",
            "lưu lại ảnh với cỡ nhỏ hơn",
        )
    try:
        with warnings.catch_warnings():
            # Of large pictures (our own limit is lower), and of a camera's notes that are cut off, which are not published.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list(ENDINGS)) as image:
                _refuse_size(image)
                yield image
    except UnidentifiedImageError:
        raise PictureError(*_what_it_is(data)) from None
    except Image.DecompressionBombError:
        raise PictureError(*_too_large("")) from None
    # What Pillow raises on a file that is cut off or damaged.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise PictureError("tệp ảnh hỏng hoặc thiếu phần cuối", TAKE_ANEW) from error


def name_fault(name: str, image: Image.Image) -> PictureError | None:
    """What is wrong when the file's ending names another format than the picture has."""
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    right = ENDINGS[str(image.format)]
    if ending in right:
        return None
    return PictureError(
        f"tên tệp có đuôi .{ending} mà nội dung là ảnh {image.format}", f"đổi đuôi tệp thành .{right[0]}"
    )


def size_of(image: Image.Image) -> tuple[int, int]:
    """Width and height as a person sees it: a camera held upright writes a lying picture and a note to turn it."""
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else (image.width, image.height)


def upright(image: Image.Image) -> Image.Image:
    """The picture turned as it was held."""
    return ImageOps.exif_transpose(image)


def _refuse_size(image: Image.Image) -> None:
    if image.width * image.height > MAX_POINTS:
        raise PictureError(*_too_large(f" {image.width} × {image.height} điểm"))
    if min(image.size) < MIN_SIDE:
        raise PictureError(f"ảnh chỉ có {image.width} × {image.height} điểm", "dùng ảnh lớn hơn")
    if getattr(image, "n_frames", 1) > 1:
        raise PictureError("ảnh động", "dùng một ảnh tĩnh (JPEG hoặc PNG)")


def _too_large(size: str) -> tuple[str, str]:
    limit = f"{MAX_POINTS // 1_000_000} triệu điểm"
    return f"ảnh lớn quá mức{size} (tối đa {limit})", "thu nhỏ ảnh, ví dụ còn 4000 × 3000 điểm"


def _what_it_is(data: bytes) -> tuple[str, str]:
    kind = kind_of(data)
    if kind is EMPTY:
        return "tệp ảnh trống (0 byte)", TAKE_ANEW
    if kind in (JPEG, PNG):
        return "tệp ảnh hỏng hoặc thiếu phần cuối", TAKE_ANEW
    if "HEIF" in kind.name:
        return (
            "ảnh HEIC của iPhone, trình duyệt không mở được",
            f"{SAVE_AS}; lần sau chọn Cài đặt → Camera → Tương thích nhất",
        )
    return f"tệp không phải ảnh JPEG, PNG hay WebP mà là {kind.name}", SAVE_AS
