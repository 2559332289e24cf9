"""The form of each kind: where its files lie, what they are called, what is asked."""

from __future__ import annotations

from typing import Any

from danvan.editor.widgets import Field, Form
from danvan.library import Library
from danvan.library.handwritten import HandPage
from danvan.pages.words import say
from danvan.records import KINDS
from danvan.records import shape as shapes
from danvan.records.translation import PENDING
from danvan.schema import FieldSpec, KindSpec, kind_spec, own_and_shared

Collection = dict[str, Any]
# In the order in which they are used; the plan is written once a year, by hand.
FORMS = ("post", "document", "model", "commendation", "movement", "unit")
# The field from which a file's name is made, and that from which the year of its folder is.
NAMED_BY = {
    "post": "{{date | truncate(10,'-')}}-{{title}}", "document": "{{number}}-{{date | truncate(4,'-')}}", "model": "{{name}}",
    "commendation": "{{title}}", "movement": "{{name}}", "unit": "{{name}}",
}  # fmt: skip
YEAR_OF = {"post": "date", "commendation": "posted"}
TITLES = {"document": "number", "model": "name", "movement": "name", "unit": "name"}
SUMMARIES = {"document": "{{number}} {{short_name}} {{title}}", "post": "{{date | truncate(10,' ')}} {{title}}"}
SLUG_HINT = "Tên tệp và địa chỉ của trang: chữ thường không dấu, chữ số, gạch nối. Sau khi đăng không đổi."
SLUG_HINTS = {"document": "Số, ký hiệu và năm, ví dụ 126-kl-tw-2025 (luật: luat-10-2022-qh15). Sau khi đăng không đổi."}
BODY_HINT = (
    "Nội dung của trang. Dẫn tới văn bản, mô hình hay mục của kế hoạch bằng mã trong hai ngoặc vuông, ví dụ "
    "\\[\\[126-kl-tw-2025\\]\\]."
)
# What may stand in a text; pictures have fields of their own.
BUTTONS = ["bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list"]
BY = "ban biên tập"
I18N = {"i18n": True}


def kind_collection(kind: KindSpec, library: Library) -> Collection:
    """The form of a kind of record."""
    model = {known.kind: known for known in KINDS}[kind.name]
    folder = {"path": f"{{{{{YEAR_OF[kind.name]} | truncate(4,'-')}}}}/{{{{slug}}}}"} if kind.by_year else {}
    title = TITLES.get(kind.name, "title")
    return {
        "name": kind.name, "label": _capital(kind.label), "label_singular": kind.label, "folder": kind.folder, **folder,
        "create": True, "delete": False, "extension": "md", "format": "yaml-frontmatter", **I18N,
        "identifier_field": title, "summary": SUMMARIES.get(kind.name, f"{{{{{title}}}}}"), "slug": _slug(kind.name),
        "sortable_fields": _order(kind, title), "aliases_field": False, "editor": {"preview": False},
        "fields": _fields(kind, Form.of(model, library)),
    }  # fmt: skip


def _fields(kind: KindSpec, form: Form) -> list[dict[str, Any]]:
    """What must be told, in the schema's order, then the text, what may be told, and last what every kind shares."""
    own, shared = own_and_shared(kind)
    first = max(place for place, spec in enumerate(own, start=1) if spec.required)
    body = _body(required=kind.name == "post")
    return [
        *form.fields(own[:first]),
        body,
        *form.fields(own[first:]),
        *map(_unchosen, form.fields(shared)),
        _translation(),
    ]


def _unchosen(field: Field) -> Field:
    """What every kind of content has is written only when somebody chooses it."""
    return {name: value for name, value in field.items() if name != "default" or field["widget"] != "select"}


def pages_collection(library: Library) -> Collection:
    """The pages written by hand, each for itself."""
    files = [_page(page) for _, page in sorted(library.pages.items())]
    return {"name": "page", "label": "Trang viết tay", "files": files, "editor": {"preview": False}, **I18N}


def collections(library: Library) -> list[Collection]:
    """Every form, the most used first."""
    return [*(kind_collection(kind_spec(name), library) for name in FORMS), pages_collection(library)]


def _slug(name: str) -> dict[str, Any]:
    pattern = [f"^(?:{shapes.KEY.pattern})$", "Chỉ dùng chữ thường không dấu, chữ số và gạch nối."]
    hint = SLUG_HINTS.get(name, SLUG_HINT)
    return {"template": NAMED_BY[name], "editable": ["create"], "hint": hint, "pattern": pattern}


def _order(kind: KindSpec, title: str) -> dict[str, Any]:
    """By name; what comes every week, the newest first."""
    by = {"field": YEAR_OF[kind.name], "direction": "descending"} if kind.by_year else {"field": title}
    return {"fields": list(dict.fromkeys((title, by["field"]))), "default": by}


def _page(page: HandPage) -> dict[str, Any]:
    fields = [_page_field(spec) for spec in kind_spec("page").fields]
    return {
        "name": page.stem.replace("/", "-"), "label": page.fields.title, "file": f"docs/{page.stem}.{{{{locale}}}}.md",
        **I18N, "fields": [*fields, _body(required=True)],
    }  # fmt: skip


def _page_field(spec: FieldSpec) -> Field:
    asked = {"name": spec.name, "label": spec.label, "hint": _capital(spec.help)}
    if spec.choices:
        # The Vietnamese file says it for both.
        options = [{"label": say("vi", choice.word), "value": choice.value} for choice in spec.choices]
        return {**asked, "widget": "select", "options": options, "required": False}
    return {**asked, "widget": "string", "maxlength": spec.limits.max_length, **I18N}


def _body(*, required: bool) -> dict[str, Any]:
    return {
        "name": "body", "label": "Nội dung", "hint": BODY_HINT, "widget": "markdown", "required": ["vi"] if required else False,
        "buttons": BUTTONS, "editor_components": [], "modes": ["raw", "rich_text"], **I18N,
    }  # fmt: skip


def _translation() -> dict[str, Any]:
    """Whence an English file was made: the command ``translated`` marks it later; the form's script keeps it from the Vietnamese file."""
    return {"name": "translation", "widget": "hidden", "default": {"of": PENDING, "by": BY}, **I18N}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
