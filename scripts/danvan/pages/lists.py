"""The lists of everything but documents: plans, movements, models, commendations, units; the home page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from danvan.pages.abbreviations import abbreviations_page
from danvan.pages.addresses import LISTS
from danvan.pages.booklet import booklet
from danvan.pages.context import Context
from danvan.pages.deadlines import deadlines_page
from danvan.pages.markdown import Md
from danvan.pages.model_catalogue import model_downloads
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.pages.tallies import of_commendations, of_models
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.vietnamese import slugify

# The plan asks that these three are studied first (II.1); they open the home page.
CONCLUSIONS = ("126-kl-tw-2025", "127-kl-tw-2025", "128-kl-tw-2025")
HOME_ITEMS = 5


def lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """Every such list; ``p`` makes the context of a page."""
    yield plans(p(LISTS["plans"]))
    yield movements(p(LISTS["movements"]))
    yield models(p(LISTS["models"]))
    yield from commendations(p)
    yield units(p(LISTS["units"]))
    yield communes(p(LISTS["communes"]))
    yield booklet(p(LISTS["booklet"]))
    yield deadlines_page(p(LISTS["deadlines"]))
    yield abbreviations_page(p(LISTS["abbreviations"]))


def _updated(records: Sequence[Record]) -> dt.date | None:
    return max((record.updated for record in records), default=None)


def counted(p: Context, record: Record) -> list[Md]:
    """How many models, commendations and posts refer to a record, those that are not none."""
    kinds: tuple[tuple[str, type[Record]], ...] = (("models", Model), ("commendations", Commendation), ("posts", Post))
    found = [(name, len(p.library.referring(record.key, kind))) for name, kind in kinds]
    return [p.t(f"counts.{name}", n=n) for name, n in found if n]


def home(p: Context) -> Md:
    """The lists of the home page, below its hand-written opening."""
    library = p.library
    conclusions = [record for key in CONCLUSIONS if isinstance(record := library.records.get(key), Document)]
    return render(
        "home", p, pinned=library.pinned, conclusions=conclusions, posts=library.posts[:HOME_ITEMS],
        plan=library.plans[0] if library.plans else None, documents=library.documents[:HOME_ITEMS],
        document_count=len(library.documents), movements=library.movements, models=library.models[:HOME_ITEMS],
        commendations=library.commendations[:HOME_ITEMS],
    )  # fmt: skip


def plans(p: Context) -> Page:
    """The editions of the plan, year by year (features F111)."""
    text = render("plans", p, plans=p.library.plans)
    return Page(p.uri, p.t("plan.title"), text, p.t("plan.intro"), updated=_updated(p.library.plans))


def movements(p: Context) -> Page:
    """The movements that the plan names."""
    found = [(movement, counted(p, movement)) for movement in p.library.movements]
    text = render("movements", p, movements=found)
    return Page(p.uri, p.t("movement.title"), text, p.t("movement.intro"), updated=_updated(p.library.movements))


def models(p: Context) -> Page:
    """The models by field of work, or how to send one in."""
    groups = []
    for name in dict.fromkeys(model.field_of_work for model in p.library.models):
        found = [model for model in p.library.models if model.field_of_work == name]
        groups.append((p.t(f"model_field.{name}"), name, found))
    text = render(
        "models",
        p,
        models=p.library.models,
        groups=groups,
        tallies=of_models(p, p.library.models),
        downloads=model_downloads(p.lang),
    )
    return Page(p.uri, p.t("model.title"), text, p.t("model.intro"), updated=_updated(p.library.models))


def commendations(p: Callable[[str], Context]) -> Iterator[Page]:
    """The register: all by form, and a page for each year."""
    first = p(LISTS["commendations"])
    years = sorted({item.year for item in first.library.commendations}, reverse=True)
    paths = [(year, f"khen-thuong/{year}/index.md") for year in years]
    yield _register(first, first.t("commendation.title"), first.library.commendations, paths)
    for year, path in paths:
        page = p(path)
        items = [item for item in page.library.commendations if item.year == year]
        heading = Md(f"{page.t('commendation.title')}: {page.t('commendation.year', year=year)}")
        yield _register(page, heading, items, [])


def _register(p: Context, heading: Md, items: list[Commendation], years: list[tuple[int, str]]) -> Page:
    groups = []
    for form in dict.fromkeys(item.form for item in items):
        groups.append((p.t(f"award_form.{form}"), slugify(form), [item for item in items if item.form == form]))
    valid = [item for item in items if item.state == "in_force"]
    recipients = [recipient for item in valid for recipient in item.recipients]
    totals = p.t(
        "commendation.totals", n=len(valid), collectives=sum(bool(r.collective) for r in recipients),
        persons=sum(bool(r.person) for r in recipients),
    )  # fmt: skip
    tallies = of_commendations(p, items, years=len(years) > 1)
    text = render("commendations", p, heading=heading, years=years, groups=groups, totals=totals, tallies=tallies)
    return Page(p.uri, heading, text, p.t("commendation.intro"), updated=_updated(items))


def units(p: Context) -> Page:
    """The Department's units."""
    text = render("units", p, units=p.library.units)
    return Page(p.uri, p.t("unit.title"), text, p.t("unit.intro"), updated=_updated(p.library.units))


def communes(p: Context) -> Page:
    """The 65 communes and wards with their former names."""
    found = [(unit, counted(p, unit)) for unit in p.library.communes]
    text = render("communes", p, communes=found)
    return Page(
        p.uri, p.t("unit.communes_title"), text, p.t("unit.communes_intro"), updated=_updated(p.library.communes)
    )
