"""Findings → problems in an editor's words. What was found is masked: the build's log may be read by anybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from danvan.gate.finding import Finding, Kind, digits_of, fingerprint
from danvan.gate.reading import tidy
from danvan.problems import Problem
from danvan.vietnamese import fold

POLICY = "quy-dinh-bien-tap.md"
PUBLISHED = f"nếu là của cơ quan và đã công bố thì thêm vào mục published (Được đăng) của {POLICY}"
# For each kind: what it looks like, and what to do.
ADVICE: dict[Kind, tuple[str, str]] = {
    "id": ("giống số căn cước, chứng minh nhân dân hoặc hộ chiếu", "xóa số đó"),
    "phone": ("giống số điện thoại", f"xóa số đó; {PUBLISHED}"),
    "birth": ("giống ngày sinh hoặc năm sinh của một người", "xóa ngày sinh; chỉ nêu tên, chức vụ, đơn vị"),
    "home": ("giống địa chỉ nhà riêng", "xóa địa chỉ; chỉ nêu tên cơ quan, thôn, xã"),
    "account": ("giống số tài khoản ngân hàng", f"xóa số đó; {PUBLISHED}"),
    "email": ("không phải thư điện tử công vụ (….gov.vn)", f"xóa địa chỉ đó; {PUBLISHED}"),
    "child": (
        "giống tên một trẻ em",
        "chỉ nêu tập thể; chỉ khi em đó và cha mẹ (người giám hộ) đều đã đồng ý mới ghi tên, và ghi hai sự đồng ý vào mục children (Trẻ em được nêu tên)",
    ),
    "secrecy": ("giống dấu chỉ độ mật hoặc tài liệu nội bộ", "không đăng; báo người phụ trách bảo vệ bí mật nhà nước của cơ quan"),
}  # fmt: skip


def check(
    findings: Iterable[Finding], path: str, published: Collection[str], used: set[str], consented: Collection[str] = ()
) -> Iterator[Problem]:
    """What was found in a file and may not be published.

    ``published`` holds the `canonical` values that may stand, of which those met are put into ``used``; ``consented``
    those of the names of children who, with their guardians, agreed to be named in this file.
    """
    for finding in findings:
        if finding.kind == "child" and finding.fingerprint in consented:
            continue
        if finding.fingerprint in published:
            used.add(finding.fingerprint)
            continue
        what, fix = ADVICE[finding.kind]
        yield Problem(path, finding.line + 1, f"«{finding.shown}» {what}", fix)


def canonical(value: str) -> str:
    """A published value, or the name of a child who agreed, as `Finding.fingerprint` has it, whatever its writing."""
    plain = tidy(value).strip()
    if "@" in plain:
        return fingerprint(plain.lower())
    return fingerprint(digits_of(plain) if re.fullmatch(r"[0-9 .()+\-·/]+", plain) else fold(plain))
