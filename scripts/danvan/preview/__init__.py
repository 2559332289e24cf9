"""A preview that shows a saved post at once: pages are made when somebody looks at them, by processes that stay.

``serving`` answers browsers and watches the files. ``desk`` holds the content in a process of its own (``content``:
what a page is made of, ``collecting``: the pages there are), ``engine`` makes HTML of it. What was saved is taken in by
the desk that is there, for its own page; beside it a new desk reads everything, and takes its place: lists, feeds and
the rules between files are right then.
"""

from danvan.preview.serving import serve

__all__ = ["serve"]
