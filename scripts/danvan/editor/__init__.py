"""The form in the browser: the configuration of Sveltia CMS, made from the one schema.

``widgets`` makes a field of the form from a field of the schema, ``collections`` the form of a kind, ``backend`` says
where the files are kept, ``page`` writes the folder's page. What Sveltia saves are the same files that people write.
"""

from danvan.editor.backend import Backend, backend
from danvan.editor.config import config
from danvan.editor.page import page

__all__ = ["Backend", "backend", "config", "page"]
