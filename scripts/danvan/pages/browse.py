"""The page "Tra cứu": everything on the site narrowed by kind, type, issuer, year, status, movement, commune."""

from __future__ import annotations

from danvan.pages.addresses import LISTS
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.narrowing import choices, shown, values
from danvan.pages.page import Page
from danvan.pages.plain_browse import items, stylesheet_href
from danvan.pages.rendering import render
from danvan.records import Post

_DOCUMENT_LISTS = (
    ("documents", "title"), ("documents-by-task", "by_task"), ("documents-by-issuer", "by_issuer"),
    ("documents-by-year", "by_year"), ("documents-by-type", "by_type"),
)  # fmt: skip
_OTHER_LISTS = (
    ("movements", "movement.title"), ("models", "model.title"), ("commendations", "commendation.title"),
    ("posts", "post.title"), ("units", "unit.title"), ("communes", "unit.communes"),
)  # fmt: skip


def browse_page(p: Context) -> Page:
    """The page with its form; ``overrides/assets/search/browse.js`` fills in what is found, or the plain form does."""
    instead = [(LISTS[name], p.t(f"documents.{word}")) for name, word in _DOCUMENT_LISTS]
    instead += [(LISTS[name], p.t(word)) for name, word in _OTHER_LISTS]
    plain = items(p)
    text = render(
        "browse", p, facets=choices(p, map(values, shown(p))), instead=[Md(p.to(path, text)) for path, text in instead],
        items=plain, plain=choices(p, (item.values for item in plain)), stylesheet=stylesheet_href(p), since=_since(p),
    )  # fmt: skip
    scripts = ("choices.js", "search/browse.js")
    return Page(p.uri, p.t("browse.title"), text, p.t("browse.intro"), search="no", scripts=scripts)


def _since(p: Context) -> Md:
    """The day from which news are found without being asked for, when there are older ones."""
    posts: list[Post] = p.library.posts
    recent = [post for post in posts if p.library.is_recent(post.key)]
    return p.date(recent[-1].day) if len(recent) < len(posts) else Md("")
