"""The one schema made public: what people, forms and programs are told of each kind of content and its fields.

It is read from the records' own models, so it cannot say anything else than the check does.
"""

from danvan.schema.describing import fields_of, kind_spec, kind_specs, own_and_shared
from danvan.schema.front_matter import DIALECT, front_matter_schema
from danvan.schema.model import Choice, FieldSpec, KindSpec, Limits, every_field

__all__ = [
    "DIALECT", "Choice", "FieldSpec", "KindSpec", "Limits", "every_field", "fields_of", "front_matter_schema", "kind_spec", "kind_specs",
    "own_and_shared",
]  # fmt: skip
