"""What taking a record down does to the files: worked out before anything is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from danvan.library import Library
from danvan.library.assets import uses_of
from danvan.library.events import events_of
from danvan.pages.addresses import address_of, uri_of
from danvan.records import Post, Record
from danvan.withdrawal.names import named_by_key, persons
from danvan.withdrawal.order import Order


@dataclass(frozen=True)
class Plan:
    """The files to write and to delete (paths from the root), and what to tell of it."""

    record: Record
    tombstone: str
    writes: dict[str, bytes]
    deletes: list[str]
    kept: dict[str, str]
    new_key: str = ""
    old_address: str = ""

    @property
    def rewritten(self) -> list[str]:
        """The files of others whose references follow the new key."""
        return sorted(set(self.writes) - {self.tombstone})


def planned(library: Library, record: Record, order: Order, texts: Mapping[str, bytes]) -> Plan:
    """All that is to be done; ``texts`` are the content's files by their paths."""
    named = named_by_key(record.key, [*persons(record), *order.names])
    new_key = _neutral_key(library, record, order) if named else ""
    old = record.source.path
    tombstone = str(PurePosixPath(old).with_name(f"{new_key}.md")) if new_key else old
    own = [old, *([found.source.path] if (found := record.translation("en")) else [])]
    others = {path: data for path, data in texts.items() if path not in own}
    address = address_of(uri_of(record)).strip("/") if new_key and not order.forget else ""
    writes = {tombstone: _tombstone(library, record, order, address).encode()}
    if new_key:
        writes |= _following(others, record.key, new_key)
    used = {path: _user_of(path, others) for path in dict.fromkeys(use.path for use in uses_of(record))}
    gone = [f"docs/{path}" for path, user in used.items() if not user]
    deletes = sorted({*own, *gone} - {tombstone})
    return Plan(
        record,
        tombstone,
        writes,
        deletes,
        {f"docs/{path}": user for path, user in used.items() if user},
        new_key,
        address,
    )


def _tombstone(library: Library, record: Record, order: Order, address: str) -> str:
    """The file that stays: who was named is not in it."""
    posted = record.day if isinstance(record, Post) else record.posted
    lines = [f"id: {record.lasting_id}", f"posted: {posted}", "withdrawn:", f"  date: {library.today}"]
    lines.append(f"  reason: {_quoted(order.reason)}")
    if order.by_law:
        lines.append(f"  by_law: {_quoted(order.by_law)}")
    if record.translation("en"):
        lines.append("english: true")
    if address:
        lines.append(f"old_address: {address}")
    told = [event.name for event in events_of(record) if event.kind != "posted" and event.day <= library.today]
    lines += [f"told: [{', '.join(told)}]"] if told else []
    for name in ("movements", "tasks"):
        lines += [f"{name}: [{', '.join(values)}]"] if (values := getattr(record, name)) else []
    return "\n".join(["---", *lines, "---", ""])


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both read them."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _neutral_key(library: Library, record: Record, order: Order) -> str:
    """The lasting id when it names nobody and is free, else the next free number."""
    taken = {*library.records, *library.hidden}
    if record.lasting_id not in taken and not named_by_key(record.lasting_id, [*persons(record), *order.names]):
        return record.lasting_id
    numbers = (f"da-rut-{library.today.year}-{number:02}" for number in range(1, len(taken) + 2))
    return next(key for key in numbers if key not in taken)


def _following(others: Mapping[str, bytes], key: str, new_key: str) -> dict[str, bytes]:
    """The other files that refer to the record, with its new key: as a whole word, not within a path."""
    pattern = re.compile(rf"(?<![\w/.-]){re.escape(key)}(?![\w/-]|\.\w)")
    found = {path: pattern.sub(new_key, data.decode("utf-8")).encode() for path, data in others.items()}
    return {path: data for path, data in found.items() if data != others[path]}


def _user_of(path: str, others: Mapping[str, bytes]) -> str:
    """Another content file that names the file, if there is one."""
    pattern = re.compile(re.escape(path.encode()) + rb"(?![\w.-])")
    return next((name for name, data in others.items() if pattern.search(data)), "")
