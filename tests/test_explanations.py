"""The page that explains every message: none is missing, none is gone, and each example is what the check says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from making import RIGHT, problems, text
from test_messages import FOR_OPERATORS

from danvan.pages.explanations import Example, Topic, catalogue, topics
from danvan.records import KINDS

# Results, questions, names of what is asked, and what only operators see; told of the modules that also have faults to tell.
NO_FAULTS = (
    *(module for module in FOR_OPERATORS if module not in ("audit/", "build.py", "feeds/")),
    "legacy/converting.py", "problems.py", "reports/", "settings.py", "since.py", "writing/asking.py", "writing/sheets/template.py",
)  # fmt: skip
NO_FAULT_LINES = {
    "một dòng trống", "A-Za-zÀ-ɏḀ-ỿ", "Điện thoại Văn phòng Sở (mẫu)", "Văn phòng Sở", "Các em nhỏ múa sư tử", "Lễ hội đầu xuân",
    "xóa dòng discrepancies (Sai khác)", "Nội dung đã rút", "… còn … mục; gõ vài chữ (không cần dấu) để tìm", "Việc tiếp theo:",
    "mở tệp, viết nội dung dưới dòng --- thứ hai", "xem thử: make serve rồi mở http://127.0.0.1:8000", "kiểm tra và dựng trang: make site",
    "tiêu đề hoặc ngày", "tên, số hoặc ngày", "Thêm mục không bắt buộc? Gõ số hoặc tên mục, Enter để thôi.", "Sửa mục nào? Gõ số hoặc tên mục.",
    "Nội dung bài viết gõ từng dòng, dòng trống giữa hai đoạn; dòng chỉ có một dấu chấm để kết thúc", "Thêm mục thứ …?",
    "Ví dụ → Hướng dẫn → Danh sách", "… Tổng cộng: … tệp. …",
}  # fmt: skip
FOLDERS = {
    "document": "docs/van-ban/{}.md", "post": "news/2026/{}.md", "model": "docs/dan-van-kheo/{}.md",
    "commendation": "docs/khen-thuong/2026/{}.md",
}  # fmt: skip
TOPICS = {topic.title: topic for topic in topics()}


def test_every_message_is_explained_once() -> None:
    told = {
        (module, line): [topic.title for topic in TOPICS.values() if topic.has(module, line)]
        for module, lines in catalogue().items() for line in lines
    }  # fmt: skip
    assert {key: titles for key, titles in told.items() if len(titles) > 1} == {}
    missing = [key for key, titles in told.items() if not titles and key[1] not in NO_FAULT_LINES]
    assert [key for key in missing if not key[0].startswith(NO_FAULTS)] == [], "explain them in data/explanations.yml"


def test_no_explanation_is_of_a_message_that_is_gone() -> None:
    gone = [
        (topic.title, module, word)
        for topic in TOPICS.values() for module, words in topic.chosen.items()
        for word in ([""] if words == "all" else words)
        if not any(word in line for name, lines in catalogue().items() if name.startswith(module) for line in lines)
    ]  # fmt: skip
    assert gone == []
    every = {line for lines in catalogue().values() for line in lines}
    assert NO_FAULT_LINES - every == set()


@pytest.mark.parametrize("title", TOPICS)
def test_what_the_check_says_in_an_example_is_one_of_the_topics_messages(title: str) -> None:
    topic = TOPICS[title]
    said = topic.said.partition(": ")[2]
    patterns = [r".+".join(map(re.escape, line.split("…"))) for line in topic.messages(catalogue())]
    assert not said or any(re.search(pattern.replace(r"\ ", " +"), said) for pattern in patterns)


@pytest.mark.parametrize("title", [title for title, topic in TOPICS.items() if topic.example])
def test_the_check_says_what_the_example_tells_and_nothing_of_what_is_right(title: str, tmp_path: Path) -> None:
    topic = TOPICS[title]
    assert topic.example
    # A long list of what may be written is cut short on the page.
    said, cut, _ = topic.said.partition(" …")
    found = said_of(topic.example, topic.example.wrong, tmp_path / "wrong")
    assert any(line.startswith(said) if cut else line == said for line in found), found
    assert said_of(topic.example, topic.example.right, tmp_path / "right") == []


def said_of(example: Example, typed: str, root: Path) -> list[str]:
    """What the check says when this is typed in the right file of a kind: among its fields, as its text, or as its path."""
    name, _, part = example.where.partition(" ")
    key, fields = next(RIGHT[kind] for kind in KINDS if kind.kind == name)
    path = FOLDERS[name].format(key)
    if part == "name":
        return problems(root, {path: None, typed: text(fields, "Bài viết.")})
    return problems(root, {path: text(fields, typed) if part == "body" else with_fields(fields, typed)})


def with_fields(fields: dict[str, Any], typed: str) -> str:
    """A right file's text with these lines in the place of its own of the same names, last."""
    names = {line.partition(":")[0] for line in typed.split("\n")}
    head, _, body = text({name: value for name, value in fields.items() if name not in names}, "Bài viết.").rpartition(
        "---\n"
    )
    return f"{head}{typed}\n---\n{body}"


def test_a_topic_lists_its_messages_without_the_words_that_they_share() -> None:
    topic = Topic("Ngày", {"dates.py": ["ngày"], "other.py": "all"}, "Nghĩa.")
    found = topic.messages({
        "dates.py": ["viết như ngày lịch", "ngày «…» sai → viết như ngày lịch", "giờ sai"], "other.py": ["khác", "khác"],
    })  # fmt: skip
    assert found == ["ngày «…» sai → viết như ngày lịch", "khác"]
