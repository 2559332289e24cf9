"""Every record together: read once, references resolved both ways, the rules across files."""

from danvan.library.core import Library
from danvan.library.handwritten import HandPage
from danvan.library.loading import load, survey
from danvan.library.memory import Keeper, Memory, Oblivious, memorise, remember
from danvan.library.references import Link
from danvan.library.rereading import reread
from danvan.library.showing import EVERYTHING

__all__ = [
    "EVERYTHING",
    "HandPage",
    "Keeper",
    "Library",
    "Link",
    "Memory",
    "Oblivious",
    "load",
    "memorise",
    "remember",
    "reread",
    "survey",
]
