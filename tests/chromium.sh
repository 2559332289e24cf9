#!/bin/sh
# The browser tests need Debian's Chromium: install it when we may, say exactly what to run when we may not.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "Kiểm thử cần trình duyệt Chromium. Hãy chạy:  sudo apt-get install chromium" >&2
exit 1
