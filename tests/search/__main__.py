"""``python -m search SITE``: ask the query set of a built site and print the report (``make search-report``)."""

from __future__ import annotations

import sys
from pathlib import Path

from search.asking import report_of

print("\n".join(report_of(Path(sys.argv[1])).lines()))
