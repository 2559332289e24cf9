"""The form's own page, with the policy that lets it ask nothing but itself and the one server of the files."""

from __future__ import annotations

from pathlib import Path

from danvan.editor.backend import Backend

TEMPLATE = Path(__file__).parent / "page.html"
# Its styles are set by script while it runs; pictures are shown from memory; a worker reads HEIC pictures.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "media-src blob:; font-src 'self'; worker-src 'self' blob:; manifest-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "connect-src 'self' blob: data:"
)


def policy(backend: Backend) -> str:
    """The Content-Security-Policy of the form."""
    return " ".join((POLICY, *backend.origins))


def page(backend: Backend) -> str:
    """Its HTML."""
    return TEMPLATE.read_text("utf-8").replace("{{ policy }}", policy(backend))
