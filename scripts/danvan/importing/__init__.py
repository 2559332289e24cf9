"""A Word file → a draft: clean Markdown, fields guessed and marked for checking, and a report of what was changed.

opening → package (the file's own XML mended) → pandoc (blocks) → letterhead, signature, structure → writer (Markdown)
→ guessing (fields). Pandoc is called as a program.
"""

from danvan.importing.importer import Imported, Wish, import_file

__all__ = ["Imported", "Wish", "import_file"]
