"""The pages of plans, movements, units, models and commendations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from danvan.pages.context import Context
from danvan.pages.documents import plan_discrepancies, record_page
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.related import related_to, related_to_section
from danvan.pages.rendering import render
from danvan.records import Commendation, Model, Movement, Plan, Post, Record, Unit
from danvan.records.plan import Deadline, Duty, Section

LINKED: tuple[tuple[str, str], ...] = (
    ("nav.movements", "movements"), ("nav.documents", "documents"), ("nav.models", "models"), ("plan.tasks", "tasks"),
)  # fmt: skip


def outgoing(p: Context, record: Record) -> list[tuple[str, list[Md]]]:
    """The records that a record names in its fields, as links by kind."""
    found = []
    for name, field in LINKED:
        values = getattr(record, field, [])
        links = [p.section(value) if "#" in value else p.link(p.library.records[value]) for value in values]
        if links:
            found.append((name, links))
    return found


@dataclass(frozen=True)
class PlanSection:
    """A section of the plan as its page shows it."""

    number: str
    title: Md
    level: int
    anchor: str
    text: Md
    groups: list[tuple[str, list[Md]]]


def plan_page(p: Context, plan: Plan) -> Page:
    """The plan, section by section, with what cites it and what it cites."""
    translated = plan.translation(p.lang)
    lang = p.lang if translated else "vi"
    sections = [_plan_section(p, plan, section, lang) for section in plan.sections(lang)]
    text = render(
        "plan", p, plan=plan, sections=sections, ended=plan.period.end.last < p.today,
        deadlines=_in_words(p, plan, "deadlines"), duties=_in_words(p, plan, "duties"),
        issuers=Md(", ".join(p.issuer(name) for name in plan.issuers)), discrepancies=plan_discrepancies(p, plan),
    )  # fmt: skip
    return record_page(p, plan, p.title(plan), text, str(plan.in_language("summary", p.lang)[0]))


def _in_words(p: Context, plan: Plan, name: str) -> list[tuple[Deadline | Duty, Md, Md]]:
    """Deadlines or duties with their ``what`` and ``who`` in the page's language, as far as translated."""
    rows: list[Deadline | Duty] = getattr(plan, name)
    return [(row, p.tx(plan, name, index, "what"), p.tx(plan, name, index, "who")) for index, row in enumerate(rows)]


def _plan_section(p: Context, plan: Plan, section: Section, lang: str) -> PlanSection:
    groups = []
    for found in related_to_section(p, plan, section.number):
        name = "plan.cited_here" if found.name == "nav.documents" else found.name
        links = [p.link(record) for record in found.records]
        groups.append((name, [*links, p.to(found.more, p.t("site.all_items", n=found.total))] if found.more else links))
    return PlanSection(
        section.number, p.mark(section.title, lang), section.level, section.anchor, p.plan_text(plan, section), groups
    )


def tasks_page(p: Context, plan: Plan) -> Page:
    """What the site has for each of the plan's tasks."""
    tasks = [(section, related_to_section(p, plan, section.number)) for section in plan.tasks(p.lang)]
    text = render("tasks", p, plan=plan, tasks=tasks)
    return Page(p.uri, p.t("plan.tasks_title", year=plan.year), text, p.t("plan.tasks_intro"), updated=plan.updated)


def movement_page(p: Context, movement: Movement) -> Page:
    """The movement with its names, its facts and what refers to it."""
    translated = movement.translation(p.lang)
    notes = translated.fields.facts if translated else []
    facts = [
        (fact, p.mark(notes[index], p.lang) if index < len(notes) else p.vi(fact.text))
        for index, fact in enumerate(movement.facts)
    ]
    text = render("movement", p, movement=movement, facts=facts, related=related_to(p, movement))
    return record_page(p, movement, p.title(movement), text, str(movement.in_language("summary", p.lang)[0]))


def unit_page(p: Context, unit: Unit) -> Page:
    """A unit or commune: what the plan charges it with, what it did, its former names."""
    duties = []
    for plan in p.library.plans:
        for index, duty in enumerate(plan.duties):
            if duty.unit == unit.key:
                duties.append((f"{plan.key}#{duty.section}", p.tx(plan, "duties", index, "what")))
    text = render("unit", p, unit=unit, duties=duties, related=related_to(p, unit))
    summary = unit.in_language("summary", p.lang)[0] or ", ".join(former.name for former in unit.former)
    return record_page(p, unit, p.title(unit), text, f"{p.title(unit)}. {summary}")


def model_page(p: Context, model: Model) -> Page:
    """The model in its ten fields."""
    steps, lang = model.in_language("method", p.lang)
    outputs, output_lang = model.in_language("outputs", p.lang)
    text = render(
        "model", p, model=model, steps=[p.mark(step, lang) for step in steps],
        outputs=[p.mark(output, output_lang) for output in outputs], links=outgoing(p, model), related=related_to(p, model),
    )  # fmt: skip
    return record_page(p, model, p.title(model), text, str(model.in_language("summary", p.lang)[0]))


def commendation_page(p: Context, item: Commendation) -> Page:
    """The commendation, its decision, those it commends."""
    decision = Md("")
    if item.decision:
        words = f"{item.decision.number}"
        number = Md(f"[{p.vi(words)}]({item.decision.url})") if item.decision.url else p.vi(words)
        decision = Md(f"{number}, {p.date(item.decision.date)}, {p.vi(item.decision.issuer)}")
    text = render("commendation", p, item=item, decision=decision, links=outgoing(p, item), related=related_to(p, item))
    page = record_page(p, item, p.title(item), text, str(item.in_language("reason", p.lang)[0]))
    return page if p.library.is_recent(item.key) else replace(page, search="paper")


def post_page(p: Context, post: Post) -> Page:
    """The post, with the records that it names."""
    named = [("nav.documents", post.documents), ("nav.models", post.models), ("nav.commendations", post.commendations),
             ("nav.movements", post.movements), ("unit.communes", post.communes)]  # fmt: skip
    related: list[tuple[str, list[Md]]] = [
        (name, [p.link(p.library.records[key]) for key in keys]) for name, keys in named if keys
    ]
    if post.tasks:
        related.append(("plan.tasks", [p.section(task) for task in post.tasks]))
    text = render("post", p, post=post, related=related)
    page = record_page(p, post, p.title(post), text, str(post.in_language("summary", p.lang)[0]))
    return page if p.library.is_recent(post.key) else replace(page, search="old")
