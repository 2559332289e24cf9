"""Commands on releases: publish, go back, list, verify."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan import links, promises, release, server
from danvan.build import Order, make
from danvan.built import files_of
from danvan.cli.options import Commands, site_url, today
from danvan.problems import Refusal
from danvan.release import Edition

KEEP = 10
# This project's own: what the commands run with, wherever the content lies.
LOCK = Path(__file__).parents[3] / "requirements.txt"


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("publish", help="dựng, kiểm tra, rồi cho người đọc xem bản mới trong một bước")
    command.add_argument(
        "--to",
        type=release.place_of,
        required=True,
        metavar="NƠI",
        help="nơi giữ các bản: thư mục, web@may-chu:/thư/mục, hoặc rclone:kho:đường-dẫn",
    )
    command.add_argument("--keep", type=_positive, default=KEEP, help=f"giữ chừng này bản mới nhất (mặc định {KEEP})")
    command.add_argument("--site-url", type=site_url, required=True, help="địa chỉ của trang, kết thúc bằng /")
    command.add_argument(
        "--internal", action="store_true", help="bản nội bộ, chỉ vào nơi đã đánh dấu bằng lệnh mark-internal"
    )
    command.add_argument("engine", nargs="+", help="lệnh dựng trang")
    command.set_defaults(run=_publish)

    command = commands.add_parser("mark-internal", help="đánh dấu một nơi là nơi nội bộ: chỉ người của Sở đọc được")
    command.add_argument("--to", type=release.place_of, required=True, metavar="NƠI")
    command.set_defaults(run=lambda options: release.mark_internal(options.to))

    command = commands.add_parser("rollback", help="cho người đọc xem lại bản trước")
    command.add_argument("--to", type=release.place_of, required=True, metavar="NƠI")
    command.add_argument("release", nargs="?", help="bản nào; bỏ trống: bản ngay trước bản đang xem")
    command.set_defaults(run=lambda options: release.rollback(options.to, options.release))

    command = commands.add_parser("releases", help="liệt kê các bản đang giữ")
    command.add_argument("--to", type=release.place_of, required=True, metavar="NƠI")
    command.set_defaults(run=lambda options: release.listed(options.to))

    command = commands.add_parser("verify", help="kiểm tra một bản có còn nguyên vẹn không")
    command.add_argument("--to", type=release.place_of, required=True, metavar="NƠI")
    command.add_argument("release", nargs="?", help="bản nào; bỏ trống: bản đang xem")
    command.set_defaults(run=lambda options: release.verified(options.to, options.release))

    command = commands.add_parser("server-config", help="in cấu hình máy chủ nginx hoặc Caddy cho trang đã dựng")
    command.add_argument("kind", choices=server.TEMPLATES, help="loại máy chủ")
    command.add_argument("--site", type=Path, default=Path("site"), help="thư mục của trang đã dựng")
    command.add_argument("--site-url", type=site_url, required=True, help="địa chỉ của trang, kết thúc bằng /")
    command.add_argument(
        "--serve-from", default="/srv/dan-van/current/site", metavar="THƯ MỤC", help="thư mục trang trên máy chủ"
    )
    command.add_argument(
        "--inside", action="store_true", help="chỉ phần bên trong server { } đã có, khi máy khác lo HTTPS"
    )
    command.add_argument("--brotli", action="store_true", help="nginx có mô-đun brotli_static")
    command.set_defaults(run=_server_config)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» không phải số bản; viết một số từ 1 trở lên")
    return int(text)


def _publish(options: argparse.Namespace) -> str:
    day = today(options)
    order = Order(
        options.root, day, options.engine, Path(options.to.shown), options.site_url, internal=options.internal
    )
    addresses: list[str] = []

    def made(folder: Path) -> str:
        said = make(order, folder)
        addresses.extend(promises.answered(files_of(folder)))
        return said

    edition = Edition(day.isoformat(), options.site_url, made, LOCK, options.internal)
    said = release.publish(options.to, edition, options.keep)
    # What is internal is promised to nobody, and the ledger is no place for its names.
    if options.internal:
        return said
    new = promises.promise(options.root, addresses)
    return f"{said}\nSổ địa chỉ thêm {new} địa chỉ; ghi vào kho: git commit {promises.ADDRESSES}" if new else said


def _server_config(options: argparse.Namespace) -> str:
    if not (options.site / "index.html").is_file():
        raise Refusal(f"{options.site}: không có trang đã dựng\n    → chạy make site trước, rồi chạy lại lệnh này")
    built = links.base_of(options.site)
    if built and built != options.site_url:
        raise Refusal(
            f"trang trong {options.site} được dựng cho {built}\n    → thêm --site-url {built}, hoặc dựng lại với địa chỉ mới"
        )
    wanted = server.Server(options.site_url, options.serve_from.rstrip("/"), options.brotli, options.inside)
    return server.config(options.kind, wanted, options.site, promises.read_redirects(options.root))
