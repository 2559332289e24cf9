"""What a release holds: each file with its size and SHA-256, so that anybody can tell whether it is still whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

# Beside the site, not in it: what is published is the site alone.
MANIFEST = "manifest.json"
# The same sums in the form that ``sha256sum -c`` reads, where there is no Python.
SUMS = "SHA256SUMS"
SITE = "site"


def write_manifest(release: Path, about: Mapping[str, str]) -> None:
    """List every file of ``release/site``, with ``about`` the release (its id, day, address)."""
    files = {name: {"size": path.stat().st_size, "sha256": digest(path)} for name, path in _files(release / SITE)}
    text = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1)
    (release / MANIFEST).write_text(f"{text}\n", "utf-8")
    sums = "".join(f"{facts['sha256']}  {name}\n" for name, facts in files.items())
    (release / SUMS).write_text(sums, "utf-8")


def verify(release: Path) -> list[str]:
    """What is no longer as it was released, in Vietnamese; empty when the release is whole."""
    try:
        known: dict[str, dict[str, str | int]] = json.loads((release / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return [f"{release.name}: không đọc được {MANIFEST}"]
    there = dict(_files(release / SITE))
    return [
        *(f"{release.name}: thiếu tệp {name}" for name in known if name not in there),
        *(f"{release.name}: thừa tệp {name}" for name in there if name not in known),
        *(
            f"{release.name}: tệp {name} đã bị đổi"
            for name, facts in known.items()
            if name in there and (there[name].stat().st_size != facts["size"] or digest(there[name]) != facts["sha256"])
        ),
    ]


def sums_of(release: Path) -> dict[str, str]:
    """The sums of a release's files by name; empty when it has no manifest that can be read."""
    try:
        files = json.loads((release / MANIFEST).read_text("utf-8"))["files"]
        return {name: facts["sha256"] for name, facts in files.items()}
    except (OSError, ValueError, KeyError):
        return {}


def digest(path: Path) -> str:
    """A file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path
