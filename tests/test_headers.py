"""The Content-Security-Policy, reckoned from a built folder."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from danvan.headers import content_security_policy
from danvan.problems import ContentError


def built(tmp_path: Path, **pages: str) -> Path:
    """A built folder with these pages."""
    for name, text in pages.items():
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    return tmp_path


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_has_its_hash_once_and_in_order(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        a="<script>\nlet a = 1 // «ngày»\n</script><script src=x.js></script><SCRIPT TYPE='module'>b()</SCRIPT>",
        b='<script>\nlet a = 1 // «ngày»\n</script><script type="application/ld+json">{"a": 1}</script>',
    )
    first, second = sorted([digest("\nlet a = 1 // «ngày»\n"), digest("b()")])
    assert content_security_policy(site) == (
        f"default-src 'none'; script-src 'self' {first} {second} 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<p\tSTYLE = "color: red">x</p>', "<p style=…>: trình duyệt sẽ chặn"),
        ("<style>p {}</style>", "thẻ <style>: trình duyệt sẽ chặn"),
        ("<button\tonclick='x()'>x</button>", "<button onclick=…>: trình duyệt sẽ chặn"),
        ('<a href=" JavaScript:x()">x</a>', "<a href=…>: trình duyệt sẽ chặn"),
    ],
)
def test_what_the_policy_would_stop_is_named(tmp_path: Path, html: str, message: str) -> None:
    site = built(tmp_path, good="<p>tốt</p>", bad=f"<html>\n<body>\n{html}</body></html>")
    with pytest.raises(ContentError) as raised:
        content_security_policy(site)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line, problem.message) == ("bad.html", 3, message)
    assert "overrides/assets/" in problem.fix


def test_words_about_styles_are_no_styles(tmp_path: Path) -> None:
    site = built(
        tmp_path, a='<p title="a style=b">Viết style="x" hay <code> onclick="y"</code>; javascript: không.</p>'
    )
    assert "sha256" not in content_security_policy(site)
