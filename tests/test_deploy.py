"""The files for operators: systemd's units and the container's recipe."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DEPLOY = PROJECT / "deploy"
UNITS = ("dan-van-publish.service", "dan-van-publish.timer")


def settings(name: str) -> dict[str, str]:
    """A unit's settings."""
    return dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / name).read_text("utf-8"), re.MULTILINE))


def recipe() -> str:
    """The container's recipe, each instruction on one line."""
    return (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", "")


def made_targets() -> set[str]:
    """What the Makefile can make."""
    return set(re.findall(r"^([\w./-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_the_timer_publishes_at_dawn_in_viet_nam_and_makes_up_for_a_missed_one() -> None:
    timer = settings("dan-van-publish.timer")
    assert timer["OnCalendar"] == "*-*-* 05:30:00 Asia/Ho_Chi_Minh"
    assert timer["Persistent"] == "true"


def test_the_service_may_write_nowhere_but_in_the_sites_folder() -> None:
    service = settings("dan-van-publish.service")
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/srv/dan-van"
    assert service["NoNewPrivileges"] == "yes"
    assert service["WorkingDirectory"].startswith(service["ReadWritePaths"])
    assert service["ExecStart"].startswith("/usr/bin/make publish TO=/srv/dan-van SITE_URL=https://")


@pytest.mark.parametrize("name", UNITS)
def test_systemd_reads_the_units(name: str, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    assert program, "tests/debian.sh installs systemd"
    # The service's command is there on any server that builds the site, but perhaps not where this test runs.
    for unit in UNITS:
        text = (DEPLOY / unit).read_text("utf-8").replace("/usr/bin/make", "/bin/true")
        (tmp_path / unit).write_text(text, "utf-8")
    found = subprocess.run([program, "verify", str(tmp_path / name)], capture_output=True, text=True, check=False)
    assert name not in found.stderr, found.stderr
    assert found.returncode == 0, found.stderr


def test_the_image_is_served_by_nginx_and_names_no_registry() -> None:
    assert re.findall(r"^FROM (\S+)", recipe(), re.MULTILINE) == ["python:3.11-slim", "nginx:stable"]


def test_what_the_recipe_copies_and_makes_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", recipe(), re.MULTILINE)
    assert [name for names in copied for name in names.split() if not (PROJECT / name).exists()] == []
    targets = re.findall(r"\bmake (\S+)", "\n".join(re.findall(r"^RUN (make .+)$", recipe(), re.MULTILINE)))
    assert targets == [".venv/ready-ops", "publish"]
    assert "publish" in made_targets()
    assert ".venv/ready-%" in (PROJECT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Thiếu nơi đăng: thêm TO=/srv/dan-van, TO=web@may-chu:/srv/dan-van hoặc TO=rclone:kho:dan-van\n"),
        (["TO=/srv/dan-van"], "Thiếu địa chỉ trang: thêm SITE_URL=https://…/\n"),
    ],
)
def test_a_publish_without_a_place_or_an_address_does_not_begin(given: list[str], said: str) -> None:
    ready = ["--assume-old=.venv/ready-ops", "--assume-old=.venv/ready"]
    variables = {name: value for name, value in os.environ.items() if name not in ("TO", "SITE_URL", "MAKEFLAGS")}
    command = ["make", "--no-print-directory", *ready, "publish", *given]
    done = subprocess.run(command, cwd=PROJECT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
