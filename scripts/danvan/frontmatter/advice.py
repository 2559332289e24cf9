"""What is wrong with a file's form, said in an editor's words: the YAML parser's messages and what to do."""

from danvan.problems import ContentError, Problem

HEAD_EXAMPLE = "bắt đầu tệp bằng một dòng ---, tiếp theo là các trường (ví dụ  title: Tên bài), rồi một dòng ---"
QUOTE_EXAMPLE = 'đặt giá trị trong dấu nháy, ví dụ  title: "Tên bài"'
LIST_EXAMPLE = "viết  tags: [van-hoa, du-lich]"
GROUP_EXAMPLE = "viết  period: {from: 2021, to: 2025}"
OPEN_LIST, OPEN_GROUP = "did not find expected ',' or ']'", "did not find expected ',' or '}'"
OPEN_QUOTE = "found unexpected end of stream"
NO_COLON = "could not find expected ':'"
LEFT_OPEN = (OPEN_LIST, OPEN_GROUP, OPEN_QUOTE, NO_COLON)
# libyaml's words → what an editor can do about it.
YAML_ADVICE = {
    "mapping values are not allowed in this context": (
        "có dấu hai chấm thừa trong dòng này, hoặc dòng thụt lề sai",
        'đặt giá trị trong dấu nháy, ví dụ  title: "Tên: phần sau"',
    ),
    OPEN_LIST: ("danh sách trong [ ] chưa đóng", LIST_EXAMPLE),
    OPEN_GROUP: ("nhóm trong { } chưa đóng", GROUP_EXAMPLE),
    OPEN_QUOTE: ("dấu nháy mở mà chưa đóng", 'viết  title: "Tên bài"'),
    NO_COLON: (
        "dòng không có tên trường, hoặc thiếu dấu cách sau dấu hai chấm",
        "viết  tên_trường: giá trị",
    ),
    "did not find expected key": (
        "dòng thụt lề sai, thiếu tên trường, hoặc có chữ sau dấu nháy đóng",
        'viết  tên_trường: giá trị, thụt lề thẳng hàng; trong dấu nháy dùng “ ” thay cho "',
    ),
    "did not find expected '-' indicator": ("danh sách thụt lề sai", "mỗi mục một dòng bắt đầu bằng  - , thẳng hàng"),
    "block sequence entries are not allowed in this context": (
        "danh sách viết ngay sau tên trường",
        "xuống dòng rồi viết từng mục  - …, hoặc viết  tags: [van-hoa, du-lich]",
    ),
    "did not find expected alphabetic or numeric character": ("giá trị bắt đầu bằng dấu * hoặc &", QUOTE_EXAMPLE),
    "did not find expected node content": ("danh sách trong [ ] thừa dấu phẩy hoặc gạch đầu dòng", LIST_EXAMPLE),
    "did not find expected <document start>": ("có chữ sau dòng ...", "xóa dòng ... ở trên"),
    "did not find expected comment or line break": ("chữ viết ngay sau dấu > hoặc |", "xuống dòng rồi mới viết chữ"),
    "found unknown escape character": ("dấu \\ trong dấu nháy kép", "dùng dấu nháy đơn ' ' thay cho dấu nháy kép"),
    "did not find expected hexdecimal number": (
        "dấu \\ trong dấu nháy kép",
        "dùng dấu nháy đơn ' ' thay cho dấu nháy kép",
    ),
    "found character that cannot start any token": (
        "giá trị bắt đầu bằng một ký tự đặc biệt",
        'đặt giá trị trong dấu nháy, ví dụ  title: "@chữ"',
    ),
}


def wrong(name: str, line: int, message: str, fix: str) -> ContentError:
    """The error of one Problem."""
    return ContentError([Problem(name, line, message, fix)])


def hidden(text: str, place: int) -> str:
    """What is said of a character that cannot be seen: the word before it, so that it is found."""
    before = text[max(0, place - 60) : place].rpartition("\n")[2].split()
    return f"có ký tự ẩn (không nhìn thấy) sau «{before[-1]}»" if before else "có ký tự ẩn (không nhìn thấy) ở đầu dòng"
