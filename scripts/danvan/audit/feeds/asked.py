"""What the rules of feeds ask of the site: each question is noted with its answer, so that what was found can be kept."""

from __future__ import annotations

from urllib.parse import unquote

from danvan.built import Files

# What was asked ("page", "size") of which address, and the answer.
Answers = dict[tuple[str, str], int | None]


class Asked:
    """The files of the site with the public address ``base``, for the rules of one feed."""

    def __init__(self, files: Files, base: str) -> None:
        self.base = base
        self.answers: Answers = {}
        self._files = files

    def is_page(self, url: str) -> bool:
        """Whether an address is whole and a page of the site."""
        return self._answer("page", url) is not None

    def size(self, url: str) -> int | None:
        """How many bytes the file of the site at an address has; None when it is not there."""
        return self._answer("size", url)

    def still(self, answers: Answers) -> bool:
        """Whether questions asked of another build have the same answers in this one."""
        return all(self._find(*question) == answer for question, answer in answers.items())

    def _answer(self, asked: str, url: str) -> int | None:
        if (asked, url) not in self.answers:
            self.answers[asked, url] = self._find(asked, url)
        return self.answers[asked, url]

    def _find(self, asked: str, url: str) -> int | None:
        path = unquote(url.removeprefix(self.base)).strip("/")
        if not url.startswith(self.base):
            return None
        if asked == "page":
            return 1 if f"{path}/index.html".lstrip("/") in self._files else None
        return self._files[path].stat().st_size if path in self._files else None
