"""What the operator hears after something was taken down: what is gone, what is left for a person to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from danvan.records import Post, Record
from danvan.withdrawal.names import named_by_key, places
from danvan.withdrawal.steps import Plan

HISTORY = """Lịch sử git và các bản đã phát hành vẫn giữ nội dung cũ:
  - Dựng và phát hành lại trang; xóa các bản phát hành cũ còn chứa nội dung đó, và thư mục .build (bộ nhớ tạm của máy dựng).
  - Phải xóa cả trong lịch sử thì người quản trị kho mã chạy git filter-repo cho {paths} (sao lưu trước, giữ lại
    bản mới nhất của tệp), đẩy lại kho, và mọi người tải lại kho từ đầu.
  - Đề nghị máy tìm kiếm bỏ bản lưu của địa chỉ cũ; bản sao người khác đã lưu thì không thu hồi được."""


def told(plan: Plan, texts: Mapping[str, bytes], names: Sequence[str], record: Record) -> str:
    """The whole report; ``texts`` are the content's files as they are now, ``names`` the persons concerned."""
    posted = record.day if isinstance(record, Post) else record.posted
    lines = [
        f"Đã rút «{record.key}» ({record.label}, đăng ngày {posted:%d/%m/%Y}).",
        f"  - {plan.tombstone}: chỉ còn mã bền, ngày đăng, ngày rút, lý do",
    ]
    lines += [f"  - đã xóa {path}" for path in plan.deletes]
    lines += [f"  - giữ {path}: {user} còn dùng" for path, user in plan.kept.items()]
    lines += _about_key(plan)
    if named_by_key(record.lasting_id, names):
        lines.append(f"Mã bền «{record.lasting_id}» nêu tên người; mã này giữ lại vì nguồn tin dùng nó để báo đã rút.")
    lines += _left(plan, texts, [*names, record.heading])
    paths = ", ".join(sorted({record.source.path, *plan.deletes}))
    return "\n".join([*lines, HISTORY.format(paths=paths)])


def _about_key(plan: Plan) -> list[str]:
    if not plan.new_key:
        return []
    answer = (
        f"Địa chỉ cũ /{plan.old_address}/ vẫn trả lời bằng trang không nêu tên; muốn bỏ hẳn, xóa dòng old_address trong tệp."
        if plan.old_address
        else "Địa chỉ cũ không còn trả lời."
    )
    moved = [f"  - đã sửa chỗ dẫn trong {path}" for path in plan.rewritten]
    return [f"Mã «{plan.record.key}» nêu tên người: trang mang mã mới «{plan.new_key}».", answer, *moved]


def _left(plan: Plan, texts: Mapping[str, bytes], names: Sequence[str]) -> list[str]:
    others = {path: data for path, data in texts.items() if path != plan.tombstone}
    found = [f"  - {place.path}:{place.line}: «{place.name}»" for place in places(others, names)]
    heading = "Tên còn ở những chỗ sau, hãy sửa bằng tay (tệp kèm và ảnh thì tự mở xem):"
    return [heading, *found] if found else ["Không tệp nội dung nào khác còn nêu tên (tệp kèm và ảnh thì tự mở xem)."]
