"""The lists of news: the newest, and the archives by year, month and topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import get_args

from danvan.pages.addresses import LISTS
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.paging import paged
from danvan.pages.rendering import render
from danvan.records import Post
from danvan.records.post import Tag

NEWEST = 30
Months = dict[int, dict[int, list[Post]]]


def news_lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """Every list of news; ``p`` makes the context of a page."""
    front = p(LISTS["posts"])
    posts = front.library.posts
    months = _by_month(posts)
    yield _front(front, months)
    for year, by_month in months.items():
        yield _year(p(year_path(year)), year, by_month)
        for month, found in by_month.items():
            yield from paged(p, month_path(year, month), front.t("post.month", month=f"{month:02}", year=year), found)
    for tag, found in by_topic(posts).items():
        yield from paged(p, topic_path(tag), front.t("post.topic", name=front.t(f"tag.{tag}")), found)


def year_path(year: int) -> str:
    """The source path of a year's page."""
    return f"tin-tuc/{year}/index.md"


def month_path(year: int, month: int) -> str:
    """The source path of a month's list."""
    return f"tin-tuc/{year}/{month:02}.md"


def topic_path(tag: str) -> str:
    """The source path of a topic's list."""
    return f"tin-tuc/chu-de/{tag}.md"


def by_topic(posts: list[Post]) -> dict[str, list[Post]]:
    """The posts of each topic that has any, in the order of the list of topics."""
    found = {tag: [post for post in posts if tag in post.tags] for tag in get_args(Tag)}
    return {tag: tagged for tag, tagged in found.items() if tagged}


def _by_month(posts: list[Post]) -> Months:
    months: Months = defaultdict(lambda: defaultdict(list))
    for post in posts:
        months[post.day.year][post.day.month].append(post)
    return months


def _front(p: Context, months: Months) -> Page:
    """The newest posts with their summaries, and the ways to all others."""
    years = [
        Md(f"{p.to(year_path(year), p.t('post.year', year=year))} ({sum(map(len, found.values()))})")
        for year, found in months.items()
    ]
    topics = [
        Md(f"{p.to(topic_path(tag), p.t(f'tag.{tag}'))} ({len(found)})")
        for tag, found in by_topic(p.library.posts).items()
    ]
    pinned = p.library.pinned
    shown = pinned + [post for post in p.library.posts[:NEWEST] if post not in pinned]
    text = render("news", p, posts=shown, years=years, topics=topics)
    newest = max((post.updated for post in p.library.posts), default=None)
    return Page(p.uri, p.t("post.title"), text, p.t("counts.posts", n=len(p.library.posts)), updated=newest)


def _year(p: Context, year: int, months: dict[int, list[Post]]) -> Page:
    heading = p.t("post.year", year=year)
    links = [
        Md(f"{p.to(month_path(year, month), p.t('post.month', month=f'{month:02}', year=year))} ({len(found)})")
        for month, found in months.items()
    ]
    newest = max(post.updated for found in months.values() for post in found)
    return Page(p.uri, heading, render("year", p, heading=heading, links=links), heading, updated=newest, search="no")
