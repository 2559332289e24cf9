"""The same search in files to download; each content is searched once and the result kept (``danvan.cache``)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from danvan import attachments
from danvan.cache import Cache, code_of
from danvan.gate.finding import Finding
from danvan.gate.search import search

CODE = code_of(Path(__file__).parent)


def search_file(path: Path, cache: Cache) -> list[Finding]:
    """What must not be published in the text of an attachment; nothing for pictures and scans, which have none."""

    def make() -> bytes:
        return json.dumps([asdict(finding) for finding in search(attachments.text_of(path, cache))]).encode()

    kept = cache.keep("gate", f"{cache.digest(path)}-{attachments.CODE}-{CODE}", make)
    return [Finding(**values) for values in json.loads(kept)]
