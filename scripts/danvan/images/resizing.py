"""A picture at sensible widths, without anything that the camera wrote beside it (place, owner, thumbnail, profile)."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from danvan.images.opening import opened, size_of, upright

WIDTHS = (480, 960, 1600)
# A drawing, a chart, a scan of a stamp: as JPEG its edges would blur.
FEW_COLOURS = 256
QUALITY = 80
WHITE = (255, 255, 255)


def widths(width: int) -> tuple[int, ...]:
    """The widths at which a picture of this width is published: never enlarged."""
    most = min(width, WIDTHS[-1])
    return (*(known for known in WIDTHS if known < most), most)


def is_drawing(image: Image.Image) -> bool:
    """Whether a picture has so few colours, or clear parts, that PNG suits it."""
    if _is_clear(image):
        return True
    return image.format != "JPEG" and image.convert("RGB").getcolors(FEW_COLOURS) is not None


def decoded(data: bytes, width: int) -> Image.Image:
    """The picture upright, in sRGB, at least so wide if it is; without any of the file's other data. Raises PictureError."""
    with opened(data) as image:
        wide, high = _size(size_of(image), width)
        # A JPEG is decoded at half or a quarter when that is still larger than wanted: a 12-megapixel picture is little work.
        image.draft(None, (wide, high) if size_of(image) == image.size else (high, wide))
        made = _srgb(upright(image))
    made.info = {}
    return made


def at_width(image: Image.Image, width: int) -> Image.Image:
    """A decoded picture at a width."""
    return image.resize(_size(image.size, width), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _size(full: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(full[1] * width / full[0]))


def encoded(image: Image.Image, ending: str, *, drawing: bool) -> bytes:
    """A picture as the bytes of a file: ``webp``, ``jpg`` or ``png``."""
    made = io.BytesIO()
    if ending == "webp":
        image.save(made, "WEBP", quality=QUALITY, method=4, lossless=drawing, exact=False)
    elif ending == "jpg":
        _on_white(image).save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    else:
        few = image if image.mode == "RGBA" else image.quantize(FEW_COLOURS, Image.Quantize.MEDIANCUT)
        few.save(made, "PNG", optimize=True)
    return made.getvalue()


def shrunk(data: bytes, width: int = WIDTHS[-1]) -> tuple[bytes, str]:
    """A picture to be kept as content: its bytes at no more than a width, cleaned, and its ending (jpg or png).

    For pictures taken out of Word files. Raises PictureError.
    """
    with opened(data) as image:
        full, _ = size_of(image)
        image.load()
        drawing = is_drawing(image)
    ending = "png" if drawing else "jpg"
    return encoded(at_width(decoded(data, width), min(width, full)), ending, drawing=drawing), ending


def _is_clear(image: Image.Image) -> bool:
    """Whether parts of it let the page show through."""
    return image.has_transparency_data and any(image.convert("RGBA").getchannel("A").histogram()[:255])


def _srgb(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where it is clear, in the colours of the web."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if _is_clear(image) else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source, web = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, web, outputMode=mode)
            return turned.convert(mode) if turned else image.convert(mode)
        except (ImageCms.PyCMSError, OSError):
            return image.convert(mode)  # a damaged profile, or one of another kind of colours
    return image.convert(mode)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground
