"""Whom a place is for: internal releases go only where somebody has said that only the Department reads, public ones never there."""

from __future__ import annotations

from danvan.problems import Refusal
from danvan.release.store import Place

# Beside the releases; a place that has them and no such file is of a time when every release was public.
NOTE = "audience.txt"
INTERNAL, PUBLIC = "internal", "public"


def audience_of(place: Place) -> str:
    """``internal``, ``public``, or nothing when nothing was published there and nobody has marked it."""
    return place.note(NOTE) or (PUBLIC if place.ids() else "")


def admit(place: Place, *, internal: bool) -> None:
    """Let a release into a place of its own kind only, and remember that a place is public. Raises Refusal."""
    held = audience_of(place)
    if internal and held == PUBLIC:
        raise Refusal(
            f"{place}: nơi này đã có bản công khai, không đăng bản nội bộ vào đây; chọn nơi khác. Trang cũ giữ nguyên."
        )
    if internal and not held:
        raise Refusal(
            f"{place}: chưa đánh dấu là nơi nội bộ; nếu chắc chắn chỉ người của Sở đọc được nơi này thì chạy một lần"
            f"  python -m danvan mark-internal --to {place}"
        )
    if not internal and held == INTERNAL:
        raise Refusal(
            f"{place}: nơi này dành cho bản nội bộ, không đăng bản công khai vào đây; chọn nơi khác. Trang cũ giữ nguyên."
        )
    if not held:
        place.keep(NOTE, PUBLIC)


def mark_internal(place: Place) -> str:
    """Say that only the Department reads a place. Raises Refusal when it ever held a public release."""
    with place.locked():
        if audience_of(place) == PUBLIC:
            raise Refusal(f"{place}: nơi này đã có bản công khai, không dùng làm nơi nội bộ được; chọn nơi khác")
        place.keep(NOTE, INTERNAL)
    return f"{place} nay là nơi nội bộ: chỉ nhận bản nội bộ (publish --internal)."
