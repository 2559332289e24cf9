"""What is said of a digital signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

# intact: the file is what was signed; changed: something was added afterwards; broken: the signature does not fit.
State: TypeAlias = Literal["intact", "changed", "broken"]


@dataclass(frozen=True)
class Signature:
    """One signature: names and time as the signer's certificate and program say them; empty when they say nothing."""

    signer: str
    organisation: str
    when: str
    state: State
    trusted: bool
