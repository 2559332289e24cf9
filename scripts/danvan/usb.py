"""The built site as one zip file that opens from a folder or a USB stick (``file://``), where nothing serves it.

A server turns ``/van-ban/`` into a page; a folder does not. So every address of our own names its file, from where it
stands. What a folder cannot use (the word index, the robots' files) stays out: the search answers from names and titles.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from danvan import links
from danvan.links.extract import CANDIDATE
from danvan.links.resolving import Place, Resolver
from danvan.problems import Refusal
from danvan.tables.zipped import MOMENT

_Local = Callable[[str], str]

SERVED_ONLY = re.compile(r"pagefind(-old|-papers)?/.*|robots\.txt|sitemap\.xml(\.gz)?|.*\.map|.*\.(gz|br)")
TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"(\s(href|src|action|formaction|poster|srcset|imagesrcset|content)=)\"([^\"]*)\"")
# A font asked for ahead needs a server's word (CORS); the style sheet brings it all the same.
PRELOAD = re.compile(r"\s*<link rel=\"preload\"[^>]*>")
CONFIG = re.compile(r"(<script id=\"__config\" type=\"application/json\">)(.*?)(</script>)", re.DOTALL)
REFRESH = re.compile(r"([\d.]+;\s*url=)(.*)", re.IGNORECASE)
# What only says where the page is published, and needs no way there.
SAID = re.compile(r"\srel=\"(canonical|alternate )\"")


def write(site: Path, into: Path) -> int:
    """Write the zip of a built site; returns how many files are in it. Raises Refusal when there is no site."""
    base = links.base_of(site)
    if not base:
        raise Refusal(f"{site}: không có trang đã dựng\n    → chạy make site trước, rồi chạy lại lệnh này")
    resolver = Resolver(base)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    names = [name for name in names if not SERVED_ONLY.fullmatch(name)]
    part = into.with_name(f".{into.name}-moi")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                _add(archive, name, _content(site / name, name, resolver))
        part.replace(into)
    except OSError as error:
        raise Refusal(
            f"{into}: không ghi được ({error.strerror})\n    → chọn thư mục khác bằng -o, hoặc dọn đĩa"
        ) from None
    finally:
        part.unlink(missing_ok=True)
    return len(names)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.external_attr = 0o644 << 16
    # The same on Windows as here.
    entry.create_system = 3
    archive.writestr(entry, data, zipfile.ZIP_DEFLATED)


def _content(path: Path, name: str, resolver: Resolver) -> bytes:
    data = path.read_bytes()
    return page_for_folder(data.decode("utf-8"), name, resolver).encode() if name.endswith(".html") else data


def page_for_folder(page: str, name: str, resolver: Resolver) -> str:
    """A page of the site whose addresses of its own name files, relative to where the page lies."""
    folder = name[: name.rfind("/") + 1]

    def local(written: str) -> str:
        return _local(written, folder, resolver)

    def tag(found: re.Match[str]) -> str:
        if SAID.search(found[2]):
            return found[0]
        return f"<{found[1]}{ATTRIBUTE.sub(attribute, found[2])}>"

    def attribute(found: re.Match[str]) -> str:
        value = html.unescape(found[3])
        new = _value(found[2], value, local)
        return found[0] if new == value else f'{found[1]}"{html.escape(new)}"'

    page = TAG.sub(tag, PRELOAD.sub("", page))
    return CONFIG.sub(lambda found: f"{found[1]}{_config(found[2], local)}{found[3]}", page)


def _value(attribute: str, value: str, local: _Local) -> str:
    """An attribute's value with the addresses in it made local."""
    if attribute in ("srcset", "imagesrcset"):
        return CANDIDATE.sub(lambda found: found[0].replace(found[1], local(found[1]), 1), value)
    if attribute == "content":
        leads = REFRESH.fullmatch(value)
        return f"{leads[1]}{local(leads[2])}" if leads else value
    return local(value)


def _config(text: str, local: _Local) -> str:
    """The theme's configuration: where the site's root and the search worker are."""
    config = json.loads(text)
    config["base"] = posixpath.dirname(local(config["base"].rstrip("/") + "/")) or "."
    if isinstance(config["search"], str):
        config["search"] = local(config["search"])
    return json.dumps(config, sort_keys=True).replace("</", "<\\/")


def _local(written: str, folder: str, resolver: Resolver) -> str:
    """An address of our own as the way from ``folder`` to its file; any other as it is."""
    found = resolver.resolve(folder, written)
    if not isinstance(found, Place) or not found.path:
        return written
    path, mark, fragment = written.strip().partition("#")
    _, asks, query = path.partition("?")
    way = quote(posixpath.relpath(found.path, folder or "."))
    return f"{way}{asks}{query}{mark}{fragment}"
