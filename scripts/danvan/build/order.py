"""What is to be built, and what is said when it cannot be."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from danvan.library import Library, load
from danvan.pages import SiteConfig
from danvan.settings import is_sample, site_config


class BuildError(Exception):
    """The site could not be made; the message says why. The last good site is untouched."""


@dataclass(frozen=True)
class Order:
    """What to build: the content's root, the day, the engine's command, where the site goes.

    ``plain`` lets the engine make everything in one process, and takes nothing from the builds before.
    """

    root: Path
    today: dt.date
    engine: Sequence[str]
    site: Path
    site_url: str
    # The day on which somebody looks at a preview; None: what readers see.
    preview: dt.date | None = None
    internal: bool = False
    plain: bool = False

    def library(self, *, save: bool = True) -> Library:
        """The content as those may see it for whom the site is built. Raises ContentError with every problem of every file.

        ``save``: what was read is kept at once (`load`).
        """
        return load(
            self.root, self.today, preview=self.preview is not None, looked_at=self.preview, internal=self.internal,
            sample=is_sample(self.root), save=save,
        )  # fmt: skip

    def configured(self) -> SiteConfig:
        """What the configuration says of the site, and for whom it is built."""
        found = site_config(self.root, self.site_url)
        return replace(found, preview=self.preview is not None, internal=self.internal)


def step(name: str) -> None:
    """Tell a person who watches what is going on; keep quiet in CI."""
    if sys.stderr.isatty():
        print(f"• {name} …", file=sys.stderr, flush=True)
