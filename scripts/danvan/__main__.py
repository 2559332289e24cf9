"""``python -m danvan``: the door for people."""

import gc
import os
import sys

from danvan.cli import main

# Thousands of records live until the command ends: to look through them for cycles again and again took a sixth of a build.
gc.set_threshold(100_000, 20, 100)
ended = main()
sys.stdout.flush()
sys.stderr.flush()
# To let go of them one by one would take a second more.
os._exit(ended)
