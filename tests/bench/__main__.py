"""``python -m bench [--quick] [--out FILE]``: our site and four generators on the same content (``make bench``)."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from bench import feeding, opening
from bench.machine import load
from bench.report import text
from bench.running import Plan, run

# What fits into twenty minutes: all generators at 1,000 posts; at ten years' 5,000 ours and Hugo.
FULL = Plan((100, 1000, 5000), main=1000, runs=3)
QUICK = Plan((50, 100), main=100, runs=1)


def main() -> None:
    """Measure, print the report; write it when a file is named."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true", help="cỡ nhỏ, mỗi việc một lần")
    parser.add_argument("--out", type=Path, metavar="TỆP", help="ghi thêm vào tệp này")
    options = parser.parse_args()
    started, busy = time.monotonic(), load()
    plan = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory() as folder:
        results = run(plan, Path(folder))
    sizes = [posts for posts in plan.sizes if posts <= plan.main]
    parts = ["\n".join(part.table(sizes)) for part in (feeding, opening)]
    told = text(results, parts, dt.date.today(), busy, time.monotonic() - started)
    if options.out:
        options.out.write_text(told, "utf-8")
    sys.stdout.write(told)


main()
