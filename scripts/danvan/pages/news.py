"""The lists of news: all, by year and month, by topic; long ones in pages, so that none grows without end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from danvan.pages.addresses import LISTS
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Post
from danvan.records.post import Tag

PER_PAGE = 50


@dataclass(frozen=True)
class Pager:
    """Where a page stands in a long list; ``newer`` and ``older`` are source paths."""

    number: int
    total: int
    newer: str
    older: str


@dataclass(frozen=True)
class PostGroup:
    """Posts under one heading, or under none."""

    heading: str
    anchor: str
    records: list[Post]


def news_lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """Every list of news; ``p`` makes the context of a page."""
    first = p(LISTS["posts"])
    posts = first.library.posts
    months = _by_month(posts)
    more = _archive(first, months) + _topics(first)
    yield from paged(p, "tin-tuc/index.md", first.t("post.title"), posts, more)
    for year, by_month in months.items():
        yield _year(p(f"tin-tuc/{year}/index.md"), year, by_month)
        for month, found in by_month.items():
            yield from paged(p, month_path(year, month), first.t("post.month", month=f"{month:02}", year=year), found)
    for tag in get_args(Tag):
        found = [post for post in posts if tag in post.tags]
        if found:
            yield from paged(p, f"tin-tuc/chu-de/{tag}.md", first.t("post.topic", name=first.t(f"tag.{tag}")), found)


def month_path(year: int, month: int) -> str:
    """The source path of a month's list."""
    return f"tin-tuc/{year}/{month:02}.md"


def _by_month(posts: list[Post]) -> dict[int, dict[int, list[Post]]]:
    months: dict[int, dict[int, list[Post]]] = defaultdict(lambda: defaultdict(list))
    for post in posts:
        months[post.day.year][post.day.month].append(post)
    return months


def _archive(p: Context, months: dict[int, dict[int, list[Post]]]) -> list[tuple[str, list[Md]]]:
    links = [
        Md(f"{p.to(f'tin-tuc/{year}/index.md', p.t('post.year', year=year))} ({sum(len(found) for found in by_month.values())})")
        for year, by_month in months.items()
    ]
    return [(p.t("post.archive"), links)] if links else []


def _topics(p: Context) -> list[tuple[str, list[Md]]]:
    counts = [(tag, sum(tag in post.tags for post in p.library.posts)) for tag in get_args(Tag)]
    links = [Md(f"{p.to(f'tin-tuc/chu-de/{tag}.md', p.t(f'tag.{tag}'))} ({n})") for tag, n in counts if n]
    return [(p.t("post.by_topic"), links)] if links else []


def _year(p: Context, year: int, months: dict[int, list[Post]]) -> Page:
    heading = p.t("post.year", year=year)
    links = [
        Md(f"{p.to(month_path(year, month), p.t('post.month', month=f'{month:02}', year=year))} ({len(found)})")
        for month, found in months.items()
    ]
    text = render("list", p, heading=heading, intro="", groups=[], more=[(p.t("post.archive"), links)], pager=None)
    return Page(p.uri, heading, text, heading, updated=max(post.updated for found in months.values() for post in found))


def paged(
    p: Callable[[str], Context], uri: str, heading: Md, posts: list[Post], more: list[tuple[str, list[Md]]] | None = None
) -> Iterator[Page]:
    """A list of posts in pages of fifty: the first at ``uri``, the others at ``<uri>/trang-2`` and so on."""
    total = max(1, -(-len(posts) // PER_PAGE))
    paths = [uri] + [_page_path(uri, number) for number in range(2, total + 1)]
    for index, path in enumerate(paths):
        page = p(path)
        shown = posts[index * PER_PAGE : (index + 1) * PER_PAGE]
        pager = Pager(index + 1, total, paths[index - 1] if index else "", paths[index + 1] if index + 1 < total else "")
        text = render(
            "list", page, heading=heading, intro=page.t("counts.posts", n=len(posts)) if posts else page.t("post.none"),
            groups=[PostGroup("", "", shown)] if shown else [], more=more if index == 0 else None,
            pager=pager if total > 1 else None,
        )  # fmt: skip
        title = heading if index == 0 else Md(f"{heading} ({page.t('post.page', n=index + 1, total=total)})")
        yield Page(path, title, text, title, updated=max((post.updated for post in shown), default=None))


def _page_path(uri: str, number: int) -> str:
    base = uri.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{base}/trang-{number}.md"
