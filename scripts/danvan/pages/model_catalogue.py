"""The list of models as a table to take away: CSV, Excel and Word (features F30)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.words import LANGUAGES
from danvan.records import Model
from danvan.tables import WRITERS, Cell, Table, TableGroup

# The columns with their shares of a sheet's width, each by its name in the interface.
COLUMNS = {
    "model.f1": 30, "model.field": 16, "model.stage": 14, "model.place": 26, "model.commune": 16, "model.unit": 22,
    "model.start": 10, "model.updated": 12, "model.address": 30,
}  # fmt: skip


def model_downloads(lang: str) -> dict[str, str]:
    """Where the files stand, by their format: dan-van-kheo/danh-muc/vi/mo-hinh.xlsx."""
    return {kind: f"dan-van-kheo/danh-muc/{lang}/mo-hinh.{kind}" for kind in WRITERS}


def model_table(p: Context) -> Table:
    """Every model, newest first."""
    models = p.library.models
    day = max((model.updated for model in models), default=None)
    return Table(
        p.t("model.title").striptags(), p.agency(), str(p.t("footer.updated", date=p.date(day))) if day else "",
        tuple(str(p.t(name)) for name in COLUMNS), tuple(COLUMNS.values()), "",
        (TableGroup("", tuple(_row(p, model) for model in models)),), p.lang,
    )  # fmt: skip


def _row(p: Context, model: Model) -> tuple[Cell, ...]:
    def name(key: str | None) -> str:
        return p.title(p.library.records[key]) if key else ""

    texts = (
        p.title(model), str(p.t(f"model_field.{model.field_of_work}")), str(p.t(f"stage.{model.stage}")),
        str(model.in_language("place", p.lang)[0]), name(model.commune), name(model.unit), str(model.timing.start),
    )  # fmt: skip
    return (*(" ".join(text.split()) for text in texts), model.updated, p.site.url + address_in(uri_of(model), p.lang))


def model_files(library: Library, site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """The files in each language and format, with the paths where they stand."""
    for lang in LANGUAGES:
        table = model_table(Context(library, site, lang, LISTS["models"]))
        for kind, path in model_downloads(lang).items():
            yield path, WRITERS[kind](table)
