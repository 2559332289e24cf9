"""Findings → what people and CI read: grouped text, JSON, JUnit XML, annotations of GitHub and GitLab."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from lxml import etree

from danvan.links.finding import KINDS, Finding, gather

# More pages than this are counted, not named: a fault of the frame stands on every page.
NAMED = 3


def text(findings: Sequence[Finding]) -> str:
    """All faults, grouped by kind with what to do, the same fault of many pages once, counted last."""
    if not findings:
        return "Không có liên kết hỏng."
    lines: list[str] = []
    for kind, (title, advice) in KINDS.items():
        found = [finding for finding in findings if finding.kind == kind]
        if found:
            lines += [f"{title[0].upper()}{title[1:]} ({len(found)}) → {advice}", *map(_line, gather(found)), ""]
    pages = len({finding.page for finding in findings})
    return "\n".join([*lines, f"Tổng cộng: {len(findings)} lỗi liên kết ở {pages} trang, tệp."])


def _line(gathered: tuple[Finding, list[str]]) -> str:
    finding, pages = gathered
    place = f"  {finding.source or pages[0]}: «{finding.target}»"
    detail = f" ({finding.detail})" if finding.detail else ""
    nearest = f"; có thể là «{finding.nearest}»" if finding.nearest else ""
    page = f" [trang {pages[0]}]" if finding.source else ""
    rest = f"; còn ở {len(pages) - 1} trang khác: {', '.join(pages[1:NAMED])}" if len(pages) > 1 else ""
    return f"{place}{detail}{nearest}{page}{rest}{' …' if len(pages) > NAMED else ''}"


def as_json(findings: Sequence[Finding]) -> str:
    """Every fault as an object, with the kind's words and advice."""
    rows = [{**asdict(f), "title": KINDS[f.kind][0], "advice": KINDS[f.kind][1]} for f in findings]
    return json.dumps({"count": len(rows), "findings": rows}, ensure_ascii=False, indent=2)


def junit(findings: Sequence[Finding]) -> bytes:
    """A test case for each kind of fault, failed when there is one: what CI systems show as test results."""
    failed = {finding.kind for finding in findings}
    suite = etree.Element("testsuite", name="links", tests=str(len(KINDS)), failures=str(len(failed)))
    for kind, (title, advice) in KINDS.items():
        case = etree.SubElement(suite, "testcase", name=title, classname=f"links.{kind}")
        found = [finding for finding in findings if finding.kind == kind]
        if found:
            failure = etree.SubElement(case, "failure", message=f"{len(found)} lỗi → {advice}")
            failure.text = "\n".join(map(str, found))
    return etree.tostring(suite, xml_declaration=True, encoding="utf-8", pretty_print=True)


def github(findings: Sequence[Finding]) -> str:
    """Workflow commands: GitHub shows each beside its file and line."""
    rows = []
    for finding in findings:
        path, _, line = _source(finding).partition(":")
        message = finding.said.replace("%", "%25").replace("\n", "%0A")
        rows.append(f"::error file={path},line={line or 1},title={KINDS[finding.kind][0]}::{message}")
    return "\n".join(rows)


def gitlab(findings: Sequence[Finding]) -> str:
    """A code quality report, which GitLab shows beside the change."""
    rows = []
    for finding in findings:
        path, _, line = _source(finding).partition(":")
        mark = hashlib.sha256(f"{finding.kind}\n{finding.page}\n{finding.target}".encode()).hexdigest()
        rows.append({
            "description": finding.said, "check_name": finding.kind, "fingerprint": mark, "severity": "major",
            "location": {"path": path, "lines": {"begin": int(line or 1)}},
        })  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _source(finding: Finding) -> str:
    return finding.source or finding.page
