"""What was measured, as Markdown for people."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable, Iterator, Sequence

from bench.machine import description
from bench.peers import OURS, PEERS
from bench.running import Measured, Results, median
from bench.targets import targets

QUIET = 0.5  # programs that want a core


def text(results: Results, parts: Sequence[str], day: dt.date, busy: float, seconds: float) -> str:
    """The whole report."""
    plan = results.plan
    tables = {
        f"Dựng từ đầu ({plan.main} bài)": cold(results),
        "Đăng lại": again(results),
        "Các bước của một lần dựng từ đầu": steps(results.at_main(OURS.name)),
        "Xem thử": previews(results),
        f"Tăng theo số bài ({', '.join(map(str, plan.sizes))})": growth(results),
        "Người đọc tải về (byte, đã nén gzip)": bytes_loaded(results),
        "Mục tiêu": targets(results),
    }
    return "\n".join([
        "# Đo tốc độ", "", *_about(results, day, busy, seconds),
        *(line for title, rows in tables.items() for line in ("", f"## {title}", "", *rows)),
        "", "## Từng phần", "", "\n\n".join(parts), "",
    ])  # fmt: skip


def _about(results: Results, day: dt.date, busy: float, seconds: float) -> Iterator[str]:
    plan = results.plan
    yield (
        f"Viết ngày {day:%d/%m/%Y} bằng lệnh `make bench`, mất {seconds / 60:.0f} phút. Cùng một nội dung mẫu sinh từ một số hạt giống: "
        f"{plan.main} bài (một nửa có bản tiếng Anh), {plan.main * 2 // 5} văn bản, {plan.main // 5} khen thưởng. "
        f"Số giữa của {plan.runs} lần xen kẽ{f'; ở {plan.largest} bài dựng từ đầu một lần' if plan.largest > plan.main else ''}."
    )
    yield from ("", f"Máy: {description()}.")
    if busy >= QUIET:
        yield f"**Máy đang làm việc khác khi bắt đầu đo (tải {busy:.1f}): các số giây chỉ để tham khảo.**"
    yield ""
    for peer in PEERS:
        if peer.name in results.absent:
            yield f"- **{peer.name}: không đo được**, không cài được: {results.absent[peer.name]}"
        else:
            yield f"- {' '.join(filter(None, (peer.name, results.versions[peer.name])))}: {peer.about}."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of Markdown; all but the first column are figures."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def cold(results: Results) -> Iterator[str]:
    """Cold builds: seconds, pages, milliseconds a page, ratios to Hugo, memory."""
    hugo = results.measured.get(("Hugo", results.plan.main))

    def row(name: str, found: Measured, seconds: float, megabytes: float) -> Sequence[str]:
        per_page = seconds * 1000 / found.pages
        ratios = (f"{seconds / median(hugo.cold):.2f}", f"{per_page / hugo.per_page:.2f}") if hugo else ("-", "-")
        return (name, f"{found.pages}", f"{seconds:.1f}", f"{per_page:.2f}", *ratios, f"{megabytes:.0f}")

    def rows() -> Iterator[Sequence[str]]:
        for peer in PEERS:
            if peer.name in results.versions:
                found = results.at_main(peer.name)
                yield row(peer.name, found, median(found.cold), median(found.cold, lambda took: took.megabytes))
                if any(took.index_seconds for took in found.cold):
                    rest, peak = (
                        median(found.cold, lambda took: took.without_index),
                        median(found.cold, lambda took: took.megabytes),
                    )
                    yield row(f"{peer.name}, không kể lúc chờ Pagefind", found, rest, peak)

    yield from table(("", "trang", "giây", "ms/trang", "× Hugo, giây", "× Hugo, ms/trang", "MB cao nhất"), rows())
    ours = results.at_main(OURS.name).cold
    yield from ("", (
        f"Pagefind (chỉ mục tìm kiếm của {OURS.name}, đã tính trong số giây ở dòng đầu): "
        f"{median(ours, lambda took: took.index_seconds):.1f} giây, {median(ours, lambda took: took.index_megabytes):.0f} MB."
    ))  # fmt: skip


def again(results: Results) -> Iterator[str]:
    """Builds on what builds before have left."""

    def rows() -> Iterator[Sequence[str]]:
        for (name, posts), found in results.measured.items():
            hugo = results.measured.get(("Hugo", posts))
            for words, took in (("sửa một bài", found.edited), ("đổi giao diện", found.themed)):
                if took:
                    seconds, megabytes = median(took), median(took, lambda each: each.megabytes)
                    full = f"{seconds / median(hugo.cold):.2f}" if hugo else "-"
                    share = f"{seconds / median(found.cold):.2f}"
                    yield f"{name}, {posts} bài: {words}", f"{seconds:.1f}", share, full, f"{megabytes:.0f}"

    yield from table(("", "giây", "× dựng từ đầu", "× Hugo dựng từ đầu", "MB cao nhất"), rows())
    whole = [peer.name for peer in PEERS if not peer.keeps and peer.name in results.versions]
    if whole:
        yield from ("", f"{', '.join(whole)}: dựng lại toàn bộ mỗi lần, như bảng trên.")


def steps(ours: Measured) -> Iterator[str]:
    """The steps that our build tells of, and the link check alone."""
    whole = median(ours.cold)
    rows = [
        (name, f"{seconds:.1f}", f"{seconds / whole:.0%}")
        for name in ours.cold[0].steps
        for seconds in [median(ours.cold, lambda took, name=name: took.steps.get(name, 0))]
    ]
    alone = median(ours.links)
    yield from table(
        ("", "giây", "phần"), [*rows, ("riêng lệnh `danvan links`", f"{alone:.1f}", f"{alone / whole:.0%}")]
    )


def previews(results: Results) -> Iterator[str]:
    """Start of a preview, and how soon a saved post is seen."""
    rows = [
        (f"{name}, {posts} bài", f"{found.start:.1f}", f"{found.saved:.2f}")
        for (name, posts), found in results.previews.items()
    ]
    yield from table(("", "khởi động, giây", "từ khi lưu đến khi thấy trong trình duyệt, giây"), rows)


def growth(results: Results) -> Iterator[str]:
    """Straight lines through seconds and memory by posts, and how well they fit."""

    def rows() -> Iterator[Sequence[str]]:
        for name in results.versions:
            sizes = [posts for posts in results.plan.sizes if (name, posts) in results.measured]
            found = [results.measured[name, posts] for posts in sizes]
            yield (
                name, line(sizes, [median(each.cold) for each in found]),
                line(sizes, [median(each.cold, lambda took: took.megabytes) for each in found]),
                " → ".join(f"{each.per_page:.2f}" for each in found),
            )  # fmt: skip

    yield from table(("", "giây (mỗi 1.000 bài)", "MB (mỗi 1.000 bài)", "ms/trang"), rows())


def line(sizes: Sequence[int], values: Sequence[float]) -> str:
    """The straight line through values by thousands of posts, and the share of their spread that it explains."""
    slope, start = statistics.linear_regression([posts / 1000 for posts in sizes], values)
    return f"{start:.1f} + {slope:.2f}, R² {fit(sizes, values):.4f}"


def fit(sizes: Sequence[int], values: Sequence[float]) -> float:
    """How much of the spread of values a straight line explains: 1 for all."""
    return statistics.correlation(sizes, values) ** 2 if len(set(values)) > 1 else 1.0


def bytes_loaded(results: Results) -> Iterator[str]:
    """What readers load at the smallest and the largest size."""
    (small, few), (large, many) = min(results.weights.items()), max(results.weights.items())
    names = {
        "home": "trang chủ",
        "news": "danh mục tin",
        "post": "bài mới nhất",
        "search": "lần tìm đầu, số giữa",
        "search_most": "lần tìm đầu, nhiều nhất",
    }
    rows = [
        (words, f"{getattr(few, name)}", f"{getattr(many, name)}", f"{getattr(many, name) / getattr(few, name):.2f}")
        for name, words in names.items()
    ]
    yield from table(("", f"{small} bài", f"{large} bài", "tỷ số"), rows)
