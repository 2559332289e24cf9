"""Pictures of a Word file → files of the site, at a sensible size, without what the camera wrote; each to be described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from danvan.images import PictureError, shrunk
from danvan.importing.report import Report
from danvan.records.base import UNDESCRIBED

FOLDER = "docs/assets/anh"
# Windows' drawings, which no browser shows and Pillow cannot read here.
DRAWINGS = (".emf", ".wmf", ".svg", ".tif", ".tiff")


@dataclass
class Pictures:
    """The pictures that a text uses: ``files`` by their path from the project's root."""

    root: Path
    stem: str
    media: Mapping[str, bytes]
    report: Report
    files: dict[str, bytes] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)

    def markdown(self, name: str, caption: str) -> str:
        """A picture where it stands, with a place for its description; "" for one that cannot be shown."""
        path = self._paths.get(name) or self._kept(name)
        if not path:
            return ""
        number = list(self._paths).index(name) + 1
        below = f' "{caption}"' if caption else ""
        return f"![{UNDESCRIBED} {number}]({path.removeprefix('docs/')}{below})"

    def _kept(self, name: str) -> str:
        file = name.rpartition("/")[2]
        try:
            if name.lower().endswith(DRAWINGS):
                raise PictureError("hình vẽ của Word", "chụp lại thành ảnh PNG nếu cần")
            content, ending = shrunk(self.media.get(name, b""))
        except PictureError as error:
            self.report.see(f"bỏ hình {file}: {error.message}; {error.fix}")
            return ""
        path = self._free(ending)
        self.files[path] = content
        self._paths[name] = path
        self.report.did("lấy ảnh ra, thu nhỏ vừa trang, bỏ dữ liệu máy ảnh")
        number = len(self._paths)
        self.report.see(f"viết mô tả cho ảnh {number} ({path}): thay chữ «{UNDESCRIBED} {number}»")
        return path

    def _free(self, ending: str) -> str:
        """A path that no file has."""
        number = len(self.files) + 1
        while (self.root / (path := f"{FOLDER}/{self.stem}-{number}.{ending}")).exists() or path in self.files:
            number += 1
        return path
