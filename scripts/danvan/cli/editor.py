"""The command of the form in the browser."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from danvan.cli.options import Commands, today
from danvan.editor import backend, config, page
from danvan.editor.backend import SERVERS
from danvan.library import EVERYTHING, survey
from danvan.settings import site_config


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "editor-config", help="cấu hình của biểu mẫu trên trình duyệt (Sveltia CMS), lấy từ lược đồ"
    )
    command.add_argument(
        "--backend", choices=SERVERS, default="local", help="nơi giữ tệp: thư mục trên máy, hoặc máy chủ Git"
    )
    command.add_argument("--repo", default="", help="kho trên máy chủ, ví dụ so-vhttdl/dan-van")
    command.add_argument("--base-url", default="", help="địa chỉ máy chủ, ví dụ https://git.example.vn")
    command.add_argument("--branch", default="main", help="nhánh để lưu (mặc định: main)")
    command.add_argument(
        "--app-id", default="", help="mã ứng dụng OAuth trên máy chủ; bỏ trống: đăng nhập bằng mã truy cập"
    )
    command.add_argument("--out", type=Path, help="thư mục để ghi config.json và index.html; bỏ trống: in ra")
    command.set_defaults(run=_editor_config)


def _editor_config(options: argparse.Namespace) -> str:
    where = backend(options.backend, options.repo, options.base_url, options.branch, options.app_id)
    # A mistake in one file must not keep people from the form in which they mend it.
    library, _ = survey(options.root, today(options), EVERYTHING)
    made = config(library, where, site_config(options.root).url)
    text = json.dumps(made, ensure_ascii=False, indent=2)
    if options.out is None:
        return text
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "config.json").write_text(f"{text}\n", "utf-8")
    (options.out / "index.html").write_text(page(where), "utf-8")
    return f"Đã ghi cấu hình và trang của biểu mẫu vào {options.out}/."
