"""What a text tells of its record's fields. Every guess is to be checked by a person; what is not told is not guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import get_args

from danvan.frontmatter import Value
from danvan.importing.blocks import Block, Heading, Items
from danvan.importing.issuing import NAMES_ONLY, issuers_of, level_of
from danvan.importing.letterhead import Head
from danvan.importing.registration import model_fields
from danvan.importing.signature import Foot
from danvan.library import Library
from danvan.pages.words import say
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records.awards import Form
from danvan.records.post import Tag
from danvan.symbols import lower_title
from danvan.vietnamese import fold
from danvan.writing.values import Fields

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[“\"A-ZĐÀ-Ỹ])")
MOST_TAGS = 2
MERIT = re.compile(r"(?:đã\s+)?có\s+(?:nhiều\s+)?thành\s+tích[^.;:\n]*", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """What was read: the head, the foot, and the blocks between them."""

    head: Head
    foot: Foot
    blocks: tuple[Block, ...]
    today: dt.date

    @property
    def plain(self) -> str:
        """All its words."""
        return "\n".join(words for block in self.blocks for words in words_of(block))

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, headings and lists left out."""
        return [" ".join(block.text.split()) for block in self.blocks if type(block) is Block and block.text]


def words_of(block: Block) -> list[str]:
    """The text of a block and of the items in it."""
    if isinstance(block, Items):
        return [words for item in block.items for inner in item for words in words_of(inner)]
    return [block.text] if block.text else []


@dataclass
class Guess:
    """Fields that the text tells, and the blocks that make the body."""

    fields: Fields = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


def kind_of(text: Text) -> type[Record]:
    """What a text most likely is."""
    title = fold(text.head.title)
    if re.search(r"(?:^|\d\. ?)ten mo hinh", fold(text.plain)) or "dang ky mo hinh" in title:
        return Model
    if text.head.type == "Quyết định" and re.search(
        r"khen thuong|tang (?:giay|bang) khen|danh hieu thi dua|tang thuong", title
    ):
        return Commendation
    return Document if text.head.found else Post


def guess(kind: type[Record], text: Text, library: Library, given: Collection[str] = ()) -> Guess:
    """The fields of a kind that the text tells; ``given`` are those that the person gives, which are not guessed."""
    if issubclass(kind, Document):
        return _document(text, library)
    if issubclass(kind, Model):
        return Guess(model_fields(text.blocks))
    return _commendation(text, library) if issubclass(kind, Commendation) else _post(text, given)


def _kept(**fields: Value) -> Fields:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def _document(text: Text, library: Library) -> Guess:
    head, foot = text.head, text.foot
    issuers = issuers_of(head, library)
    blank = head.number_text if head.number_text and head.number is None else ""
    fields = _kept(
        number=str(head.number or ""), number_form=re.sub(r"^[\s.…]*/", "…/", blank), type=head.type,
        level=level_of(head), issuers=issuers, date=head.date, title=_capital(head.title),
        signer=foot.signer, signer_title=foot.signer_title, summary=_document_summary(text, issuers),
    )  # fmt: skip
    return Guess(fields, text.blocks)


def _document_summary(text: Text, issuers: list[Value]) -> str:
    """What the paper is, then its first sentences."""
    head = text.head
    name = " ".join(filter(None, (head.type, f"số {head.number}" if head.number else "")))
    first = " ".join(
        filter(None, (name, f"của {', '.join(map(str, issuers))}" if issuers else "", lower_title(head.title)))
    ).rstrip(".;")
    more = [] if level_of(head) in NAMES_ONLY else text.paragraphs
    return _sentences([f"{first}.", *more] if name else more, 80, 1000)


def _sentences(paragraphs: list[str], least: int, most: int) -> str:
    """The first whole sentences that make at least so many letters, and at most so many; "" when there are none."""
    found = ""
    for sentence in (each for paragraph in paragraphs for each in SENTENCE.split(paragraph)):
        longer = f"{found} {sentence}".strip()
        if len(longer) > most or len(found) >= least:
            break
        found = longer
    return found if least <= len(found) <= most else ""


def _post(text: Text, given: Collection[str]) -> Guess:
    blocks = list(text.blocks)
    title = text.head.title
    if not title and "title" not in given and blocks and _is_title(blocks[0]):
        title = " ".join(blocks.pop(0).text.split())
    rest = Text(text.head, text.foot, tuple(blocks), text.today)
    links = [run.link for block in blocks for run in block.runs if run.link.startswith("http")]
    sources: list[Value] = [{"url": links[0], "checked_on": text.today.isoformat()}] if links else []
    fields = _kept(
        title=title.rstrip("."), summary=_sentences(rest.paragraphs, 60, 500), tags=_tags(rest.plain), sources=sources
    )
    return Guess(fields, rest.blocks)


def _is_title(block: Block) -> bool:
    plain = type(block) in (Block, Heading) and not any(run.note or run.picture for run in block.runs)
    return plain and 8 <= len(block.text) <= 200


def _tags(plain: str) -> list[Value]:
    """The subjects whose names the text has most often."""
    folded = fold(plain)
    counts = Counter({tag: folded.count(fold(say("vi", f"tag.{tag}"))) for tag in get_args(Tag)})
    return [tag for tag, count in counts.most_common(MOST_TAGS) if count > 1]


def _commendation(text: Text, library: Library) -> Guess:
    """The decision and its reason. Who is commended is never copied: names need a basis that a person records."""
    head, foot = text.head, text.foot
    issuers = issuers_of(head, library)
    words = f"{text.plain}\n{head.title}"
    form = next((form for form in get_args(Form) if fold(form) in fold(words)), "")
    merit = MERIT.search(words)
    decision = _kept(
        number=str(head.number or ""),
        date=head.date,
        issuer=issuers[-1] if issuers else None,
        signer_title=foot.signer_title,
    )
    title = _capital(re.sub(r"^về việc\s+", "", head.title, flags=re.IGNORECASE))
    fields = _kept(
        title=title, form=form, granted_by=_grantor(head), decision=decision, date=head.date,
        reason=f"{_capital(merit[0].strip())}." if merit else "", state="in_force",
    )  # fmt: skip
    return Guess(fields)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _grantor(head: Head) -> str:
    organ = head.organ.split("-")[0]
    by_organ = {
        "SVHTTDL": "department-head",
        "UBND": "province-chairman",
        "CTUBND": "province-chairman",
        "TTg": "prime-minister",
        "CTN": "president",
    }
    return by_organ.get(organ, "minister" if organ.startswith("B") else "")
