"""Where the files are kept: a folder of this computer, or a repository on a Git server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from danvan.problems import Refusal

Server = Literal["local", "gitea", "gitlab", "github"]
SERVERS: tuple[Server, ...] = get_args(Server)
API = {"gitea": "/api/v1", "gitlab": "/api/v4", "github": "/api/v3"}
# Where GitHub and GitLab are when no other address is told.
HOMES = {"gitlab": "https://gitlab.com", "github": "https://github.com"}
GITHUB_API = "https://api.github.com"
MESSAGES = {
    "create": "Thêm {{collection}}: {{slug}}", "update": "Sửa {{collection}}: {{slug}}",
    "delete": "Xóa {{collection}}: {{slug}}", "uploadMedia": "Thêm tệp {{path}}", "deleteMedia": "Xóa tệp {{path}}",
}  # fmt: skip


@dataclass(frozen=True)
class Backend:
    """What the form is told of it, and which addresses besides its own it may ask."""

    settings: dict[str, Any]
    origins: tuple[str, ...] = ()


def backend(server: Server, repo: str = "", base_url: str = "", branch: str = "main", app_id: str = "") -> Backend:
    """Raises Refusal when the repository or the server's address is missing or is none."""
    if server == "local":
        # The form wants a server's name even when only a folder is used; none is asked.
        return Backend(
            {"name": "gitea", "repo": "thu-muc/trang", "auth_methods": ["token"], "commit_messages": MESSAGES}
        )
    base = (base_url or HOMES.get(server, "")).rstrip("/")
    if repo.count("/") < 1 or not all(repo.split("/")):
        raise Refusal(f"kho «{repo}» thiếu tên chủ hoặc tên kho\n    → viết  --repo chu-kho/ten-kho")
    origin = _origin(base)
    api = GITHUB_API if base == HOMES["github"] else base + API[server]
    sign_in = {"auth_methods": ["oauth", "token"], "app_id": app_id} if app_id else {"auth_methods": ["token"]}
    pkce = {"auth_type": "pkce"} if app_id and server == "gitlab" else {}
    settings = {
        "name": server, "repo": repo, "branch": branch, "base_url": base, "api_root": api, **sign_in, **pkce,
        "commit_messages": MESSAGES,
    }  # fmt: skip
    return Backend(settings, tuple(dict.fromkeys((origin, _origin(api)))))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc:
        raise Refusal(f"địa chỉ máy chủ «{address}» không dùng được\n    → viết  --base-url https://git.example.vn")
    return f"{parts.scheme}://{parts.netloc}"
