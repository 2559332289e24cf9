"""The Markdown that people write: what may stand in it, and the references in it.

Raw HTML, attribute lists, scripts' addresses and other sites' pictures are refused with their line, so that nothing
an editor pastes can run in a reader's browser or call another server. ``clean`` is the second lock: whatever HTML
comes out of a body is reduced to a safe subset.
"""

from danvan.markup.checking import check
from danvan.markup.cleaning import clean
from danvan.markup.code import blank_code
from danvan.markup.footnotes import PLACE, has_footnotes
from danvan.markup.links import links
from danvan.markup.pictures import TextPicture, replace_pictures
from danvan.markup.references import Reference, references, replace_references

__all__ = [
    "PLACE",
    "Reference",
    "TextPicture",
    "blank_code",
    "check",
    "clean",
    "has_footnotes",
    "links",
    "references",
    "replace_pictures",
    "replace_references",
]
