"""How the engine makes a page with less work: what it does anew for each of them and need not.

Beside ``site_hooks.py`` the only file that knows the engine. But for how links are looked up it is used when the engine is handed a
share of the site (``danvan.build``); ``make site FAST=0`` goes without. The bytes are the same (tests/test_fast_build.py).
"""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents, get_toc

from danvan.pages import Page
from danvan.pages.addresses import address_in
from danvan.program import digest
from danvan.shelf import Shelf

# How a staying engine begins what it answers; other lines are what it tells people.
ANSWER = "\x1e"


@dataclass(frozen=True)
class Text:
    """What a page's Markdown became: HTML without the frame around it, its table of contents, and its anchors if they were read."""

    html: str
    toc: TableOfContents
    anchors: set[str] | None


class Texts:
    """The texts of pages, kept by all that they are made from: when only the frame has changed, none is made anew.

    ``converter`` tells what makes them (``danvan.build.frame``).
    """

    def __init__(self, shelf: Shelf, converter: str) -> None:
        self._shelf, self._converter = shelf, converter
        self._warnings = _Warnings()

    def find(self, uri: str, page: Page) -> Text | None:
        """The text of the page at a source path, if it was made before."""
        data = self._shelf.get(self._name(uri, page))
        return pickle.loads(data) if data else None

    def keep(self, uri: str, page: Page, text: Text) -> None:
        """Remember a text; not when the engine has warned of anything: it shall warn again."""
        if not self._warnings.given:
            self._shelf.put(self._name(uri, page), pickle.dumps(text, pickle.HIGHEST_PROTOCOL))

    def settle(self) -> None:
        """Other processes, and the next build, shall find what was made."""
        self._shelf.settle()

    def _name(self, uri: str, page: Page) -> str:
        return digest(self._converter, uri, page.markdown, page.hints)


class _Warnings(logging.Handler):
    """Whether the engine has warned of anything."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.given = False
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """A warning."""
        self.given = True


class Renderer:
    """Does what ``mkdocs.structure.pages.Page.render`` does, but for two things.

    The engine sets up Python-Markdown for every page (a tenth of the time of a build): here one is used for all, which
    forgets each page before the next, as its authors provide. And the engine reads every page once more as HTML for the anchors that
    may be linked to: here links to anchors are left to the check of the built site (``danvan.links``), which knows all pages.
    """

    def __init__(self) -> None:
        self._markdown: Markdown | None = None

    def render(self, page: Any, config: MkDocsConfig, files: Files) -> None:
        """Give a page its HTML and its table of contents."""
        md = self._markdown or self._set_up(config)
        md.reset()
        _RelativePathTreeprocessor(page.file, files, config)._register(md)
        title = _ExtractTitleTreeprocessor()
        title._register(md)
        page.content = md.convert(page.markdown)
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = title.title

    def _set_up(self, config: MkDocsConfig) -> Markdown:
        self._markdown = Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        return self._markdown


def look_up_links(files: Files, config: MkDocsConfig, elsewhere: Collection[str]) -> None:
    """static-i18n makes three path objects to resolve a link (``suffix.I18nFiles``): with ten a page it shows.

    A link may also lead to a page that another process makes; ``elsewhere`` are the source paths of those.
    """
    known, lang = files.src_uris, config.plugins["i18n"].current_language

    def find(path: str) -> File | None:
        if path in ("", "."):
            path = "index.md"
        base, _, ending = path.rpartition(".")
        if found := known.get(f"{base}.{lang}.{ending}") or known.get(path):
            return found
        return _made_elsewhere(path, lang, config) if path in elsewhere else None

    files.get_file_from_path = find


def _made_elsewhere(path: str, lang: str, config: MkDocsConfig) -> File:
    file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    if file.is_documentation_page():
        file.url = address_in(path, lang)
    return file


@dataclass
class Staying:
    """The engine stays, after it has made a language's first pages, and makes others as they are handed to it.

    What it needs for that it has then: the navigation, the templates. It does for a share what
    ``mkdocs.commands.build.build`` does for all pages, and so never holds all of them.
    """

    nav: Navigation
    env: Environment | None = None

    def answer(self, config: MkDocsConfig, hand: Callable[[], bool]) -> None:
        """Make what is handed until nothing more is; say each time on standard output what became of it."""
        print(f"{ANSWER}ready", flush=True)
        while hand():
            try:
                said = " ".join(self._make(config))
            except Exception:
                # The next page may be right.
                said = "!" + traceback.format_exc().replace("\n", "\x1f")
            print(f"{ANSWER}{said}", flush=True)

    def _make(self, config: MkDocsConfig) -> list[str]:
        assert self.env
        files = config.plugins.on_files(Files([]), config=config)
        set_exclusions(files, config)
        pages = files.documentation_pages()
        for file in pages:
            _populate_page(self._page(file, config), config, files)
        for file in pages:
            assert file.page
            _build_page(file.page, config, pages, self.nav, self.env)
        return [file.dest_uri for file in pages]

    def _page(self, file: File, config: MkDocsConfig) -> EnginePage:
        """A page that the navigation names stays the one that it shows as open."""
        for page in self.nav.pages:
            if page.file.dest_uri == file.dest_uri:
                page.file, file.page = file, page
                return page
        return EnginePage(None, file, config)
