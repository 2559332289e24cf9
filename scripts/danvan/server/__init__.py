"""The built site → the configuration of the server that serves it: nginx or Caddy, alone or below another site.

The policy's hashes are reckoned from the built pages, the redirects come from ``ledger/redirects.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from danvan.headers import content_security_policy
from danvan.promises import Redirect

TEMPLATES = {"nginx": "nginx.conf.j2", "caddy": "Caddyfile.j2"}
# Names that carry a hash of their content: the theme's files, the word index's parts, pictures.
HASHED = r"(assets/(javascripts|stylesheets)/.+\.[0-9a-f]{8}\.|pagefind[^/]*/(fragment|index)/|anh/.+-[0-9a-f]{10}-)"
# What the ending alone does not tell, or servers' own tables lack.
TYPES = {
    r".+\.rss\.xml": "application/rss+xml", r".+\.atom\.xml": "application/atom+xml", r"feeds/.+\.json": "application/feed+json",
    r".+\.opml": "text/x-opml", r".+\.ics": "text/calendar", r".+\.csv": "text/csv", r".+\.wasm": "application/wasm",
}  # fmt: skip
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip


@dataclass(frozen=True)
class Server:
    """Where the site is served: its public address, and the folder of the site on the server.

    ``inside`` another server's block, which has the certificates; below another site's address it always is.
    """

    site_url: str
    root: str
    brotli: bool = False
    inside: bool = False

    @property
    def alone(self) -> bool:
        """Whether the host serves nothing else."""
        return self.prefix == "/" and not self.inside

    @property
    def prefix(self) -> str:
        """The path below which the site lies, with both slashes."""
        return urlsplit(self.site_url).path or "/"

    @property
    def mark(self) -> str:
        """What tells this site's variables from those of another of ours on the same host."""
        return re.sub(r"\W", "_", self.prefix.rstrip("/"), flags=re.ASCII)

    @property
    def host(self) -> str:
        """The public host."""
        return urlsplit(self.site_url).netloc


def config(kind: str, server: Server, site: Path, redirects: Sequence[Redirect]) -> str:
    """The configuration for ``kind`` ("nginx", "caddy"). Raises ContentError when a page breaks the policy."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, autoescape=False, keep_trailing_newline=True,
    )  # fmt: skip
    return env.get_template(TEMPLATES[kind]).render(
        site_url=server.site_url, host=server.host, prefix=server.prefix, mark=server.mark, root=server.root, alone=server.alone,
        brotli=server.brotli, hashed=HASHED, types=TYPES, redirects=redirects,
        headers={"Content-Security-Policy": content_security_policy(site), **HEADERS},
    )  # fmt: skip
