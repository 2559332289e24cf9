"""What the site's configuration says of the Department and the address, for commands that need no engine.

The engine's own reading of the file stays in ``scripts/site_hooks.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
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

    Raises Refusal when there is none.
    """
    found = tree(root)
    authority = found["extra"]["tag_authority"]
    return SiteConfig(
        url or str(found["site_url"]), {name: value or "" for name, value in found["extra"]["department"].items()},
        (authority["host"], str(authority["minted"])),
    )  # fmt: skip


def is_sample(root: Path) -> bool:
    """Whether the content at ``root`` is sample content; what no configuration calls so is none."""
    return bool(_merged(_found(root))["extra"].get("sample"))


def tree(root: Path) -> dict[str, Any]:
    """The whole configuration, with what it inherits. Raises Refusal when there is none."""
    return _merged(files(root))


def files(root: Path) -> list[Path]:
    """The file that configures the site at ``root``, then those that it inherits.

    It is the one .yml file of that folder that names the department, itself or in what it inherits. Raises Refusal
    when there is none.
    """
    found = _found(root)
    if not found:
        raise Refusal(
            f"{root}: không có tệp cấu hình nào ghi tên cơ quan\n    → chạy lệnh ở thư mục gốc của trang (nơi có Makefile)"
        )
    return found


def _found(root: Path) -> list[Path]:
    for path in sorted(root.glob("*.yml")):
        found = list(_chain(path))
        if "department" in _merged(found)["extra"]:
            return found
    return []


def _chain(path: Path) -> Iterator[Path]:
    yield path
    if base := _read(path).get("INHERIT"):
        yield from _chain(path.parent / base)


def _merged(paths: Sequence[Path]) -> dict[str, Any]:
    found: dict[str, Any] = {"extra": {}}
    for own in map(_read, reversed(paths)):
        found = {**found, **own, "extra": {**found["extra"], **(own.get("extra") or {})}}
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        found = yaml.load(path.read_text("utf-8"), Loader=_Settings)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = f"{error.strerror}" if isinstance(error, OSError) else str(error).partition("\n")[0]
        raise Refusal(f"{path}: không đọc được tệp cấu hình ({why})\n    → lấy lại tệp này từ kho git") from None
    return found if isinstance(found, dict) else {}
