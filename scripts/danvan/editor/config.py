"""The whole configuration."""

from __future__ import annotations

from typing import Any

from danvan.editor.backend import Backend
from danvan.editor.collections import collections
from danvan.editor.widgets import FILES, PICTURES
from danvan.library import Library
from danvan.library.rooms import ASSETS

MOST_BYTES = 25_000_000


def config(library: Library, backend: Backend, site_url: str) -> dict[str, Any]:
    """For Sveltia CMS, as JSON can hold it."""
    return {
        "backend": backend.settings, "app_title": "Biên tập: công tác dân vận", "site_url": site_url, "show_preview_links": False,
        "media_folder": f"{ASSETS}/{FILES}", "public_folder": f"/assets/{FILES}",
        "asset_collections": [_assets(PICTURES, "Ảnh")],
        "media_libraries": {
            "all": {"slugify_filename": True, "max_file_size": MOST_BYTES},
            "stock_assets": {"providers": []},
        },
        # A file's name must stand as an address: no marks, no capitals.
        "slug": {"encoding": "ascii", "clean_accents": True, "timezone": "local", "maxlength": 80},
        "i18n": {
            "structure": "multiple_files", "locales": ["vi", "en"], "default_locale": "vi", "initial_locales": ["vi"],
            "omit_default_locale_from_file_path": True,
        },
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none", "indent_size": 2}},
        "collections": collections(library),
    }  # fmt: skip


def _assets(name: str, label: str) -> dict[str, str]:
    return {"name": name, "label": label, "media_folder": f"{ASSETS}/{name}", "public_folder": f"/assets/{name}"}
