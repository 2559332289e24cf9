"""Every message in one list, to be read by people: ``danvan/data/messages.txt``. The handbook explains them from it too."""

from __future__ import annotations

import re

import messages
import pytest

from danvan.schema import kind_specs
from danvan.schema.model import FieldSpec

# What only a programmer would understand, in messages that an editor is to act on.
JARGON = re.compile(
    r"\b(yaml|pydantic|regex|pars\w+|tokens?|null|none|strings?|boolean|integer|byte 0x|NFD|NFC|traceback|exception|invalid|"
    r"CYRILLIC|U\+[0-9A-F{]|stdin|stdout|front ?matter|schema|slug|hash)(?!\w)",
    re.IGNORECASE,
)
# Operators' business: commands, releases, and what a built feed must have (the editor is told to pass it on).
FOR_OPERATORS = (
    "__main__.py", "audit/", "build/", "cli/", "doctor/", "editor/", "feeds/", "outside/asking.py", "release/", "reports/page.py", "supply/",
    "usb.py", "withdrawal/report.py",
)  # fmt: skip
OPTION = re.compile(r"--[\w-]+( \w+)?|python -m danvan \S+|\([^()]*\)")


def test_the_list_is_current() -> None:
    said = messages.listing(messages.spoken())
    assert messages.LIST.read_text("utf-8") == said, f"{said}\n\nnot what {messages.LIST.name} says: run  make messages"


def for_editors(without: re.Pattern[str] = re.compile("$^")) -> list[str]:
    """The messages that editors get, each with its module; without commands, ``without`` and what stands in brackets."""
    return [
        f"{module}: {OPTION.sub('', without.sub('', line))}"
        for module, lines in messages.spoken().items()
        for line in lines
        if not module.startswith(FOR_OPERATORS)
    ]


def test_no_message_needs_a_programmer() -> None:
    assert [line for line in for_editors() if JARGON.search(line.partition(": ")[2])] == []


def _keys(fields: tuple[FieldSpec, ...]) -> set[str]:
    return {field.name for field in fields}.union(*(_keys(field.fields) for field in fields))


def test_a_field_is_named_in_vietnamese_or_typed_with_its_colon() -> None:
    keys = set().union(*(_keys(spec.fields) for spec in kind_specs()))
    # Typed it stands before a colon; after one it is a value, as it is in a list of values.
    bare = re.compile(rf"(?<![\w/.:«{{#\[-])(?<!: )(?<!\[)({'|'.join(sorted(keys))})(?![\w/.-])(?!:(?:\s|$))")
    named = re.compile(rf"\b({'|'.join(sorted(keys))}) (?=\()")
    assert [line for line in for_editors(named) if bare.search(line.partition(": ")[2])] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('raise Refusal(f"{name}: tệp đã hỏng\\n    → chép lại tệp")', ["…: tệp đã hỏng → chép lại tệp"]),
        ('AGAIN = "mở lại bằng Word"\nfail("tệp đã hỏng rồi", AGAIN)', ["mở lại bằng Word", "tệp đã hỏng rồi → mở lại bằng Word"]),
        ('def f():\n    """Tài liệu của hàm."""\n    return "A", 1', []),
        ('x = field("Ngày đăng", "ngày đưa lên trang", 1)', []),
    ],
)  # fmt: skip
def test_messages_are_read_from_code(code: str, said: list[str]) -> None:
    assert list(messages.Module(code).messages()) == said


def test_the_operators_guide_quotes_what_is_really_said() -> None:
    guide = (messages.ROOT / "docs/huong-dan/van-hanh.md").read_text("utf-8")
    quoted = re.findall(r"^> Máy báo: `(.+)`$", guide, re.MULTILINE)
    lines = {
        line.lstrip("… ") if line.startswith(("… ", "……")) else line
        for found in messages.spoken().values()
        for line in found
    }
    said = lines | {line.partition(" → ")[0] for line in lines}
    assert [message for message in quoted if message not in said] == []


# What operators meet, module by module; what is no failure there, or is a part of another message.
OPERATED = ("__main__.py", "release/", "promises/", "doctor/", "settings.py", "usb.py")
NO_FAILURES = (
    "xóa thư mục .venv", "chạy make publish", "xem lịch đăng:", "đăng lại bằng", "đừng quay về", "đang có bản …", "và … chỗ khác", "lịch sử nội dung",
    "đăng lên", "nhập tệp .doc cũ", "biểu mẫu trên trình duyệt", "Đã đăng bản", "Đã xóa bản cũ", "nào cũ hơn", "thay dở sang …", "Người đọc nay xem",
    "Bản … nguyên vẹn.", "… nay là nơi nội bộ", "địa-chỉ-mới/", "viết địa-chỉ-cũ/", "Trang đã chuyển tới", "…: …. Trang cũ", ". Trang cũ", "… dừng mà",
    # Which file differs, below the sentence that says so.
    "tệp {}", "thiếu tệp {}", "thừa tệp {}", "không đọc được {}", "không đọc được tệp {}",
)  # fmt: skip


def test_each_failure_that_operators_meet_has_its_place_in_their_guide() -> None:
    guide = (messages.ROOT / "docs/huong-dan/van-hanh.md").read_text("utf-8")
    quoted = set(re.findall(r"^> Máy báo: `(.+)`$", guide, re.MULTILINE))
    missing = [
        line
        for module, lines in messages.spoken().items() if module.startswith(OPERATED)
        for line in lines
        if not line.startswith(NO_FAILURES)
        and {line, line.lstrip("… "), line.partition(" → ")[0], line.partition(" → ")[0].lstrip("… ")}.isdisjoint(quoted)
    ]  # fmt: skip
    assert missing == []
