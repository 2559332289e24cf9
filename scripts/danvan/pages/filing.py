"""Pictures and files on a page: where they stand as seen from it, and what is said beside them."""

from __future__ import annotations

import datetime as dt

from danvan import markup
from danvan.attachments import PREVIEW_WIDTH, Signature
from danvan.library import Library
from danvan.pages import photos
from danvan.pages.addresses import relative
from danvan.pages.markdown import Md, attribute
from danvan.pages.speaking import Speaking
from danvan.records import Model, Post, Record
from danvan.records.fields import VIETNAM


class Filing(Speaking):
    """The pictures and files that the page ``uri`` shows and offers."""

    library: Library
    uri: str

    def local(self, body: str) -> str:
        """A text with its pictures made ready, and the paths of its files (``assets/…``) as seen from this page."""
        body = markup.replace_pictures(body, self._picture)
        return body.replace("](assets/", f"]({relative('assets', self.uri)}/") if "](assets/" in body else body

    def _picture(self, found: markup.TextPicture) -> str:
        return photos.mark(self.library.pictures[found.file], found.alt, found.caption)

    def photo(self, record: Post | Model) -> Md:
        """A record's picture with its caption and who took it; nothing when there is none."""
        if record.image is None:
            return Md("")
        shown = photos.mark(self.library.pictures[record.image.file], self.words(record, "image", "alt"))
        caption, credit = (self._plain_html(record, "image", name) for name in ("caption", "credit"))
        below = f'{caption} <span class="dv-credit">{self.t("post.photo")}: {credit}</span>'
        return Md(f'<figure class="dv-photo">{shown}<figcaption>{below}</figcaption></figure>')

    def _plain_html(self, record: Record, *place: str | int) -> Md:
        """A field as HTML, marked when it is in another language than the page."""
        value, lang = record.in_language(place, self.lang)
        words = attribute(value)
        return words if lang == self.lang else Md(f'<span lang="{lang}">{words}</span>')

    def asset(self, path: str) -> Md:
        """The path, from this page, of a file below docs/."""
        return Md(relative(path, self.uri))

    def file_facts(self, path: str) -> Md:
        """What a reader wants to know before downloading: "PDF, 1,2 MB, 3 trang, bản quét"."""
        found = self.library.file_report(path)
        facts = [path.rpartition(".")[2].upper(), self.amount(found.size)]
        if found.pages:
            facts.append(str(self.t("document.page" if found.pages == 1 else "document.pages", n=found.pages)))
        if found.scanned:
            facts.append(str(self.t("document.scan")))
        return Md(", ".join(facts))

    def amount(self, size: int) -> str:
        """A file's size: "12 kB", "1,2 MB"."""
        amount = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
        return amount.replace(".", ",") if self.lang == "vi" else amount

    def first_page(self, path: str, label: str) -> Md:
        """A PDF's first page as a small picture; nothing for other files."""
        shown = self.library.previews.get(path)
        if shown is None:
            return Md("")
        alt = attribute(self.t("document.first_page", name=label))
        size = f'width="{PREVIEW_WIDTH}" height="{self.library.file_report(path).page_height}"'
        return Md(
            f'<img class="dv-page" alt="{alt}" src="{photos.ROOT}{shown}" {size} loading="lazy" decoding="async">'
        )

    def signed(self, path: str) -> list[Md]:
        """What is said of each digital signature of a file; never more than was verified."""
        return [self._signature(item) for item in self.library.file_report(path).signatures]

    def _signature(self, item: Signature) -> Md:
        name = ", ".join(filter(None, (item.signer, item.organisation))) or str(self.t("document.signer_unknown"))
        when = f"{dt.datetime.fromisoformat(item.when).astimezone(VIETNAM):%H:%M %d/%m/%Y}" if item.when else ""
        said = self.t("document.signed_at", when=when) if when else self.t("document.signed_no_time")
        state = "trusted" if item.trusted and item.state == "intact" else item.state
        return Md(f"{self.t('document.signature')}: {self.vi(name)} ({said}). {self.t(f'document.signature_{state}')}")
