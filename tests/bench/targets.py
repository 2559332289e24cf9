"""What was to be reached, what was, and whether it is enough."""

from __future__ import annotations

from collections.abc import Iterator

from bench.peers import OURS
from bench.running import Results, median

Target = tuple[str, float, float]  # what, measured, at most
CHECKS = "Kiểm tra"  # how the build's steps that check are called


def targets(results: Results) -> Iterator[str]:
    """A row for each."""
    yield from ("| | đo được | mục tiêu | |", "|---|---:|---:|---|")
    for words, found, most in _all(results):
        yield f"| {words} | {found:.2f} | ≤ {most:.2f} | {'đạt' if found <= most else '**chưa đạt**'} |"


def _all(results: Results) -> Iterator[Target]:
    yield from _against_others(results)
    ours, ten_years = results.at_main(OURS.name), results.measured[OURS.name, results.plan.largest]
    whole = median(ours.cold)
    yield "đổi giao diện: phần của dựng từ đầu", median(ours.themed) / whole, 0.6
    checks = median(ours.cold, lambda took: sum(took.steps[name] for name in took.steps if name.startswith(CHECKS)))
    yield "mọi việc kiểm tra: phần của dựng từ đầu", checks / whole, 0.25
    most = max(took.megabytes for took in (*ten_years.cold, *ten_years.edited))
    yield f"bộ nhớ cao nhất ở {results.plan.largest} bài, MB, không kể Pagefind", most, 600
    seen = results.previews[OURS.name, results.plan.largest]
    yield f"xem thử ở {results.plan.largest} bài: từ khi lưu đến khi thấy, giây", seen.saved, 1.0
    yield (
        f"xem thử ở {results.plan.largest} bài: khởi động, phần của dựng từ đầu",
        seen.start / median(ten_years.cold), 1 / 3,
    )  # fmt: skip
    yield from _growth(results)


def _against_others(results: Results) -> Iterator[Target]:
    ours = results.at_main(OURS.name)
    rest = median(ours.cold, lambda took: took.without_index) * 1000 / ours.pages
    if "Hugo" in results.versions:
        hugo = results.at_main("Hugo")
        yield "ms/trang so với Hugo", ours.per_page / hugo.per_page, 2.0
        yield "ms/trang so với Hugo, không kể lúc chờ Pagefind", rest / hugo.per_page, 2.0
        for posts in sorted({results.plan.main, results.plan.largest}):
            edited, full = results.measured[OURS.name, posts].edited, results.measured["Hugo", posts].cold
            yield f"sửa một trong {posts} bài, so với Hugo dựng từ đầu", median(edited) / median(full), 0.5
    if "Pelican" in results.versions:
        yield (
            "ms/trang so với Pelican (nhanh hơn 1,5 lần)",
            ours.per_page / results.at_main("Pelican").per_page,
            1 / 1.5,
        )


def _growth(results: Results) -> Iterator[Target]:
    plan = results.plan
    first, last = (results.measured[OURS.name, posts] for posts in (plan.main, plan.largest))
    share = plan.largest / plan.main
    yield (
        f"giây mỗi bài ở {plan.largest} so với ở {plan.main} bài",
        median(last.cold) / median(first.cold) / share,
        1.1,
    )
    few, many = results.weights[min(results.weights)], results.weights[max(results.weights)]
    for name, words in (("home", "trang chủ"), ("post", "bài mới nhất"), ("search", "lần tìm đầu")):
        yield f"byte của {words}, cỡ lớn nhất so với nhỏ nhất", getattr(many, name) / getattr(few, name), 1.2
