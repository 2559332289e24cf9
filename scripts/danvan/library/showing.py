"""Who may see what on which day: THE ONE PLACE that decides it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from danvan.records import Post, Record

Why: TypeAlias = Literal["internal", "draft", "later"]


@dataclass(frozen=True)
class Showing:
    """What a library shows: a preview has drafts and later days, the internal site what is not for the public."""

    preview: bool = False
    internal: bool = False

    def hides(self, record: Record, today: dt.date) -> Why | None:
        """Why a record may not be shown; None when it may."""
        if record.internal and not self.internal:
            return "internal"
        if self.preview:
            return None
        if record.draft:
            return "draft"
        return None if not isinstance(record, Post) or record.public_on(today) else "later"


PUBLIC, EVERYTHING = Showing(), Showing(preview=True, internal=True)
