"""Code in a body: the only place where HTML may stand, so it is told from text the way the renderer tells it.

Where the two could differ (a fence that is not closed, backticks over several lines), nothing counts as code: a check
too strict asks an editor to rewrite a line, one too lax lets a script through.
"""

from __future__ import annotations

import re

# In a list it stands below the item's words, every line of it as far in as its first.
FENCE = re.compile(
    r"^(?P<indent> *)(?P<mark>`{3,}|~{3,})[ \t]*[\w.+#-]*[ \t]*\n(?:(?P=indent).*\n|(?!(?P=indent))[ \t]*\n)*?(?P=indent)(?P=mark)[ \t]*$",
    re.MULTILINE,
)
ODD_FENCE = re.compile(r"^[\s>*+\d.:-]*(?:`{3,}|~{3,})", re.MULTILINE)
# As Python-Markdown's own pattern for code in a line, but never over a line's end.
CODE_SPAN = re.compile(r"(?<!\\)(?P<mark>`+)(?!`).+?(?<!`)(?P=mark)(?!`)")
PARAGRAPH = re.compile(r"(?:.+\n?)+")


def blank_code(text: str) -> str:
    """The text with code blanked out, every other character where it was."""
    if "`" not in text and "~~~" not in text:
        return text
    without_fences = FENCE.sub(_blank, text)
    if ODD_FENCE.search(without_fences):
        return text
    return PARAGRAPH.sub(_blank_spans, without_fences)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _blank_spans(paragraph: re.Match[str]) -> str:
    """Code in the lines of a paragraph; none when a backtick is left over, which may open code in another line."""
    blanked = CODE_SPAN.sub(_blank, paragraph.group())
    return paragraph.group() if "`" in blanked else blanked
