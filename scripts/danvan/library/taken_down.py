"""The rule of addresses that were given up because they name somebody: no other page takes them."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.library.core import Library
from danvan.problems import Problem


def reused(library: Library) -> Iterator[Problem]:
    """Every record at an address that answers for something taken down."""
    for item in library.withdrawn:
        key = (item.old_address or "").rpartition("/")[2]
        taken = library.records.get(key)
        if taken and taken.has_source:
            yield Problem(
                taken.source.path,
                1,
                f"mã «{key}» là địa chỉ cũ của nội dung đã rút ở {item.source.path}",
                "đặt tên tệp khác",
            )
