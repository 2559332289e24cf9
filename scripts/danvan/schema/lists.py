"""The closed lists: which of the locales' blocks has the labels of each."""

from __future__ import annotations

from typing import Any, get_args

from danvan.records import (
    awards,
    base,
    citing,
    commendation,
    doctype,
    model,
    parts,
    plan,
    post,
    recipient,
    relation,
    status,
    unit,
)
from danvan.schema.model import Choice

BLOCKS: dict[str, Any] = {
    "status": status.StatusValue, "status_basis": status.StatusBasis, "event": status.EventType,
    "level": doctype.Level, "doctype": doctype.TypeName, "relation": relation.RelationType,
    "confidence": citing.Confidence, "discrepancy": citing.DiscrepancyKind, "misprint": plan.PrintKind, "unit_paper": plan.Paper,
    "confirms": parts.Confirmable, "audience": base.Audience, "stage": model.Stage, "model_field": model.Field, "award_form": awards.Form,
    "grantor": awards.Grantor, "award_state": commendation.State, "name_basis": recipient.BasisKind,
    "post_kind": post.PostKind, "tag": post.Tag, "unit_kind": unit.UnitKind,
}  # fmt: skip
# A misprint of the plan is called as a discrepancy is.
SAME_WORDS = {"misprint": "discrepancy"}


def choices(values: tuple[str, ...]) -> tuple[Choice, ...]:
    """The values of a closed list with their labels' names. Raises LookupError for a list that has no labels."""
    for block, kind in BLOCKS.items():
        if get_args(kind) == values:
            return tuple(Choice(value, f"{SAME_WORDS.get(block, block)}.{value}") for value in values)
    raise LookupError(f"no labels for {values}: name the list in schema/lists.py and give it words in locales/*.yml")
