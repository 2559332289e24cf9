"""Making right files of content: what a person answers, or a row of a sheet, becomes a file that the check accepts.

The schema says what is asked; the library says what exists and checks the files before they are written.
"""

from danvan.writing.drafts import Draft, finish
from danvan.writing.saving import save

__all__ = ["Draft", "finish", "save"]
