"""How the engine makes a page with less work: what it does anew for each of them and need not.

Beside ``site_hooks.py`` the only file that knows the engine. It is used when the engine is handed a share of the site
(``danvan.build``); ``make site FAST=0`` goes without. The bytes are the same (tests/test_fast_build.py).
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc


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
