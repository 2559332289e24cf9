"""Addresses of other sites' pages: what is wrong with one, said so that an editor can mend it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# facts: two hosts that copy other people's texts and are not to be linked
UNWANTED_HOSTS = ("hethongphapluat.com", "societynewstech.com")
HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
EXAMPLE = "viết đầy đủ, ví dụ https://langson.gov.vn/…"


def fault(text: str) -> tuple[str, str] | None:
    """What was found and what to write instead; None when the address is right."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"địa chỉ «{text}» không đọc được", EXAMPLE
    if parts.scheme not in ("http", "https") or not host or re.search(r'[\s<>"`\\{}|^]', text):
        return f"«{text}» không phải địa chỉ trang web", EXAMPLE
    if "@" in parts.netloc:
        return f"địa chỉ «{text}» chứa tên đăng nhập", "bỏ phần trước dấu @"
    if not HOST.fullmatch(host) or port == 0:
        return f"địa chỉ «{text}» sai tên trang «{host}»", EXAMPLE
    if any(host == bad or host.endswith(f".{bad}") for bad in UNWANTED_HOSTS):
        return f"trang «{host}» không được dẫn nguồn", "dẫn trang của cơ quan ban hành, phapluat.gov.vn hoặc vbpl.vn"
    return None
