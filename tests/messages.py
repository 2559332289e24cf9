"""Every message that an editor or operator can get, read from the code itself: ``make messages`` writes the list anew.

A list read from the code forgets no message. "…" stands for what is filled in when it is said; what was found and what
to do stand in one line, with an arrow between.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ROOT / "scripts" / "danvan"
LIST = CODE / "data" / "messages.txt"
VIETNAMESE = re.compile("[À-ỹ]")
# What a program calls a thing, beside what people read of it.
KEY = re.compile(r"[\w./#-]*$", re.ASCII)
# Calls whose words are no messages: labels of fields, help of commands, patterns, lists of names.
NO_MESSAGES = re.compile(
    r"^(field|field_of|re\..*|frozenset|.*\.add_(argument|parser|argument_group|run)|ArgumentParser|Kind|add)$"
)
# Modules that know names and forms of papers, and what forms and data files say of their fields.
NO_SPEAKERS = (
    "citations.py", "editor/collections.py", "editor/config.py", "exports/opendata/", "gate/glance.py", "gate/reading.py", "gate/secrecy.py",
    "importing/issuing.py", "importing/letterhead.py", "importing/signature.py", "pages/speaking.py", "records/awards.py",
    "records/doctype.py", "reports/word.py", "symbols/citing.py", "symbols/model.py", "tables/excel.py", "vietnamese.py",
)  # fmt: skip


def spoken(code: Path = CODE) -> dict[str, list[str]]:
    """The messages in the code, by the module (``records/parts.py``) that says them, each once, in the order of the code."""
    found = {}
    for path in sorted(code.rglob("*.py")):
        name = path.relative_to(code).as_posix()
        lines = [] if name.startswith(NO_SPEAKERS) else list(dict.fromkeys(Module(path.read_text("utf-8")).messages()))
        if lines:
            found[name] = lines
    return found


def listing(messages: dict[str, list[str]]) -> str:
    """The list as a person reads it: a module, its messages below; without line numbers, which change too often."""
    return "\n".join(f"{module}\n" + "".join(f"  {line}\n" for line in lines) for module, lines in messages.items())


class Module:
    """One module's code and the texts in it."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.constants = {
            target.id: words
            for node in self.tree.body
            if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name)
            and (words := self.words(node.value)) is not None
        }  # fmt: skip

    def messages(self) -> Iterator[str]:
        """Every text of it that is a message."""
        yield from self._within(self.tree)

    def words(self, node: ast.AST) -> str | None:
        """A text as it is written, with … for each value in it; a text that has a name is put in its place."""
        match node:
            case ast.Constant(value=str(text)):
                return text
            case ast.Name(id=name):
                return getattr(self, "constants", {}).get(name)
            case ast.JoinedStr(values=parts):
                return "".join(self.words(part) or "…" for part in parts)
            case ast.FormattedValue(value=inner, format_spec=None):
                return self.words(inner) if isinstance(inner, ast.Name) else None
        return None

    def _within(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Call) and NO_MESSAGES.match(ast.unparse(node.func)):
            return
        children = [child for child in ast.iter_child_nodes(node) if not _is_docstring(child)]
        # The pieces of a text are no texts, but a value in it may choose between two.
        if not isinstance(node, ast.JoinedStr):
            texts = [
                words for child in children if _is_text(child) and (words := self.words(child)) and not KEY.match(words)
            ]
            for said in [" → ".join(texts)] if _is_pair(node, texts) else texts:
                if VIETNAMESE.search(said) and len(re.findall(r"[^\W\d_]{2,}", said)) > 2:
                    yield " ".join(said.split())
        for child in children:
            yield from self._within(child)


def _is_pair(node: ast.AST, texts: list[str]) -> bool:
    """What was found and what to do, in a call or a tuple."""
    return isinstance(node, ast.Call | ast.Tuple) and len(texts) <= 3


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr) or (
        isinstance(node, ast.Name) and node.id.isupper() and isinstance(node.ctx, ast.Load)
    )


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


if __name__ == "__main__":
    LIST.write_text(listing(spoken()), encoding="utf-8")
