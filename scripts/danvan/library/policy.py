"""The editors' own rules: a file at the project's root, read with the content and checked like it.

It lists the Department's own published numbers and addresses, which the gate lets pass, and says whether writing and
reviewing must be done by two people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from danvan import frontmatter
from danvan.frontmatter import SourceFile
from danvan.gate import POLICY, canonical
from danvan.problems import Problem
from danvan.records.fields import Day, Text
from danvan.records.fields import field as field_of
from danvan.records.messages import validate
from danvan.records.parts import Broken, Part, all_rules, refuse_broken

EXAMPLE = {
    "value": "0205 3000 000", "reason": "Điện thoại Văn phòng Sở (mẫu)", "source": "https://langson.gov.vn/tin",
    "by": "Văn phòng Sở", "date": "2026-11-24",
}  # fmt: skip


class Published(Part):
    """One number or address that may stand on the site, and why."""

    value: Text = field_of(
        "Giá trị", "số điện thoại, số tài khoản, thư điện tử … đúng như đăng", "0205 3000 000", min_length=4
    )
    reason: Text = field_of(
        "Lý do", "của ai, vì sao được đăng", "Điện thoại Văn phòng Sở (mẫu)", min_length=10, max_length=300
    )
    source: Text = field_of("Nguồn", "cơ quan đã công bố ở đâu", "https://langson.gov.vn/tin", max_length=300)
    by: Text = field_of("Người ghi", "chức vụ hoặc bộ phận cho phép", "Văn phòng Sở", max_length=120)
    date: Day = field_of("Ngày", "ngày cho phép", "2026-11-24")

    @property
    def canonical(self) -> str:
        """As the gate compares it."""
        return canonical(self.value)


class Policy(Part):
    """What the editors decided once for the whole site."""

    two_people_since: Day | None = field_of(
        "Hai người từ ngày",
        "bài đăng từ ngày này phải do hai người khác nhau soạn và duyệt, ghi ở workflow",
        "2026-12-01",
        None,
    )
    published: list[Published] = field_of("Được đăng", "số và địa chỉ của cơ quan đã công bố", [EXAMPLE], [])

    def rules(self) -> Iterator[Broken]:
        """Nothing is listed twice."""
        seen: dict[str, int] = {}
        for index, item in enumerate(self.published):
            first = seen.setdefault(item.canonical, index)
            if first != index:
                yield Broken(
                    ("published", index, "value"), f"«{item.value}» đã ghi ở mục {first + 1}", "giữ lại một mục"
                )


@dataclass(frozen=True)
class PolicyFile:
    """The rules of a project: none of its own where there is no such file."""

    policy: Policy = field(default_factory=Policy)
    source: SourceFile | None = None

    def problems(self, today: dt.date) -> Iterator[Problem]:
        """Nothing was allowed later than today."""
        for index, item in enumerate(self.policy.published):
            if item.date > today and self.source:
                yield Problem(
                    self.source.path, self.source.line_of(("published", index, "date")),
                    f"date (Ngày): ngày {item.date:%d/%m/%Y} chưa tới (hôm nay là {today:%d/%m/%Y})", "ghi ngày đã làm việc đó",
                )  # fmt: skip

    def unused(self, used: set[str]) -> Iterator[Problem]:
        """What is listed and stands nowhere on the site: a hint."""
        for index, item in enumerate(self.policy.published):
            if item.canonical not in used and self.source:
                yield Problem(
                    self.source.path, self.source.line_of(("published", index, "value")),
                    f"«{item.value}» không còn ở bài nào", "không dùng nữa thì xóa mục này",
                )  # fmt: skip


def read_policy(root: Path) -> PolicyFile:
    """The project's rules. Raises ContentError with everything that is wrong in the file."""
    path = root / POLICY
    if not path.is_file():
        return PolicyFile()
    source = frontmatter.read(path, POLICY)
    policy = validate(Policy, source)
    refuse_broken(source, all_rules(policy))
    return PolicyFile(policy, source)
