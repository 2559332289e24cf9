"""The files for operators: systemd's units and the container's recipe."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

DEPLOY = Path(__file__).parents[1] / "deploy"


def settings(name: str) -> dict[str, str]:
    """A unit's settings."""
    return dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / name).read_text("utf-8"), re.MULTILINE))


def test_the_timer_publishes_at_dawn_in_viet_nam_and_makes_up_for_a_missed_one() -> None:
    timer = settings("dan-van-publish.timer")
    assert timer["OnCalendar"] == "*-*-* 05:30:00 Asia/Ho_Chi_Minh"
    assert timer["Persistent"] == "true"
    if program := shutil.which("systemd-analyze"):
        found = subprocess.run([program, "calendar", timer["OnCalendar"]], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stderr


def test_the_service_may_write_nowhere_but_in_the_sites_folder() -> None:
    service = settings("dan-van-publish.service")
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/srv/dan-van"
    assert service["NoNewPrivileges"] == "yes"
    assert service["WorkingDirectory"].startswith(service["ReadWritePaths"])
    assert service["ExecStart"].startswith("/usr/bin/make publish TO=/srv/dan-van SITE_URL=https://")


def test_the_image_is_served_by_nginx_and_names_no_registry() -> None:
    images = re.findall(r"^FROM (\S+)", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    assert images == ["python:3.11-slim", "nginx:stable"]
