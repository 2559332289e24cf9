"""``python -m danvan``: the door for people."""

import gc
import sys

from danvan.cli import main

# Thousands of records live until the command ends: to look through them for cycles again and again took a sixth of a build.
gc.set_threshold(100_000, 20, 100)
sys.exit(main())
