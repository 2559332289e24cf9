#!/bin/sh
# Programs that the tests need from Debian: installs what is missing when it may, says exactly what to run when it may not.
# Usage: debian.sh program:package … (an absolute path may stand for the program)
set -eu
missing=""
for pair in "$@"; do
    case $pair in
        /*) [ -e "${pair%%:*}" ] || missing="$missing ${pair##*:}" ;;
        *) command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}" ;;
    esac
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "Kiểm thử cần các chương trình chưa có. Hãy chạy:  sudo apt-get install$missing" >&2
exit 1
