"""Every page of both sites is valid HTML, by the checker that the W3C runs: no error, no warning."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import PROJECT

VNU = PROJECT / "tests/html/node_modules/vnu-jar/build/dist/vnu.jar"


def faults(folder: Path) -> str:
    """What the checker says of a folder's pages, nothing when all are valid."""
    command = ["java", "-jar", str(VNU), "--skip-non-html", "--format", "gnu", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


@pytest.mark.usefixtures("server")
def test_every_page_of_the_site_is_valid(folder: Path) -> None:
    assert faults(folder) == ""


@pytest.mark.usefixtures("sample_server")
def test_every_page_of_the_sample_site_is_valid(sample_folder: Path) -> None:
    assert faults(sample_folder) == ""


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="vi"><title>T</title><p tabindex="">', "utf-8")
    assert "tabindex" in faults(tmp_path)
