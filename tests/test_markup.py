"""What may stand in a body: everything that runs or calls out is refused, with its line and what to write instead."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan.markup import (
    Reference,
    TextPicture,
    blank_code,
    check,
    clean,
    links,
    references,
    replace_pictures,
    replace_references,
)

HTML_FIX = "bỏ phần trong dấu < >; chữ đậm viết **chữ**; muốn in dấu < thì viết `<`"
BRACES_FIX = "bỏ phần trong { }; muốn in dấu { thì viết `{`"
ASSETS_FIX = "tải ảnh về docs/assets/ và viết ![mô tả](assets/…)"
PATH_FIX = "dẫn tới trang khác bằng [[mã của trang]], tới tệp bằng assets/…"
HTTPS_FIX = "dùng địa chỉ bắt đầu bằng https://"
APART_FIX = "viết [chữ](địa chỉ) ngay trong câu"
JOINED_FIX = "viết liền: [chữ](địa chỉ)"
TITLE_FIX = "trang đã có tên ở title (Tiêu đề) hoặc name (Tên); đề mục trong bài bắt đầu từ ##, ví dụ  ## Tên mục"
KEYBOARD_FIX = "gõ lại chữ đó bằng bàn phím tiếng Việt"


def found(body: str) -> list[str]:
    return [f"{problem.line}: {problem.message} → {problem.fix}" for problem in check(body, "a.md", 1)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một\n\n<script>alert(1)</script>", [
            f"3: mã HTML «<script>» → {HTML_FIX}", f"3: mã HTML «</script>» → {HTML_FIX}"]),
        ("<SCRIPT\nsrc=//x>", [f"1: mã HTML «<SCRIPT» → {HTML_FIX}"]),
        ("<!-- x -->", [f"1: mã HTML «<!-- x -->» → {HTML_FIX}"]),
        ("<?php x ?>", [f"1: mã HTML «<?php x ?>» → {HTML_FIX}"]),
        ("a <svg/onload=alert(1)> b", [
            f"1: mã HTML «<svg/onload=alert(1)>» → {HTML_FIX}", "1: mã lệnh «onload=» → bỏ đoạn này"]),
        ("<img src=x OnError = y", [f"1: mã HTML «<img src=x OnError = y» → {HTML_FIX}", "1: mã lệnh «OnError =» → bỏ đoạn này"]),
        ("<javascript://x>", [f"1: mã HTML «<javascript://x>» → {HTML_FIX}"]),
        ("<https://a b.vn>", [f"1: mã HTML «<https://a b.vn>» → {HTML_FIX}"]),
        ("<https://hethongphapluat.com/x>", [
            "1: trang «hethongphapluat.com» không được dẫn nguồn → dẫn trang của cơ quan ban hành, phapluat.gov.vn hoặc vbpl.vn"]),
        ("# Mục", [f"1: đề mục cấp một «# Mục» → {TITLE_FIX}"]),
        ("#danvan", [f"1: đề mục cấp một «#danvan» → {TITLE_FIX}"]),
        ("Một\n\n> # Hai", [f"3: đề mục cấp một «> # Hai» → {TITLE_FIX}"]),
        ("- # Hai\n1. # Ba", [f"1: đề mục cấp một «- # Hai» → {TITLE_FIX}", f"2: đề mục cấp một «1. # Ba» → {TITLE_FIX}"]),
        ("Một\n\nHai\n===", [f"3: đề mục cấp một «Hai» → {TITLE_FIX}"]),
        ("Đảng bộ, Ðảng viên và ðảng", [
            "1: từ «Ðảng» dùng chữ Ð của tiếng Iceland → gõ lại bằng chữ Đ: «Đảng»",
            "1: từ «ðảng» dùng chữ Ð của tiếng Iceland → gõ lại bằng chữ Đ: «đảng»"]),
        ("## Mục {onclick=alert(1)}", [
            "1: mã lệnh «onclick=» → bỏ đoạn này", f"1: dấu ngoặc nhọn «{{onclick=alert(1)}}» → {BRACES_FIX}"]),
        ("[a](https://b.vn){: .nut }", [f"1: dấu ngoặc nhọn «{{: .nut }}» → {BRACES_FIX}"]),
        ('[a](https://b.vn){ href="javascript:{}" }', [f"1: dấu ngoặc nhọn «{{ href=\"javascript:{{}}» → {BRACES_FIX}"]),
        ("Đoạn\n{#ten}", [f"2: dấu ngoặc nhọn «{{#ten}}» → {BRACES_FIX}"]),
        ("{{ home }}", [f"1: dấu ngoặc nhọn «{{{{ home }}}}» → {BRACES_FIX}"]),
        ("[a](javascript:alert(1))", [f"1: địa chỉ «javascript:alert(1» không an toàn → {HTTPS_FIX}"]),
        ("[a](JaVaScRiPt:alert)", [f"1: địa chỉ «JaVaScRiPt:alert» không an toàn → {HTTPS_FIX}"]),
        ("[a](&#106;avascript&colon;x)", [f"1: địa chỉ «&#106;avascript&colon;x» không an toàn → {HTTPS_FIX}"]),
        ("[a](java&Tab;script:x)", [f"1: địa chỉ «java&Tab;script:x» không an toàn → {HTTPS_FIX}"]),
        ("[a](java\tscript:x)", [f"1: đường dẫn «java» không dùng được → {PATH_FIX}"]),
        ("[a](java\nscript:x)", [f"1: đường dẫn «java» không dùng được → {PATH_FIX}"]),
        ("[a]( javascript:x)", [f"1: liên kết «a» có dấu cách hoặc dấu < trước địa chỉ → {JOINED_FIX}"]),
        ("[a](<javascript:x>)", [
            f"1: mã HTML «<javascript:x>» → {HTML_FIX}", f"1: liên kết «a» có dấu cách hoặc dấu < trước địa chỉ → {JOINED_FIX}"]),
        ("[a [b] c](javascript:x)", [f"1: địa chỉ «javascript:x» không an toàn → {HTTPS_FIX}"]),
        ("Một\n\n[a\nb](vbscript:x)", [f"3: địa chỉ «vbscript:x» không an toàn → {HTTPS_FIX}"]),
        ("[a `]` b](javascript:x)", [f"1: địa chỉ «javascript:x» không an toàn → {HTTPS_FIX}"]),
        (r"[a \] b](data:text/html,x)", [f"1: địa chỉ «data:text/html,x» không an toàn → {HTTPS_FIX}"]),
        ("[[khoa]](javascript:x)", [f"1: địa chỉ «javascript:x» không an toàn → {HTTPS_FIX}"]),
        ("[a]()", ["1: liên kết «a» không có địa chỉ → thêm địa chỉ, hoặc bỏ dấu [ ]( )"]),
        ("[a](//evil.vn/x)", ["1: địa chỉ «//evil.vn/x» thiếu https: → viết https://evil.vn/x"]),
        (r"[a](/\evil.vn/x)", [r"1: địa chỉ «/\evil.vn/x» thiếu https: → viết https://evil.vn/x"]),
        ("[a](&#47;/evil.vn)", ["1: địa chỉ «&#47;/evil.vn» thiếu https: → viết https://evil.vn"]),
        ("[a](../van-ban/x.md)", [f"1: đường dẫn «../van-ban/x.md» không dùng được → {PATH_FIX}"]),
        ("[a](assets/../x)", [f"1: đường dẫn «assets/../x» không dùng được → {PATH_FIX}"]),
        ("[a](https://localhost/x)", ["1: địa chỉ «https://localhost/x» sai tên trang «localhost» → viết đầy đủ, ví dụ https://langson.gov.vn/…"]),
        ("[a](https://x.hethongphapluat.com)", [
            "1: trang «x.hethongphapluat.com» không được dẫn nguồn → dẫn trang của cơ quan ban hành, phapluat.gov.vn hoặc vbpl.vn"]),
        ("![](assets/a.png)", ["1: ảnh «assets/a.png» không có mô tả → viết ![mô tả ảnh](assets/…)"]),
        ("![a](https://x.vn/a.png)", [f"1: ảnh «https://x.vn/a.png» không nằm trong docs/assets/ → {ASSETS_FIX}"]),
        ("![a [b]](https://x.vn/a.png)", [f"1: ảnh «https://x.vn/a.png» không nằm trong docs/assets/ → {ASSETS_FIX}"]),
        ("[![a](https://x.vn/a.png)](/b)", [f"1: ảnh «https://x.vn/a.png» không nằm trong docs/assets/ → {ASSETS_FIX}"]),
        ("![a](a.png)", [f"1: ảnh «a.png» không nằm trong docs/assets/ → {ASSETS_FIX}"]),
        ("![a](data:image/png;base64,xx)", [f"1: địa chỉ «data:image/png;base64,xx» không an toàn → {HTTPS_FIX}"]),
        ("![a][b]\n\n[b]: https://x.vn/a.png", [f"3: địa chỉ «[b]:» viết rời khỏi liên kết → {APART_FIX}"]),
        ("[b]:\n  javascript:x", [f"1: địa chỉ «[b]:» viết rời khỏi liên kết → {APART_FIX}"]),
        ("> - [b c]: javascript:x", [f"1: địa chỉ «[b c]:» viết rời khỏi liên kết → {APART_FIX}"]),
        ("[b\nc]: javascript:x", [f"1: địa chỉ «[b\nc]:» viết rời khỏi liên kết → {APART_FIX}"]),
        ("Chào\n\nБộ Nội vụ và Bộ Сông an", [
            f"3: từ «Сông» có chữ «С» không phải chữ Latinh (chữ Nga) → {KEYBOARD_FIX}"]),
        ("Кết lu\u03b1n", [
            f"1: từ «Кết» có chữ «К» không phải chữ Latinh (chữ Nga) → {KEYBOARD_FIX}",
            f"1: từ «lu\u03b1n» có chữ «\u03b1» không phải chữ Latinh (chữ Hy Lạp) → {KEYBOARD_FIX}"]),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_body(body: str, expected: list[str]) -> None:
    if body.startswith("Chào"):
        expected = [
            f"3: từ «Бộ» có chữ «Б» không phải chữ Latinh (chữ Nga) → {KEYBOARD_FIX}",
            *expected,
        ]
    assert found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Một [[126-kl-tw-2025]]: về việc sắp xếp, [[ke-hoach-2025#II.1|mục II.1]].",
        "Xem <https://langson.gov.vn> hoặc <vanphong@langson.gov.vn>, <mailto:a@langson.gov.vn>.",
        "[báo](https://langson.gov.vn/a?b=c#d \"Tên\") và [gọi](tel:+842053) và [thư](mailto:a@b.vn)",
        "![Múa sư tử](assets/anh/a.png) và [tệp](assets/a.pdf), [mục](#muc), [trang](/gioi-thieu/)",
        "Có chú thích.[^1]\n\n[^1]: Chú thích ở cuối.",
        "Viết `<script>` và ``a ` <b>`` và `{a}` và `[x](javascript:y)` trong dấu nháy ngược.",
        "```html\n<script>alert(1)</script>\n[a](javascript:x)\n```\n\nSau `<b>`.",
        "~~~\n<b>\n~~~",
        "5 < 6, a <- b, tỷ lệ <5%",
        "| a | b |\n| - | - |\n| `<i>` | c |",
        "СССР và α, β",
        "## Mục\n\nNăm 2026 #danvan và C#, a = b\n\n- ### Mục nhỏ\n\n---\n\n`# chữ`\n\n```\n# lệnh\n```",
        "!!! note \"Lưu ý\"\n    Nội dung.\n\nTừ\n:   Nghĩa.",
        "1. Gõ:\n\n    ```text\n    <b> {a}\n\n    [x](javascript:y)\n    ```\n\n2. Xong `<i>`.\n\n- a\n  ~~~\n  <b>\n  ~~~",
    ],
)  # fmt: skip
def test_what_may_stand_in_a_body(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một[^1].\n\n[^1]: Chữ.", []),
        ("Một[^a] và hai[^a].\n\n[^a]: Chữ.\n    thêm", []),
        ("`[^1]`", []),
        ("Một[^1].", ["1: chú thích [^1] không có nội dung → thêm ở cuối bài một dòng  [^1]: nội dung"]),
        ("Một.\n\n[^1]: Chữ.", [
            "3: không chỗ nào trong bài dẫn chú thích [^1] → ghi [^1] ở chỗ cần chú thích, hoặc xóa dòng này"]),
        ("Một[^1].\n\n[^1]: A.\n[^1]: B.", ["4: chú thích [^1] ghi hai lần → giữ lại một dòng"]),
    ],
)  # fmt: skip
def test_a_footnote_and_its_words_have_each_other(body: str, expected: list[str]) -> None:
    assert found(body) == expected


def test_lines_are_counted_from_the_bodys_first_line() -> None:
    (problem,) = check("Một\n\n`<a>`\n\n<b", "docs/a.md", 12)
    assert (problem.path, problem.line) == ("docs/a.md", 16)


NAMES = ("home", "feeds")


def test_directives_stand_only_where_they_are_filled_in() -> None:
    assert list(check("Trước\n\n{{ home }}\n\nSau", "a.md", 1, directives=NAMES)) == []
    assert [problem.message for problem in check("Trước {{ home }}", "a.md", 1, directives=NAMES)] == [
        "khối «{{ home }}» không đứng riêng một dòng"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "```\n<script>alert(1)</script>",
        "``` a b\n<img src=x>\n```",
        '``` {.py onclick="x"}\ncode\n```',
        "    ```\nx\n```\n<script>alert(1)</script>\n```\n",
        "- a\n\n    ```\n  <b>\n    ```\n",
        "- a\n\n    ```\n    <b>\n  ```\n",
        "- ```\n  <b>\n  ```\n",
        "> ```\n> x\n```\n<script>alert(1)</script>\n```\n",
        "````\n<b>\n```\n",
        "`a\n<script>alert(1)</script>\n`",
        "`a\nb` <i> `c",
        "`a\n\n<script>alert(1)</script>\n\nb`",
        r"\`<img src=x>\`",
        r"\\`a` \`<img src=x>`",
        "``<b>` a",
    ],
)
def test_what_only_looks_like_code_is_no_code(body: str) -> None:
    assert found(body)


def test_blanking_code_moves_nothing() -> None:
    body = "Một `hai` ba\n\n```\nbốn\n```\n\nnăm ``sáu ` bảy``"
    assert blank_code(body) == f"Một {5 * ' '} ba\n\n   \n   \n   \n\nnăm {13 * ' '}"
    assert blank_code("không có mã") == "không có mã"
    # A fence that is not closed is given up at once, however many blank lines follow.
    assert blank_code("```\n" + "\n" * 500 + "a") == "```\n" + "\n" * 500 + "a"


def test_references_are_found_outside_code() -> None:
    body = "Xem [[a-1]] và [[b#II.1|mục II.1]], `[[c]]`, [[ d ]]\n\n```\n[[e]]\n```\n[[]] [[x\ny]]"
    assert references(body) == [
        Reference("a-1", None, 4, 11), Reference("b#II.1", "mục II.1", 15, 34), Reference("d", None, 45, 52),
    ]  # fmt: skip
    assert references("không có") == []
    assert replace_references(body, lambda ref: f"<{ref.key}:{ref.words}>").startswith(
        "Xem <a-1:None> và <b#II.1:mục II.1>, `[[c]]`, <d:None>\n\n```\n[[e]]"
    )


def test_links_tell_words_pictures_and_places() -> None:
    text = "[a](b) ![c [d]](assets/e.png) [![f](assets/g.png)](/h) ] ](i)"
    assert list(links(text)) == [
        ("b", "a", False, 0), ("assets/e.png", "c [d]", True, 8), ("assets/g.png", "f", True, 32),
        ("/h", "![f](assets/g.png)", False, 30), ("i", "", False, 57),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("dirty", "safe"),
    [
        ('<p id="a" onclick="x">a<script>b</script></p>', '<p id="a">a</p>'),
        ('<a href="javascript:x">a</a><a href="https://b.vn">c</a>', '<a>a</a><a href="https://b.vn">c</a>'),
        ('<img src="data:x" alt="a"><iframe src="//b"></iframe>', '<img alt="a">'),
        ('<section class="s"><td colspan="2">a</td></section>', '<section class="s">a</section>'),
        ('<p style="color:red">a</p><form><input></form>', "<p>a</p>"),
    ],
)
def test_the_second_lock_keeps_a_safe_subset(dirty: str, safe: str) -> None:
    assert clean(dirty) == safe


EXTENSIONS = ["tables", "footnotes", "attr_list", "md_in_html", "admonition", "def_list"]
FRAGMENTS = st.sampled_from([
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<div markdown>", "</div>", "<!--", "-->",
    "<a href='javascript:x'>", "[a](javascript:alert(1))", "[a", "](", "]", "[", ")", "javascript:x", "JAVASCRIPT&colon;x",
    "data:text/html,x", "![a](", "![a](https://evil.vn/a.png)", "![", "[b]: ", "[b]:javascript:x", "[a][b]", "![a][b]", "[b]",
    "{: onclick=x }", "{onclick=x}", "{", "}", "{: href=javascript:x }", 'href="javascript:{}"', " onclick=x ", "`", "``", "```", "~~~",
    "\\", "\\`", "\\]", "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n\t", "\n: ", "\n# ", "| a | ", "\n|---|---|\n", "<", ">", "&lt;", "&#60;",
    "<https://a.vn>", "<javascript://%0aalert(1)>", "<a@b.vn>", "!!! note \"x\"\n    ", "[^1]", "[^1]: ", "*", "**", "_", '"', "'", "x", " ",
    "https://langson.gov.vn", "assets/a.png", "//evil.vn", "/\\evil.vn", "&Tab;", "&#9;", "\n```\n", "\n~~~\n", "\n```html\n", "\n    ```\n", "\n  ~~~\n", "``` {onclick=x}\n",
    "[[a|b]]", "*[x]: y", "=", "\n---\n", "\n===\n",
])  # fmt: skip
RENDERERS = (
    EXTENSIONS,
    [*EXTENSIONS, "toc", "pymdownx.superfences"],
    [*EXTENSIONS, "toc", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite"],
)


class Dangers(HTMLParser):
    """What in a page would run or call another server."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "svg", "iframe", "object", "embed", "form", "style"):
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", html.unescape(value or "")).lower().replace("\\", "/")
            if name.startswith("on") or address.startswith(("javascript:", "data:", "vbscript:")):
                self.found.append(f"{name}={value}")
            if name == "src" and (address.startswith("//") or ":" in address.split("/")[0]):
                self.found.append(f"{name}={value}")


def dangers(body: str, extensions: list[str]) -> list[str]:
    parser = Dangers()
    parser.feed(markdown.Markdown(extensions=extensions).convert(body))
    parser.close()
    return parser.found


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(FRAGMENTS, min_size=1, max_size=14).map("".join))
@example("    ```\nx\n```\n<script>alert(1)</script>\n```\n")
@example("[a]: https://x.vn\n\n![a][a]")
def test_no_body_gets_past_the_check_and_runs(body: str) -> None:
    if found(body):
        return
    # Without an extension for fences nothing is fenced code: such a renderer is not ours.
    renderers = RENDERERS[1:] if "```" in body or "~~~" in body else RENDERERS
    for extensions in renderers:
        assert dangers(body, extensions) == []


@pytest.mark.parametrize("extensions", RENDERERS)
def test_the_danger_test_itself_sees_dangers(extensions: list[str]) -> None:
    assert dangers("<svg/onload=x>\n\n[a](javascript:x)\n\n![a](//evil.vn/a)\n\n# a {onclick=x}", extensions) == [
        "svg", "onload=x", "href=javascript:x", "src=//evil.vn/a", "onclick=x",
    ]  # fmt: skip


def test_pictures_of_a_text_are_found_whole_and_code_is_left() -> None:
    body = "![a \\[b\\] `c`](assets/d.png 'e \"f\"') ![g](assets/h.png) `![i](assets/j.png)` [![k](assets/l.png)](/m) [n](assets/o.pdf)"
    found: list[TextPicture] = []

    def make(picture: TextPicture) -> str:
        found.append(picture)
        return "PICTURE"

    assert replace_pictures(body, make) == "PICTURE PICTURE `![i](assets/j.png)` [PICTURE](/m) [n](assets/o.pdf)"
    assert found == [
        TextPicture("assets/d.png", "a [b] `c`", 'e "f"'), TextPicture("assets/h.png", "g", ""),
        TextPicture("assets/l.png", "k", ""),
    ]  # fmt: skip
    assert replace_pictures("![x](assets/y.png", make) == "![x](assets/y.png"
