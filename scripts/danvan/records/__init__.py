"""The kinds of record: the one schema from which messages, forms, handbook and pages come."""

from danvan.records.base import Record
from danvan.records.commendation import Commendation
from danvan.records.document import Document
from danvan.records.fields import PartialDate
from danvan.records.model import Model
from danvan.records.movement import Movement
from danvan.records.parts import Broken, Source
from danvan.records.plan import Plan
from danvan.records.post import Post
from danvan.records.unit import Unit
from danvan.records.withdrawn import WITHDRAWABLE, Withdrawn

KINDS: tuple[type[Record], ...] = (Document, Plan, Movement, Model, Commendation, Post, Unit)

__all__ = [
    "KINDS", "WITHDRAWABLE", "Broken", "Commendation", "Document", "Model", "Movement", "PartialDate", "Plan", "Post", "Record",
    "Source", "Unit", "Withdrawn",
]  # fmt: skip
