"""Commands on what was published: the Department's report, the editors' calendar."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from danvan import agenda
from danvan.cli.options import Commands, day, site_url, today
from danvan.library import load
from danvan.pages.addresses import LISTS
from danvan.pages.context import Context
from danvan.pages.deadlines import calendar
from danvan.problems import Refusal
from danvan.reports import WRITERS, Period, make
from danvan.reports.period import month, quarter, year
from danvan.settings import site_config


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("report", help="viết báo cáo về những gì đã đăng trong một kỳ")
    command.add_argument("--from", dest="first", type=day, help="ngày đầu kỳ, ví dụ 2026-01-01")
    command.add_argument("--to", dest="last", type=day, help="ngày cuối kỳ, ví dụ 2026-12-31")
    for name, read, example in (("year", year, "2026"), ("quarter", quarter, "2026-Q4"), ("month", month, "2026-11")):
        command.add_argument(f"--{name}", dest="whole", type=_whole(read), help=f"cả kỳ, ví dụ {example}")
    command.add_argument("--format", choices=sorted(WRITERS), default="docx", help="html: trang của người vận hành")
    command.add_argument("--internal", action="store_true", help="báo cáo cả nội dung ghi  audience: internal")
    command.add_argument("-o", "--output", type=Path, help="tệp viết ra; bỏ trống: bao-cao-<kỳ>.<loại>")
    command.add_argument("--site-url", type=site_url, help="địa chỉ của trang, kết thúc bằng /")
    command.set_defaults(run=_report)

    command = commands.add_parser("calendar", help="lịch ngày rà soát cho ban biên tập (.ics), không đăng công khai")
    command.add_argument("-o", "--output", type=Path, default=Path("lich-ra-soat.ics"), help="tệp viết ra")
    command.add_argument("--site-url", type=site_url, help="địa chỉ của trang, kết thúc bằng /")
    command.set_defaults(run=_calendar)


def _whole(read: Callable[[str], Period]) -> Callable[[str], Period]:
    def reading(text: str) -> Period:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reading


def _report(options: argparse.Namespace) -> str:
    period = _period(options, today(options))
    library = load(options.root, today(options), internal=options.internal)
    made = make(library, site_config(options.root, options.site_url or ""), period)
    path = options.output or Path(f"bao-cao-{period.slug}.{options.format}")
    return _written(path, WRITERS[options.format](made), f"Báo cáo {period.name}")


def _period(options: argparse.Namespace, now: dt.date) -> Period:
    """The period that was asked for; the current year when none was. Raises Refusal."""
    first, last = options.first, options.last
    if options.whole:
        if first or last:
            raise Refusal(
                "có cả kỳ trọn và ngày đầu, ngày cuối\n    → chỉ ghi một cách: --quarter 2026-Q4, hoặc --from … --to …"
            )
        found: Period = options.whole
        return found
    if (first is None) != (last is None):
        raise Refusal("thiếu một đầu của kỳ báo cáo\n    → ghi cả hai: --from 2026-01-01 --to 2026-12-31")
    if first and first > last:
        raise Refusal(f"ngày đầu {first:%d/%m/%Y} sau ngày cuối {last:%d/%m/%Y}\n    → đổi lại hai ngày")
    return Period(first, last) if first else year(str(now.year))


def _calendar(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), internal=True)
    entries = agenda.reviews(library)
    if not entries:
        return "Chưa trang nào ghi review (Ngày rà soát); không có lịch để viết."
    p = Context(library, site_config(options.root, options.site_url or ""), "vi", LISTS["deadlines"])
    return _written(options.output, calendar(p, entries), f"Lịch rà soát, {len(entries)} ngày")


def _written(path: Path, data: bytes, what: str) -> str:
    """Write the file; say so. Raises Refusal when that cannot be done."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refusal(
            f"{path}: không ghi được ({error.strerror})\n    → chọn thư mục khác, hoặc đóng tệp đang mở"
        ) from None
    return f"{what}: {path}"
