"""What the doctor found, as an operator reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was found and what to do; ``blocks`` when the site cannot be made or published so."""

    message: str
    fix: str
    blocks: bool = True

    def __str__(self) -> str:
        return f"{'LỖI' if self.blocks else 'Lưu ý'}: {self.message}\n    → {self.fix}"
