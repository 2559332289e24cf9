"""What is to be taken down and why; what is wrong with such an order."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.library import Library
from danvan.problems import ContentError, Problem
from danvan.records import WITHDRAWABLE, Document, Record, Withdrawn
from danvan.vietnamese import nearest
from danvan.withdrawal.names import names_in, persons


@dataclass(frozen=True)
class Order:
    """The record's key, the reason for readers, its legal basis, and whose names must not remain.

    ``names`` are persons named in the text besides those in the record's fields. ``forget`` gives up an address that
    names somebody instead of keeping it answering.
    """

    key: str
    reason: str
    by_law: str = ""
    names: tuple[str, ...] = ()
    forget: bool = False


def chosen(library: Library, order: Order) -> Record:
    """The record to take down. Raises ContentError."""
    record = library.records.get(order.key)
    if record is None:
        raise _refused(order, *_missing(library, order.key))
    if isinstance(record, Withdrawn):
        raise _refused(order, f"«{order.key}» đã rút ngày {record.withdrawn.date:%d/%m/%Y}", "không phải làm gì thêm")
    if not isinstance(record, WITHDRAWABLE):
        raise _refused(order, *_not_withdrawable(record))
    if not order.reason.strip():
        raise _refused(order, "thiếu lý do rút", 'thêm  --reason "Theo đề nghị của người được nêu tên."')
    named = names_in(f"{order.reason} {order.by_law}", [*persons(record), *order.names])
    if named:
        raise _refused(order, f"lý do nêu tên «{named[0]}», mà lý do sẽ hiện trên trang", "viết lý do không nêu tên ai")
    return record


def _refused(order: Order, message: str, fix: str) -> ContentError:
    return ContentError([Problem(order.key, 1, message, fix)])


def _missing(library: Library, key: str) -> tuple[str, str]:
    """What to say of a key that no shown record has."""
    if hidden := library.hidden.get(key):
        return f"«{key}» chưa lên trang", f"không cần rút: xóa tệp {hidden.source.path} là đủ"
    near = nearest(key, [known for known, record in library.records.items() if isinstance(record, WITHDRAWABLE)])
    return f"không có trang nào mã «{key}»", f"có phải «{near}»?" if near else "xem mã ở tên tệp, bỏ .md"


def _not_withdrawable(record: Record) -> tuple[str, str]:
    if isinstance(record, Document):
        return (
            f"«{record.key}» là văn bản: văn bản không rút mà hết hiệu lực, để người đọc còn biết",
            f"sửa status (Tình trạng hiệu lực) trong {record.source.path}; cần bỏ toàn văn hoặc tệp kèm thì xóa phần đó và ghi một dòng ở changes (Các lần sửa)",
        )
    kinds = ", ".join(kind.label for kind in WITHDRAWABLE)
    return f"«{record.key}» là {record.label}: bài khác dẫn tới, không rút được", f"chỉ rút được: {kinds}"
