"""Hands the library's pages and feeds to MkDocs: with ``fast_engine.py`` THE ONLY FILE THAT KNOWS THE ENGINE.

static-i18n builds once a language, the second build nested in the first one's ``on_post_build``. It drops generated
files unless they look like files of docs/ before it sorts them by language (priority -100), and it makes new File
objects when it does. So ``add`` names our files first (priority 0) and ``fill`` gives them their text last (-200).
"""

from __future__ import annotations

import html
import os
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jinja2
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

import fast_engine
import theme_frame
from danvan.assembly import Content, Share
from danvan.cache import Cache
from danvan.pages import Page, photos
from danvan.pages.abbreviations import hint
from danvan.pages.addresses import LISTS, address_in, dest_of
from danvan.pages.dialect import Dialect
from danvan.pages.lock import lock
from danvan.pages.rendering import Compiled
from danvan.problems import ContentError
from danvan.vietnamese import slugify
from engine_content import next_share, whole


@dataclass(frozen=True)
class Build:
    """What one build makes, and what its first language leaves for the next."""

    content: Content
    # A page without translation is the Vietnamese one in an English frame: its HTML is made once. (Of shares: ``texts``.)
    made: dict[str, fast_engine.Text] = field(default_factory=dict)
    # The text of the page that is just being made, when it need not be made from its Markdown.
    ready: dict[str, fast_engine.Text] = field(default_factory=dict)
    # What builds before have made of Markdown; None: everything is made.
    texts: fast_engine.Texts | None = None


_build: Build | None = None
# Set when the word index is made after the build (danvan.search): the theme's own index then stays empty.
SEARCH = os.environ.get("DANVAN_SEARCH", "")
# A process that makes a share of the site is told on its standard input where the share lies (danvan.build).
SHARE = bool(os.environ.get("DANVAN_SHARE"))
# The languages in which an engine stays, to make more pages as it is handed shares (danvan.build.engine).
STAY = os.environ.get("DANVAN_STAY", "").split()

_renderer = fast_engine.Renderer()
_staying: fast_engine.Staying | None = None
_answering = False


def _current() -> Build:
    assert _build is not None, "on_files comes first"
    return _build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Our Markdown; anchors keep their đ."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
    if not any(isinstance(extension, Dialect) for extension in config.markdown_extensions):
        config.markdown_extensions.append(Dialect())
    return config


def _read(config: MkDocsConfig) -> Content:
    """What this run makes. A problem in the content ends the build with the list of them all."""
    try:
        content = next_share() if SHARE else whole(Path(config.docs_dir).parent, str(config.site_url))
    except ContentError as error:
        raise PluginError(str(error)) from None
    if content is None:
        raise PluginError("Không có phần việc nào được giao.")
    return content


def _texts(content: Content, config: MkDocsConfig) -> fast_engine.Texts | None:
    """What builds before have made of Markdown, for a share."""
    shelf = Cache.below(Path(config.docs_dir).parent).shelf("texts")
    return fast_engine.Texts(shelf, content.converter) if isinstance(content, Share) else None


def _add(files: Files, config: MkDocsConfig) -> Files:
    """Name every page and feed that the library makes; drop the files of docs/ that may not be shown (drafts)."""
    global _build
    if not (config.plugins["i18n"].building or _answering):
        content = _read(config)
        _build = Build(content, texts=_texts(content, config))
    content = _current().content
    wanted = {uri for pages in content.pages.values() for uri in pages}
    # Pictures are published resized (on_post_build), what no page shown offers is not published at all.
    shown = wanted | content.downloads
    for file in list(files):
        if file.src_dir == config.docs_dir and file.src_uri not in shown:
            files.remove(file)
    known = files.src_uris
    for uri in sorted(wanted - set(known)):
        files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=dest_of(uri)))
    for path in content.files:
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)
def _fill(files: Files, config: MkDocsConfig) -> Files:
    """Give our files their text, now that each has its language."""
    fast_engine.look_up_links(files, config, _current().content.elsewhere)
    for file in files.documentation_pages():
        page = _page_of(file.src_uri)
        if page:
            file.content_string = str(page.markdown)
    for path, data in _current().content.files.items():
        files.src_uris[path].content_bytes = data
    return files


def _page_of(uri: str) -> Page | None:
    """The page that a source path stands for."""
    return _current().content.pages["en" if uri.endswith(".en.md") else "vi"].get(uri)


on_files = CombinedEvent(_add, _fill)


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """An engine that stays keeps the navigation in its language."""
    global _staying
    _staying = fast_engine.Staying(nav) if config.plugins["i18n"].current_language in STAY else None
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What thousands of pages share is rendered once; a share's templates are compiled once for all languages and builds."""
    if SHARE:
        env.bytecode_cache = Compiled(Cache.below(Path(config.docs_dir).parent), jinja2.__version__)
    if _staying:
        _staying.env = env
    return theme_frame.prepare(env)


def on_pre_page(page: Any, config: MkDocsConfig, files: Files) -> Any:
    """A page of a share is rendered our way."""
    if SHARE:
        page.render = partial(_renderer.render, page)
    return page


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """What the theme asks of a page's front matter."""
    made = _page_of(page.file.src_uri)
    if made:
        page.meta = {
            "title": html.escape(made.title, quote=False), "description": html.escape(made.description[:300]),
            "hide": ["navigation"] if made.toc else ["navigation", "toc"],
        }  # fmt: skip
        if SEARCH or _is_fallback(page, config) or made.search == "no":
            page.meta["search"] = {"exclude": True}
        if made.updated:
            page.update_date = made.updated.isoformat()
    if text := _known(page, config):
        _current().ready[page.file.src_uri] = text
        return ""
    return markdown


def _known(page: Any, config: MkDocsConfig) -> fast_engine.Text | None:
    """A page's text, when this build or one before has made it from the same Markdown."""
    build, uri = _current(), page.file.src_uri
    if text := build.made.pop(uri, None) if _is_fallback(page, config) else None:
        return text
    own = _page_of(uri)
    text = build.texts.find(uri, own) if build.texts and own else None
    return text if text and not (_is_fallback(page, config) and _leads_to_files(text)) else None


def _is_fallback(page: Any, config: MkDocsConfig) -> bool:
    return bool(page.file.locale != config.plugins["i18n"].current_language)


def on_page_content(content: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Texts that people wrote are cleaned once more; a page shown in another language keeps the HTML it has."""
    build, uri = _current(), page.file.src_uri
    text = build.ready.pop(uri, None) or _text(content, page, config)
    page.toc, page.present_anchor_ids = text.toc, text.anchors
    shown_again = (
        uri in build.content.pages["vi"] and uri.removesuffix(".md") + ".en.md" not in build.content.pages["en"]
    )
    if shown_again and not _is_fallback(page, config) and not _leads_to_files(text):
        build.made[uri] = text
    return photos.finish(text.html, _to_root(page))


def _leads_to_files(text: fast_engine.Text) -> bool:
    """Links to files lie one folder deeper in English; links between pages are the same."""
    return "assets/" in text.html


def _text(content: str, page: Any, config: MkDocsConfig) -> fast_engine.Text:
    """What the engine made of a page's Markdown, clean and with its hints."""
    build, uri = _current(), page.file.src_uri
    own = _page_of(uri)
    content = lock(content)
    if own is None or own.hints:
        content = hint(content, "en" if uri.endswith(".en.md") else "vi")
    text = fast_engine.Text(content, page.toc, page.present_anchor_ids)
    if build.texts and own and not _is_fallback(page, config):
        build.texts.keep(uri, own, text)
    return text


def _to_root(page: Any) -> str:
    """The way from a page to the site's root."""
    return "../" * str(page.file.url).count("/")


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """What our templates show around the page; a page without translation is canonical in Vietnamese."""
    lang = config.plugins["i18n"].current_language
    made = _page_of(page.file.src_uri)
    fallback = _is_fallback(page, config)
    if fallback and made:
        page.canonical_url = urljoin(str(config.site_url), address_in(made.uri, "vi"))
    context["dv"] = theme_frame.around(_current().content, made, lang, fallback=fallback, search=SEARCH)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for pages that are templates (404), which static-i18n leaves with the last page's language switch."""
    root = urlsplit(str(config.site_url)).path
    for alternate in config.extra.get("alternate", []):
        alternate["link"] = root + address_in(LISTS["home"], alternate["lang"])
    lang = config.plugins["i18n"].current_language
    context["dv"] = theme_frame.around(_current().content, None, lang, fallback=False, search=SEARCH)
    return context


@event_priority(-200)
def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """What the theme gets wrong on every page is put right."""
    # The engine keeps every page until the end: ten thousand texts, HTML and all, that nobody reads again.
    page.markdown = page.content = page.file.content_string = ""
    return theme_frame.mended(output)


@event_priority(-50)
def _stay(config: MkDocsConfig) -> None:
    """After the first pages of a language, before the next one is begun, an engine that is handed more stays."""
    global _build, _answering
    if _staying:
        first, _answering = _current(), True
        _staying.answer(config, partial(_take, first))
        _build, _answering = first, False


def _take(first: Build) -> bool:
    """Make what is handed next what is built now; False when there is nothing more."""
    global _build
    if first.texts:
        first.texts.settle()
    share = next_share()
    if share:
        _build = Build(replace(share, elsewhere=share.elsewhere or first.content.elsewhere), texts=first.texts)
    return share is not None


@event_priority(-200)
def _finish(config: MkDocsConfig) -> None:
    """After the last language: the pictures, which go from the cache into the site one by one."""
    if config.plugins["i18n"].building:
        return
    for path, data in _current().content.pictures():
        place = Path(config.site_dir, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


on_post_build = CombinedEvent(_stay, _finish)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Our own sitemap (``danvan.exports``) instead of the theme's; the 404 page once a language, in its folder."""
    lang = config.plugins["i18n"].current_language
    output = theme_frame.mended(output)
    if template_name == "sitemap.xml":
        return ""
    if template_name == "404.html" and lang != "vi":
        path = Path(config.site_dir, lang, "404.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
        return ""
    return output
