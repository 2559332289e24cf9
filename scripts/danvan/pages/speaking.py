"""Words and names in a page's language: what is only there in Vietnamese is marked so."""

from __future__ import annotations

from danvan.pages.markdown import Md, escape
from danvan.pages.words import known, say
from danvan.records import Document, Record, Unit, Withdrawn


class Speaking:
    """The words of a page in the language ``lang``."""

    lang: str

    def t(self, name: str, /, **values: object) -> Md:
        """A string of the interface."""
        return Md(say(self.lang, name, **values))

    def tx(self, record: Record, *place: str | int) -> Md:
        """A field in the page's language, marked when it is only there in Vietnamese.

        A field inside groups and lists is named by its place: ``p.tx(model, "figures", 0, "what")``.
        """
        value, lang = record.in_language(place, self.lang)
        return self.mark("" if value is None else value, lang)

    def all(self, record: Record, *place: str | int) -> Md:
        """The items of a list in the page's language, as far as translated."""
        values, lang = record.in_language(place, self.lang)
        return self.mark("; ".join(values), lang)

    def words(self, record: Record, *place: str | int) -> str:
        """A field in the page's language as plain text: where no mark of language can stand."""
        return str(record.in_language(place, self.lang)[0])

    def mark(self, value: object, lang: str) -> Md:
        """Text of another language than the page's, marked so."""
        text = escape(value)
        return text if lang == self.lang or not text else Md(f'<span lang="{lang}">{text}</span>')

    def vi(self, value: object) -> Md:
        """Vietnamese text on a page of any language: names, citations."""
        return self.mark(value, "vi")

    def title(self, record: Record) -> str:
        """A record's name as plain text, in the page's language as far as it goes."""
        if isinstance(record, Document):
            return self.document_name(record)
        if isinstance(record, Unit) and record.is_commune:
            return self.commune_name(record)
        if isinstance(record, Withdrawn):
            return say(self.lang, "withdrawn.title")
        for name in ("title", "name"):
            if name in type(record).model_fields:
                return str(record.in_language(name, self.lang)[0])
        return record.heading

    def title_lang(self, record: Record) -> str:
        """The language of ``title``."""
        if isinstance(record, Document | Withdrawn) or (isinstance(record, Unit) and record.is_commune):
            return self.lang
        name = "title" if "title" in type(record).model_fields else "name"
        return record.in_language(name, self.lang)[1]

    def document_name(self, document: Document) -> str:
        """ "Kết luận số 126-KL/TW", "Conclusion No. 126-KL/TW"; a law by its name."""
        if self.lang == "vi":
            return document.name
        kind = say(self.lang, f"doctype.{document.type}")
        if document.type == "Luật":
            title = str(document.in_language("title", self.lang)[0])
            return title if document.number is None else f"{title} ({document.number})"
        number = document.number or document.number_form
        return f"{kind} No. {number}" if number else kind

    def commune_name(self, unit: Unit) -> str:
        """ "Xã Bắc Sơn" → "Bắc Sơn Commune"; "Phường Tam Thanh" → "Tam Thanh Ward"."""
        if self.lang == "vi":
            return unit.name
        form, _, name = unit.name.partition(" ")
        return f"{name} {'Ward' if form == 'Phường' else 'Commune'}"

    def issuer(self, name: str) -> Md:
        """An issuer, with its usual English name on English pages where there is one."""
        words = known(self.lang, f"organ.{name}")
        return escape(words) if words else self.vi(name)

    def issuers(self, document: Document) -> str:
        """A document's issuers as plain text."""
        return ", ".join(known(self.lang, f"organ.{name}") or name for name in document.issuers)

    def whole_name(self, document: Document) -> Md:
        """A document's name whose number does not break at its hyphen or slash."""
        name = escape(self.document_name(document))
        if document.number is None:
            return name
        number = escape(str(document.number))
        return Md(str(name).replace(number, f'<span class="dv-symbol">{number}</span>'))
