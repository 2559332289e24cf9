"""What may be wrong with one reference between pages: its target is not there, not for its readers, or of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from danvan.library.core import Library
from danvan.library.references import Link
from danvan.problems import Problem
from danvan.records import Model, Plan, Record, Unit
from danvan.vietnamese import nearest


def check_link(link: Link, library: Library) -> Iterator[Problem]:
    """What is wrong with a reference in a library that has hidden records among its own."""
    target = library.records.get(link.target)
    if target is None:
        yield _absent(link, library)
        return
    found = _not_for_readers(link, target, library) or _wrong_target(link, target, library)
    if found:
        yield Problem(link.path, link.line, *found)


def _absent(link: Link, library: Library) -> Problem:
    kind = link.wanted or Record
    near = nearest(link.target, [key for key, record in library.records.items() if isinstance(record, kind)])
    fix = f"có phải «{near}»?" if near else "xem mã ở tên tệp của trang cần dẫn"
    return Problem(link.path, link.line, f"không có trang nào mã «{link.target}»", fix)


def _not_for_readers(link: Link, target: Record, library: Library) -> tuple[str, str] | None:
    """Who may read a page may follow its references: the same is wrong whichever site is built, so that none is a surprise."""
    source = library.records.get(link.source)
    inside = source.internal if source else library.is_internal_page(link.path)
    if target.internal and not inside:
        return led_inside(link.target)
    everybody = replace(library.showing, internal=True)
    why = everybody.hides(target, library.today)
    if why and not (source and everybody.hides(source, library.today)):
        what = "bản nháp" if why == "draft" else "bài chưa đến ngày đăng"
        return f"dẫn tới «{link.target}» là {what}", "bỏ chỗ dẫn này, hoặc đăng bài kia trước"
    return None


def led_inside(target: str) -> tuple[str, str]:
    """What is said of a page for everybody that leads to what is internal, and what to do."""
    return (
        f"dẫn tới «{target}» là nội dung nội bộ, mà trang này ai cũng đọc được",
        "bỏ chỗ dẫn này, hoặc ghi  audience: internal  cho cả trang này",
    )


def _wrong_target(link: Link, target: Record, library: Library) -> tuple[str, str] | None:
    if link.target == link.source and link.field != "body":
        return f"«{link.target}» là mã của chính trang này", "ghi mã của trang kia"
    if link.wanted and not target.stands_for(link.wanted):
        return (
            f"«{link.target}» là {target.label}, không phải {link.wanted.label}",
            f"ghi mã của một {link.wanted.label}, hoặc chuyển sang trường khác",
        )
    if isinstance(target, Unit):
        return _wrong_unit(link, target, library)
    if isinstance(target, Plan) and link.section:
        known = [section.number for section in target.sections()]
        if link.section not in known:
            return f"kế hoạch không có mục «{link.section}»", f"chọn một trong: {', '.join(known)}"
    return None


def _wrong_unit(link: Link, target: Unit, library: Library) -> tuple[str, str] | None:
    if link.field in ("commune", "communes") and not target.is_commune:
        return f"«{link.target}» không phải xã, phường", "ghi mã xã, phường, ví dụ xa-bac-son"
    if link.field == "unit" and target.is_commune and isinstance(library.records.get(link.source), Model):
        return (
            f"«{link.target}» là xã, phường, không phải đơn vị của Sở",
            f"ghi  commune: {link.target}, còn ở unit (Đơn vị) ghi mã đơn vị của Sở theo dõi mô hình, ví dụ so-vhttdl",
        )
    return None
