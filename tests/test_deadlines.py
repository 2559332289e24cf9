"""Deadlines: the agenda, the page, and the calendars read back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from making import COMMENDATION, PLAN, POST, TODAY, loaded, text, wrong_record

from danvan import agenda
from danvan.calendars import CalendarItem, as_ics
from danvan.library import Library, load
from danvan.pages import Context, SiteConfig
from danvan.pages.deadlines import calendar, calendar_files, deadlines_page
from danvan.records import Plan

SITE = SiteConfig("https://dan-van.example/", tag_authority=("mau.example", "2026"))
SAMPLE = Path(__file__).parent / "sample"
DEADLINE = {"date": "2027-04-15", "before": "true", "what": "Gửi kế hoạch", "who": "Các đơn vị", "section": "I", "text": "trước ngày 15/4/2027"}  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> Library:
    return load(SAMPLE, dt.date(2026, 11, 23), sample=True)


def events(data: bytes) -> dict[str, tuple[dt.date, str]]:
    """Each event of a calendar by its id: its day and its title."""
    return {
        str(event["uid"]): (event.decoded("dtstart"), str(event["summary"]))
        for event in Calendar.from_ical(data).walk("VEVENT")
    }


def test_the_agenda_of_the_sample(sample: Library) -> None:
    assert [(entry.day.isoformat(), entry.kind, entry.record.key) for entry in agenda.public(sample)] == [
        ("2025-04-14", "deadline", "ke-hoach-2025"),
        ("2025-11-30", "deadline", "ke-hoach-2025"),
        ("2026-12-07", "consultation", "giay-khen-dang-lay-y-kien-mau"),
        ("2026-12-31", "notice", "2026-11-16-thong-bao-mau-lay-y-kien"),
    ]


def test_a_day_before_which_something_is_due_is_not_the_last_one(tmp_path: Path) -> None:
    plan = text(PLAN, "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\nHai.", deadlines=[DEADLINE])
    library = loaded(tmp_path, {"docs/ke-hoach/2025.md": plan})
    files = dict(calendar_files(library, SITE))
    assert events(files["lich/vi/thoi-han.ics"]) == {
        "tag:mau.example,2026:plan/ke-hoach-2025/han/i-1": (
            dt.date(2027, 4, 14), "Hạn (trước ngày 15/04/2027): Gửi kế hoạch",
        )
    }  # fmt: skip
    page = deadlines_page(Context(library, SITE, "vi", "thoi-han/index.md")).markdown
    assert "**Trước ngày 15/04/2027**" in page
    assert "“trước ngày 15/4/2027”" in page
    assert "Đã qua" not in page


def test_a_deadline_carries_the_plans_own_words() -> None:
    broken = wrong_record(Plan, "## I. Mục đích\n\nMột.", deadlines=[{**DEADLINE, "text": None}])
    assert any("deadlines.1.text (Nguyên văn)" in message for message in broken)


def test_a_moved_deadline_stays_the_same_event(tmp_path: Path) -> None:
    body = "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\nHai."
    seen = []
    for day in ("2027-04-15", "2027-05-15"):
        plan = text(PLAN, body, deadlines=[{**DEADLINE, "date": day}])
        seen.append(
            events(
                dict(calendar_files(loaded(tmp_path, {"docs/ke-hoach/2025.md": plan}), SITE))["lich/vi/thoi-han.ics"]
            )
        )
    assert seen[0].keys() == seen[1].keys()
    assert [day.isoformat() for found in seen for day, _ in found.values()] == ["2027-04-14", "2027-05-14"]


def test_nothing_to_keep_in_mind_gives_no_calendar(tmp_path: Path) -> None:
    library = loaded(tmp_path, {})
    assert dict(calendar_files(library, SITE)) == {}
    page = deadlines_page(Context(library, SITE, "en", "thoi-han/index.md")).markdown
    assert "No deadline is ahead." in page
    assert ".ics" not in page


def test_a_pinned_notice_and_a_consultation(tmp_path: Path) -> None:
    asked = text(
        COMMENDATION, state="consulting", decision=None, date=None, posted="2026-11-20",
        consultation={"from": "2026-11-20", "to": "2026-12-05", "how": "Gửi Văn phòng Sở"},
    )  # fmt: skip
    notice = text(POST, "Thân bài.", pinned_until="2026-11-30")
    library = loaded(
        tmp_path, {"docs/khen-thuong/2026/giay-khen.md": asked, "news/2026/2026-11-23-bai-viet.md": notice}
    )
    assert events(dict(calendar_files(library, SITE))["lich/en/thoi-han.ics"]) == {
        "tag:mau.example,2026:post/2026-11-23-01/ghim/en": (dt.date(2026, 11, 30), "Notice: Bài viết để thử"),
        "tag:mau.example,2026:commendation/khen-thuong-2026-01/lay-y-kien/en": (
            dt.date(2026, 12, 5), "Opinions due: Giấy khen (mẫu)",
        ),
    }  # fmt: skip


def test_old_notices_leave_the_agenda(tmp_path: Path) -> None:
    old = text(
        POST, "Thân bài.", date="2025-01-02T08:00:00+07:00", pinned_until="2025-11-22", id="2025-01-02-01", sources=[
            {"url": "https://langson.gov.vn/tin", "checked_on": "2025-01-02"}],
    )  # fmt: skip
    library = loaded(tmp_path, {"news/2025/2025-01-02-bai-cu.md": old})
    assert agenda.public(library) == []


def test_reviews_are_no_part_of_the_public_calendar(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": text(POST, "Thân bài.", review="2027-11-23")})
    assert agenda.public(library) == []
    entries = agenda.reviews(library)
    data = calendar(Context(library, SITE, "vi", "thoi-han/index.md"), entries)
    assert events(data) == {
        "tag:mau.example,2026:post/2026-11-23-01/ra-soat": (dt.date(2027, 11, 23), "Rà soát: Bài viết để thử")
    }
    assert "news/2026/2026-11-23-bai-viet.md" in str(Calendar.from_ical(data).walk("VEVENT")[0]["description"])


def test_every_event_is_a_whole_day_and_knows_when_it_was_written(sample: Library) -> None:
    for data in dict(calendar_files(sample, SITE)).values():
        found = Calendar.from_ical(data)
        assert (str(found["version"]), str(found["method"])) == ("2.0", "PUBLISH")
        for event in found.walk("VEVENT"):
            assert not isinstance(event.decoded("dtstart"), dt.datetime)
            assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1)
            assert event.decoded("dtstamp").date() <= TODAY
            assert str(event["url"]).startswith("https://dan-van.example/")


def test_lines_fit_and_the_same_days_give_the_same_bytes(sample: Library) -> None:
    first, second = (dict(calendar_files(sample, SITE)) for _ in range(2))
    assert first == second
    lines = first["lich/vi/thoi-han.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_calendar_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        as_ics("Lịch", "", "vi", [])


def test_days_stand_in_order() -> None:
    day = dt.date(2026, 11, 23)
    items = [CalendarItem(f"tag:mau.example,2026:{n}", day - dt.timedelta(days=n), "Việc", "", "https://mau.example/", "Hạn", day) for n in range(3)]  # fmt: skip
    assert list(events(as_ics("Lịch", "", "vi", items))) == [f"tag:mau.example,2026:{n}" for n in (2, 1, 0)]
