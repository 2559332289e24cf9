"""Pictures on pages. Templates and texts set a mark that knows nothing of where its page stands (a page without
translation is rendered once and framed twice); ``finish`` puts the ``<picture>`` in its place, with paths from there.
"""

from __future__ import annotations

import html
import re

from danvan.images import Published
from danvan.pages.markdown import Md

# How wide a picture stands: as the text (44rem of 20 px, danvan.css), on a phone as the screen.
SIZES = "(min-width: 60em) 800px, 100vw"
# Stands for the site's root until it is known where the page stands.
ROOT = "dv-goc/"
MARK = re.compile(
    r'<img (?=[^>]*\bsrc="dv-anh/(?P<stem>[a-z0-9-]+)/(?P<width>\d+)/(?P<height>\d+)/(?P<ending>jpg|png)")'
    r'(?=[^>]*\balt="(?P<alt>[^"]*)")(?=(?:[^>]*\btitle="(?P<caption>[^"]*)")?)[^>]*>'
)
ALONE = re.compile(rf"<p>\s*(?P<mark>{MARK.pattern.replace('?P<', '?P<_')})\s*</p>")
SPECIAL = re.compile(r"[\\`*_{}\[\]|<>!\n]")


def mark(picture: Published, alt: str, caption: str = "") -> Md:
    """The mark of a picture, safe in Markdown, in a table too."""
    title = f' title="{_attribute(caption)}"' if caption else ""
    source = f"dv-anh/{picture.stem}/{picture.width}/{picture.height}/{picture.fallback}"
    return Md(f'<img alt="{_attribute(alt)}" src="{source}"{title}>')


def finish(page_html: str, root: str) -> str:
    """The page's HTML with its pictures; ``root`` is the way from the page to the site's root ("../../")."""
    if 'src="dv-' not in page_html:
        return page_html
    page_html = page_html.replace(f'src="{ROOT}', f'src="{root}')
    page_html = ALONE.sub(lambda found: _figure(found["mark"]), page_html)
    return MARK.sub(lambda found: _picture(found, root), page_html)


def _figure(marked: str) -> str:
    """A picture that stands alone, its title as the words below it."""
    found = MARK.match(marked)
    caption = html.unescape(found["caption"] or "") if found else ""
    below = f"<figcaption>{html.escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="dv-photo">{marked}{below}</figure>'


def _picture(found: re.Match[str], root: str) -> str:
    picture = Published(int(found["width"]), int(found["height"]), found["stem"], found["ending"])
    most = picture.widths[-1]
    height = max(1, round(picture.height * most / picture.width))
    usual = picture.widths[min(1, len(picture.widths) - 1)]
    return (
        f'<picture><source type="image/webp" srcset="{_set(picture, "webp", root)}" sizes="{SIZES}">'
        f'<img alt="{found["alt"]}" src="{root}{picture.path(usual, picture.fallback)}"'
        f' srcset="{_set(picture, picture.fallback, root)}" sizes="{SIZES}" width="{most}" height="{height}"'
        ' loading="lazy" decoding="async"></picture>'
    )


def _set(picture: Published, ending: str, root: str) -> str:
    return ", ".join(f"{root}{picture.path(width, ending)} {width}w" for width in picture.widths)


def _attribute(text: str) -> str:
    """An attribute's value that neither HTML nor Markdown takes for anything else."""
    return SPECIAL.sub(lambda found: f"&#{ord(found.group())};", html.escape(text, quote=True))
