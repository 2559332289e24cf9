"""Who may see what on which day: THE ONE PLACE that decides it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from danvan.records import Post, Record

# What a preview says of a page that is not published yet: a draft, or the day on which it will be.
Pending: TypeAlias = Literal["draft"] | dt.date
Why: TypeAlias = Literal["internal", "draft", "later"]


@dataclass(frozen=True)
class Showing:
    """What a library shows: a preview has drafts and later days, the internal site what is not for the public.

    ``looked_at`` is the day on which somebody looks at a preview, where it is not the day that is shown.
    """

    preview: bool = False
    internal: bool = False
    looked_at: dt.date | None = None

    def hides(self, record: Record, today: dt.date) -> Why | None:
        """Why a record may not be shown; None when it may."""
        if record.internal and not self.internal:
            return "internal"
        if record.draft:
            return None if self.preview else "draft"
        # A preview of a coming day has what is there by then; one of today has everything that waits.
        everything = self.preview and today <= (self.looked_at or today)
        return "later" if isinstance(record, Post) and record.day > today and not everything else None

    def pending(self, record: Record, today: dt.date) -> Pending | None:
        """Why a record of a preview is not published yet; None when it is."""
        if record.draft:
            return "draft"
        waits = isinstance(record, Post) and record.day > (self.looked_at or today)
        return record.day if isinstance(record, Post) and waits else None


PUBLIC, EVERYTHING = Showing(), Showing(preview=True, internal=True)
