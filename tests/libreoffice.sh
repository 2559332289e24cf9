#!/bin/sh
# The report is opened by LibreOffice in its tests: install it when we may, say exactly what to run when we may not.
# Liberation Serif has the widths of Times New Roman, so that lines break as in the office.
set -eu
NEEDED="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-liberation"
if command -v soffice >/dev/null && command -v pdftotext >/dev/null && fc-list | grep -q LiberationSerif; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $NEEDED >/dev/null
    exit 0
fi
echo "Kiểm thử báo cáo cần LibreOffice. Hãy chạy:  sudo apt-get install $NEEDED" >&2
exit 1
