"""What ssh, rsync and rclone say when they fail → what an operator reads of it.

Each pattern is of words that the program really said (tests/test_over_ssh.py and test_in_a_bucket.py run them); the first that fits counts.
"""

from __future__ import annotations

import re

FAULTS = {
    # ssh
    "REMOTE HOST IDENTIFICATION HAS CHANGED": (
        "khóa của máy chủ đã khác lần trước: máy chủ vừa cài lại, hoặc có kẻ đứng giữa; hỏi người giữ máy chủ trước khi xóa "
        "khóa cũ bằng  ssh-keygen -R"
    ),
    "Host key verification failed": (
        "máy này chưa biết khóa của máy chủ; chạy  ssh  tới đó một lần, so khóa với người giữ máy chủ rồi trả lời yes"
    ),
    r"Permission denied \(": "máy chủ không nhận khóa SSH của tài khoản này; thêm khóa công khai vào ~/.ssh/authorized_keys ở đó",
    # what is not there
    r"rsync: (command )?not found|rsync: No such file|exec rsync": "máy chủ chưa có rsync; cài ở đó bằng  sudo apt-get install rsync",
    r"flock: (command )?not found": "máy chủ chưa có flock; cài ở đó bằng  sudo apt-get install util-linux",
    r"can't cd to|\bcd: .*No such file": "máy chủ không có thư mục này; xem lại cách viết, hoặc đăng lần đầu để tạo",
    "didn't find section in config file": "rclone chưa biết kho này; chạy  rclone config,  hoặc sửa tên kho",
    "NoSuchBucket|bucket does not exist|directory not found": (
        "kho lưu trữ không có ngăn (bucket) hay thư mục tên này; tạo trước, hoặc sửa tên"
    ),
    # what is refused
    "InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|Forbidden": (
        "kho lưu trữ không nhận khóa, hoặc khóa không có quyền; xem lại bằng  rclone config"
    ),
    "No space left on device": "hết chỗ trên đĩa ở đầu kia; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại",
    "Disk quota exceeded|QuotaExceeded": "hết hạn mức ở đầu kia; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại",
    "File too large": "tệp lớn quá mức máy chủ cho phép",
    "Permission denied|Operation not permitted": "không có quyền ghi ở đầu kia; sửa quyền thư mục, hoặc dùng tài khoản của trang",
    "Read-only file system": "đĩa ở đầu kia chỉ cho đọc; báo người giữ máy chủ",
    # the way there
    "Could not resolve hostname|no such host": "không tìm thấy máy mang tên này; xem lại cách viết, và mạng",
    "Connection refused|connection refused|No route to host|Network is unreachable|[Tt]imed out|timeout": (
        "không nối được tới máy đó; xem máy có chạy không, mạng có thông không"
    ),
    "Connection (closed|reset)|connection unexpectedly closed|Broken pipe|connection reset|not responding|EOF": (
        "mất liên lạc giữa chừng; chạy lại lệnh"
    ),
    "unsupported transport": "rclone bản này không dùng được khi có biến môi trường AWS_CA_BUNDLE; bỏ biến đó rồi chạy lại",
}  # fmt: skip


def explained(program: str, words: str) -> str:
    """What a program said, in Vietnamese where it is known, with its own words: those that tell, else the last."""
    lines = [line.strip(" @\r") for line in words.splitlines() if line.strip(" @\r")]
    for pattern, meaning in FAULTS.items():
        if said := next((line for line in lines if re.search(pattern, line)), ""):
            return f"{meaning} ({program} báo: {said})"
    return f"{program} báo: {lines[-1]}" if lines else f"{program} dừng mà không nói vì sao"
