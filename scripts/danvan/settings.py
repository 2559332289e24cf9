"""What the site's configuration says of the Department and the address, for commands that need no engine.

The engine's own reading of the file stays in ``scripts/site_hooks.py``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from danvan.pages.context import SiteConfig
from danvan.problems import Refusal


class _Settings(yaml.SafeLoader):
    """Reads the engine's one tag, ``!ENV [NAME, default]``; other tags are not ours and mean nothing here."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = loader.construct_sequence(node)
    return next((value for name in names if (value := os.environ.get(str(name)))), default)


_Settings.add_constructor("!ENV", _from_environment)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def site_config(root: Path, url: str = "") -> SiteConfig:
    """The configuration of the site whose content lies at ``root``; ``url`` goes before the address in the file.

    It stands in the one .yml file of that folder that names the department; a part that it inherits, in that one.
    Raises Refusal when there is none.
    """
    for path in sorted(root.glob("*.yml")):
        tree = _read(path)
        extra = tree.get("extra") or {}
        if "department" in extra:
            authority = extra["tag_authority"]
            return SiteConfig(
                url or str(tree["site_url"]), {name: value or "" for name, value in extra["department"].items()},
                (authority["host"], str(authority["minted"])),
            )  # fmt: skip
    raise Refusal(f"{root}: không có tệp cấu hình nào ghi tên cơ quan\n    → chạy lệnh ở thư mục gốc của trang")


def _read(path: Path) -> dict[str, Any]:
    tree = yaml.load(path.read_text("utf-8"), Loader=_Settings)
    if not isinstance(tree, dict):
        return {}
    base = _read(path.parent / tree["INHERIT"]) if "INHERIT" in tree else {}
    return {**base, **tree, "extra": {**(base.get("extra") or {}), **(tree.get("extra") or {})}}
