"""The addresses of other sites that the content names: asked, graded, remembered. Never stops a publish."""

from danvan.outside.asking import AskingError
from danvan.outside.checking import Round, check, offline

__all__ = ["AskingError", "Round", "check", "offline"]
