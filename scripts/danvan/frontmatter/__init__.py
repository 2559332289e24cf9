"""Text of a content file → its fields, each with its line, and its body.

Nothing is guessed: values stay as typed (``so: 0126`` is the text "0126"); the records' schema gives them a type.
A BOM, CRLF line ends and decomposed letters (NFD) are accepted and normalised; everything else that is odd is a
Problem with its line.
"""

from danvan.frontmatter.decoding import MAX_BYTES, decode
from danvan.frontmatter.reading import Place, Value
from danvan.frontmatter.source import SourceFile, digest_of, parse, read

__all__ = ["MAX_BYTES", "Place", "SourceFile", "Value", "decode", "digest_of", "parse", "read"]
