"""``python -m danvan``: the door for people."""

import gc
import os
import sys

ANEW = "xóa thư mục .venv rồi chạy  make site,  và gọi lệnh bằng  .venv/bin/python"
try:
    from danvan.cli import main

    # Thousands of records live until the command ends: to look through them for cycles again and again took a sixth of a build.
    gc.set_threshold(100_000, 20, 100)
    ended = main()
except ImportError as error:
    # Some packages are loaded only when a command needs them.
    package = (error.name or "").partition(".")[0]
    if package == "danvan":
        raise
    sys.exit(f"gói {package} chưa cài hoặc hỏng: {ANEW}")
sys.stdout.flush()
sys.stderr.flush()
# To let go of them one by one would take a second more.
os._exit(ended)
