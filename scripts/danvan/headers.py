"""What the server must say beside each page: reads only the built folder.

The Content-Security-Policy lets nothing run or load that is not the site's own file: no inline script but those whose
hash it names, no inline style, nobody else's host.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from danvan.problems import ContentError, Problem

# {scripts}: the hashes. 'wasm-unsafe-eval' is for the search, which runs WebAssembly; data: for icons in the style sheet.
POLICY = (
    "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
FROM_FILE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
# A block of data (JSON, JSON-LD) is not run, so no policy asks for its hash.
TYPE = re.compile(rb"\btype\s*=", re.IGNORECASE)
RUN = re.compile(rb"""\btype\s*=\s*["']?(?:text/javascript|module)\b""", re.IGNORECASE)
# A page without any of these is not looked at again: thousands of pages must not cost seconds.
SPACES = bytes.maketrans(b"\t\n\r\f", b"    ")
SUSPECT = re.compile(rb" style ?=| on[a-z]+ ?=|<style|javascript:")
STYLES, SCRIPTS = (
    "báo người giữ mã nguồn: chuyển kiểu dáng vào overrides/assets/danvan.css",
    "báo người giữ mã nguồn: chuyển mã lệnh vào một tệp trong overrides/assets/",
)


def content_security_policy(site: Path) -> str:
    """The policy for every page of a built site, with the hashes of the inline scripts that its pages have.

    Raises ContentError with every place where a page has what the policy would stop: a style or a script in an
    attribute, a style element, a ``javascript:`` address.
    """
    hashes: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(site.rglob("*.html")):
        page = path.read_bytes()
        hashes.update(map(_hash, _inline_scripts(page)))
        if SUSPECT.search(page.lower().translate(SPACES)):
            problems += _stopped(page, path.relative_to(site).as_posix())
    if problems:
        raise ContentError(problems)
    return POLICY.format(scripts="".join(f" 'sha256-{value}'" for value in sorted(hashes)))


def _inline_scripts(page: bytes) -> Iterator[bytes]:
    for attributes, text in SCRIPT.findall(page):
        if not FROM_FILE.search(attributes) and (RUN.search(attributes) or not TYPE.search(attributes)):
            yield text


def _hash(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


def _stopped(page: bytes, name: str) -> Iterator[Problem]:
    """What a browser under the policy would not run or show."""
    tree = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in tree.iter(etree.Element):
        line = int(str(element.sourceline or 1))  # the stubs do not know its type
        if element.tag == "style":
            yield Problem(name, line, "thẻ <style>: trình duyệt sẽ chặn", STYLES)
        for attribute, value in ((str(name), str(words)) for name, words in element.items()):
            where = f"<{element.tag} {attribute}=…>"
            if attribute == "style":
                yield Problem(name, line, f"{where}: trình duyệt sẽ chặn", STYLES)
            elif attribute.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield Problem(name, line, f"{where}: trình duyệt sẽ chặn", SCRIPTS)
