"""Pictures: opened safely, resized, cleaned of what the camera wrote, kept by content."""

from danvan.images.opening import PictureError
from danvan.images.publishing import Published, files_of, look
from danvan.images.resizing import shrunk

__all__ = ["PictureError", "Published", "files_of", "look", "shrunk"]
