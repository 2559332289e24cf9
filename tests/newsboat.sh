#!/bin/sh
# The tests of feeds need Debian's Newsboat: install it when we may, say exactly what to run when we may not.
set -eu
command -v newsboat >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends newsboat >/dev/null
    exit 0
fi
echo "Kiểm thử cần phần mềm đọc tin Newsboat. Hãy chạy:  sudo apt-get install newsboat" >&2
exit 1
