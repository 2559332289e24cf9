"""The pictures beside shared addresses: whole titles, the right letters, the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from making import TODAY
from PIL import Image
from test_pages import SITE, pages_of

from danvan import sharing
from danvan.library import load
from danvan.sharing.lines import fold, words_of
from danvan.sharing.picture import BOTTOM, LEADING, TOP, Card, Type, _text, png

SAMPLE = Path(__file__).parent / "sample"
HEAD = ("UBND tỉnh Mẫu", "Sở Mẫu")
LONG = (
    "Về việc tăng cường công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới " * 3
)


def test_a_picture_has_the_size_that_networks_ask_for_and_is_small() -> None:
    made = png(Card(HEAD, "Văn bản", "Kết luận số 126-KL/TW", LONG))
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(made) < 40_000
    assert made == png(Card(HEAD, "Văn bản", "Kết luận số 126-KL/TW", LONG))


@pytest.mark.parametrize("title", ["Tin", "Kết luận số 126-KL/TW", LONG])
def test_the_whole_title_stands_in_the_picture(title: str) -> None:
    rows = _text(Card(HEAD, "Tin", title))
    assert " ".join(line for line, _, _ in rows) == title.strip()
    assert max(letters.width(line) for line, letters, _ in rows) <= 1200 - 140
    assert sum(letters.size * LEADING for _, letters, _ in rows) <= BOTTOM - TOP


def test_every_vietnamese_letter_is_drawn_from_the_file_that_has_it() -> None:
    letters = "ăâđêôơưĂÂĐÊÔƠƯạảãáàặẳẵắằậẩẫấầẹẻẽéèệểễếềịỉĩíìọỏõóòộổỗốồợởỡớờụủũúùựửữứừỵỷỹýỳẠẢÃÁÀỆỂỄẾỀỰỬỮỨỪỴỶỸÝỲ₫"
    (unknown, _), *_ = Type(700, 60).runs("\u3042")
    missing = bytes(unknown.getmask("\u3042"))
    for letter in letters:
        ((font, run),) = Type(700, 60).runs(letter)
        assert bytes(font.getmask(run)) != missing, letter


def test_lines_are_about_even_and_a_number_stays_beside_its_word() -> None:
    lines = fold(words_of("Kế hoạch số 12 thực hiện công tác dân vận năm 2025 của Sở"), 30, len)
    assert lines
    assert max(map(len, lines)) - min(map(len, lines)) <= 6
    assert all("số 12" in line or "12" not in line for line in lines)
    assert fold(words_of("một haichữdàiquáchừng"), 10, len) is None


def test_each_record_has_its_own_and_old_news_show_their_sections() -> None:
    library = load(SAMPLE, TODAY, sample=True)
    pages = {lang: pages_of(library, lang) for lang in ("vi", "en")}
    made = dict(sharing.files(pages, library, SITE))
    assert "chia-se/van-ban/904-2024-nd-mau.png" in made
    assert "chia-se/en/van-ban/904-2024-nd-mau.png" in made
    communes = sharing.share_of(pages["vi"]["xa-phuong/xa-bac-son.md"], pages["vi"], library, "vi")
    assert communes
    assert communes.path == "chia-se/xa-phuong.png"
    for lang, found in pages.items():
        shares = [sharing.share_of(page, found, library, lang) for page in [None, *found.values()]]
        assert [share for share in shares if not share or share.path not in made] == []
    library.recent_posts = frozenset()
    post = next(page for page in pages["vi"].values() if page.kind == "post")
    news = sharing.share_of(post, pages["vi"], library, "vi")
    assert news
    assert news.path == "chia-se/tin-tuc.png"


def test_a_site_without_lists_has_no_picture_for_its_404() -> None:
    assert sharing.share_of(None, {}, load(SAMPLE, TODAY, sample=True), "vi") is None
