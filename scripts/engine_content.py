"""What one run of the engine makes: the whole site, or shares of it that another process hands over."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path

from danvan.assembly import Assembly, Share, assemble
from danvan.library import Oblivious, load
from danvan.records.fields import VIETNAM
from danvan.settings import is_sample, site_config


def whole(root: Path, site_url: str) -> Assembly:
    """The site of the content below ``root``, on the day and for the readers that the environment tells. Raises ContentError."""
    today = dt.date.fromisoformat(os.environ.get("DANVAN_TODAY") or dt.datetime.now(VIETNAM).date().isoformat())
    asked = os.environ.get("DANVAN_PREVIEW")
    looked_at = dt.date.fromisoformat(asked) if asked else None
    preview, internal = looked_at is not None, bool(os.environ.get("DANVAN_INTERNAL"))
    library = load(root, today, preview=preview, looked_at=looked_at, internal=internal, sample=is_sample(root))
    return assemble(Oblivious(library), replace(site_config(root, site_url), preview=preview, internal=internal))


def next_share() -> Share | None:
    """The share whose place is told next on standard input; None when nothing more is told."""
    place = sys.stdin.readline().rstrip("\n")
    share: Share | None = pickle.loads(Path(place).read_bytes()) if place else None
    return share
