"""Commands on the site: build it, check its links."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan import links, usb
from danvan.build import BuildError, Order, build
from danvan.cli.options import Commands, clock, day, site_url, today
from danvan.links import report

ANNOTATIONS = {"github": report.github, "gitlab": report.gitlab}


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("build", help="kiểm tra, dựng, kiểm tra trang đã dựng, rồi thay trang cũ")
    command.add_argument("--site", type=Path, default=Path("site"), help="thư mục của trang")
    command.add_argument("--site-url", type=site_url, required=True, help="địa chỉ của trang, kết thúc bằng /")
    command.add_argument(
        "--preview",
        nargs="?",
        type=day,
        const=clock(),
        metavar="NGÀY",
        help="cả bản nháp và bài chưa đến ngày, mỗi trang ghi rõ là chưa đăng; NGÀY: ngày xem, bỏ trống: hôm nay",
    )
    command.add_argument("--internal", action="store_true", help="bản nội bộ: cả nội dung ghi  audience: internal")
    command.add_argument("--plain", action="store_true", help="dựng lại mọi trang, không dùng gì của lần dựng trước")
    command.add_argument("engine", nargs="+", help="lệnh dựng trang")
    command.set_defaults(run=_build)

    command = commands.add_parser("links", help="kiểm tra liên kết của trang đã dựng, không cần mạng")
    command.add_argument("site", type=Path, help="thư mục của trang")
    command.add_argument("--site-url", type=site_url, help="địa chỉ của trang; bỏ trống: như trang chủ tự nêu")
    command.add_argument("--json", action="store_true", help="in dạng JSON")
    command.add_argument("--annotations", choices=ANNOTATIONS, help="in dạng chú thích của GitHub hoặc GitLab")
    command.add_argument("--junit", type=Path, metavar="TỆP", help="ghi thêm tệp kết quả dạng JUnit XML")
    command.set_defaults(run=_links)

    command = commands.add_parser("usb", help="đóng gói trang đã dựng thành một tệp zip mở được từ thẻ nhớ USB")
    command.add_argument("--site", type=Path, default=Path("site"), help="thư mục của trang")
    command.add_argument("-o", "--output", type=Path, default=Path("dan-van.zip"), metavar="TỆP", help="tệp zip")
    command.set_defaults(run=_usb)


def _build(options: argparse.Namespace) -> str:
    return build(Order(
        options.root, today(options), options.engine, options.site, options.site_url, preview=options.preview,
        internal=options.internal, plain=options.plain,
    ))  # fmt: skip


def _links(options: argparse.Namespace) -> str:
    if not (options.site / "index.html").is_file():
        raise BuildError(
            f"{options.site}: không có trang nào ở đây (thiếu index.html); chạy  make site  trước, hoặc sửa tên thư mục"
        )
    base = options.site_url or links.base_of(options.site)
    if not base:
        raise BuildError(f"{options.site}: không có trang chủ nêu địa chỉ của trang; thêm --site-url https://…/")
    found = links.check(options.site, base, options.root)
    if options.junit:
        options.junit.write_bytes(report.junit(found))
    write = report.as_json if options.json else ANNOTATIONS.get(options.annotations)
    if write:
        print(write(found))
    if found:
        raise BuildError(f"Tổng cộng: {len(found)} lỗi liên kết." if write else report.text(found))
    return "" if write else report.text(found)


def _usb(options: argparse.Namespace) -> str:
    files = usb.write(options.site, options.output)
    size = options.output.stat().st_size / 1e6
    return (
        f"Đã ghi {options.output}: {files} tệp, {size:.1f} MB.\n"
        "Chép tệp vào thẻ USB, giải nén hết (Extract All) ra một thư mục, rồi mở index.html ở đó."
    )
