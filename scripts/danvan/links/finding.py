"""What can be wrong with the built site's addresses: the kinds of fault, and one fault found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

# Each kind: what is wrong, and what to do.
KINDS: dict[str, tuple[str, str]] = {
    "no-page": ("liên kết tới trang không có", "sửa địa chỉ, hoặc bỏ liên kết"),
    "no-file": ("liên kết tới tệp không có", "đặt tệp vào docs/assets/, hoặc sửa tên tệp"),
    "no-anchor": ("liên kết tới mục không có trong trang", "sửa phần sau dấu #, hoặc dẫn tới đầu trang"),
    "no-slash": ("thiếu gạch chéo cuối địa chỉ", "thêm / vào cuối: máy chủ khỏi phải chuyển hướng"),
    "case": ("sai chữ hoa, chữ thường", "viết đúng như tên tệp: máy chủ phân biệt hoa thường"),
    "nfd": ("tên tệp hoặc địa chỉ có dấu gõ rời khỏi chữ", "đặt lại tên không dấu; cần dấu thì gõ lại bằng bảng mã Unicode dựng sẵn"),
    "empty": ("liên kết để trống", "điền địa chỉ, hoặc bỏ liên kết"),
    "script": ("liên kết chạy mã lệnh (javascript:)", "bỏ liên kết; trang không cho chạy mã trong địa chỉ"),
    "protocol": ("địa chỉ bắt đầu bằng //", "viết đủ https://"),
    "insecure": ("dẫn tới chính trang này bằng http://", "đổi thành https://, hoặc viết địa chỉ từ gốc trang"),
    "local": ("địa chỉ chỉ mở được trên một máy", "đưa tệp lên trang rồi dẫn tới bản trên trang"),
    "outside": ("đường dẫn ra ngoài trang", "bớt ../ hoặc viết địa chỉ đầy đủ"),
    "malformed": ("địa chỉ sai dạng", "viết lại địa chỉ, không dấu cách, không ký tự lạ"),
    "mailto": ("địa chỉ thư sai dạng", "viết mailto:ten@co-quan.vn"),
    "tel": ("số điện thoại sai dạng", "viết tel:+84 rồi đến số, không có số 0 đầu, ví dụ tel:+842053812345"),
    "remote": ("trang tự tải thứ ở máy chủ khác", "đưa tệp về docs/assets/"),
    "double-id": ("hai mục của một trang có cùng mã (id)", "đổi tên một trong hai mục"),
    "idref": ("nhãn trỏ tới mã (id) không có trong trang", "báo người giữ mã nguồn sửa mẫu trang: for, aria-labelledby, aria-controls …"),
    "unreadable": ("tệp không đọc được", "dựng lại trang; nếu vẫn vậy thì báo người giữ mã nguồn"),
    "canonical": ("địa chỉ chính thức (canonical) sai", "báo người giữ mã nguồn: mỗi trang nêu một địa chỉ chính thức đầy đủ, có thật"),
    "hreflang": ("hai ngôn ngữ không dẫn về nhau", "báo người giữ mã nguồn: mỗi bản nêu cả hai bản, kể cả chính nó"),
    "language": ("trang tiếng Việt trong khung tiếng Anh không ghi lang", "báo người giữ mã nguồn: bọc phần tiếng Việt trong lang=\"vi\""),
    "relative-404": ("trang báo lỗi dùng địa chỉ tương đối", "báo người giữ mã nguồn: viết từ gốc trang, vì trang này hiện ra ở mọi địa chỉ"),
    "redirect": ("trang chuyển hướng sai", "chuyển thẳng tới trang có thật, một lần"),
    "unlisted": ("sơ đồ trang nêu trang không dành cho máy tìm kiếm", "báo người giữ mã nguồn: bỏ trang khỏi sơ đồ, hoặc cho máy tìm kiếm đọc"),
    "withdrawn": ("liên kết tới trang đã rút", "bỏ liên kết, hoặc dẫn tới trang khác"),
    "orphan": ("không trang nào dẫn tới trang này", "thêm liên kết từ một danh sách, hoặc bỏ trang"),
    "unreached": ("tệp nội dung không lên trang", "xem tên tệp và thư mục có đúng quy định không"),
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: its kind, the page or file it is on (from the site's root), the address as written.

    ``nearest`` is an existing place that may be meant; ``source`` the content file and line it came from, where known.
    """

    kind: str
    page: str
    target: str
    detail: str = ""
    nearest: str = ""
    source: str = ""

    def __str__(self) -> str:
        return f"{self.page}: {self.said}"

    @property
    def said(self) -> str:
        """The fault in words, without the page."""
        what = f"{KINDS[self.kind][0]}: «{self.target}»"
        detail = f" ({self.detail})" if self.detail else ""
        nearest = f"; có thể là «{self.nearest}»" if self.nearest else ""
        return f"{what}{detail}{nearest}"


def gather(findings: Iterable[Finding]) -> list[tuple[Finding, list[str]]]:
    """The same fault on many pages once, with all its pages: a frame's broken link stands on every page."""
    pages: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in sorted(findings):
        pages[finding.kind, finding.target, finding.detail].append(finding)
    return [(found[0], [finding.page for finding in found]) for found in pages.values()]
