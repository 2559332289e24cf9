"""``python -m danvan``: the door for people."""

import sys

from danvan.cli import main

sys.exit(main())
