"""Ask the built site every query of the set through the page's own search worker, and weigh the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from search.serving import serve

QUERIES = Path(__file__).parent / "queries.yml"
# The worker as a reader's page uses it: set up, somebody goes to the search box, and a moment later types; the last result.
ASK = """([root, lang, query]) => new Promise((done, failed) => {
  const worker = new Worker(`${root}assets/search/worker.js?lang=${lang}`)
  let started = 0
  let first = 0
  worker.onerror = (event) => failed(new Error(event.message))
  worker.onmessage = ({ data: { type, data } }) => {
    if (type === 1) {
      worker.postMessage({ type: "near" })
      return setTimeout(() => {
        started = performance.now()
        worker.postMessage({ type: 2, data: query })
      }, 300)
    }
    first ||= performance.now() - started
    if (data.early) return
    worker.terminate()
    done({ found: data.items.map(([item]) => item.location), first, whole: performance.now() - started })
  }
  worker.postMessage({ type: 0, data: { config: {}, docs: [] } })
})"""


@dataclass(frozen=True)
class Asked:
    """A query, what it means, and what was found, best first."""

    kind: str
    query: str
    meant: list[str]
    one: bool
    found: list[str]
    not_before: list[str]
    first: float
    weight: int

    @property
    def recall(self) -> float:
        """How much of what was meant is among the first ten."""
        return sum(page in self.found[:10] for page in self.meant) / len(self.meant)

    @property
    def hit(self) -> bool:
        """Whether the one page that was meant comes first."""
        return self.found[:1] == self.meant

    @property
    def overtaken(self) -> bool:
        """Whether a page came before the meant one that never may."""
        before = self.found[: self.found.index(self.meant[0])] if self.meant[0] in self.found else self.found
        return any(page in before for page in self.not_before)


@dataclass
class Report:
    """All queries asked."""

    asked: list[Asked] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The mean recall in the first ten."""
        return sum(each.recall for each in self.asked) / len(self.asked)

    @property
    def first_hits(self) -> float:
        """How often the one page that was meant comes first."""
        one = [each for each in self.asked if each.one]
        return sum(each.hit for each in one) / len(one)

    def lines(self) -> list[str]:
        """The report for people: what was missed, then the figures."""
        missed = [each for each in self.asked if each.recall < 1 or (each.one and not each.hit) or each.overtaken]
        rows = [
            f"{each.kind}: «{each.query}» → {', '.join(each.meant)}; tìm được: {', '.join(each.found[:5]) or 'không có'}"
            for each in missed
        ]
        times = sorted(each.first for each in self.asked)
        return [
            *rows, f"{len(self.asked)} câu hỏi; thấy trong mười kết quả đầu: {self.recall:.3f}; đúng ngay kết quả đầu: {self.first_hits:.3f}",
            f"Kết quả đầu tiên sau khi gõ, worker mới mỗi lần: giữa {times[len(times) // 2]:.0f} ms, chậm nhất {times[-1]:.0f} ms",
            *self._weighed(),
        ]  # fmt: skip

    def _weighed(self) -> list[str]:
        """What a reader's first search downloads; nothing when it was not counted."""
        heavy = sorted((each.weight, each.query) for each in self.asked if each.weight)
        if not heavy:
            return []
        middle, (most, query) = heavy[len(heavy) // 2][0], heavy[-1]
        return [f"Lần hỏi đầu tải về: giữa {middle / 1000:.0f} kB, nhiều nhất {most / 1000:.0f} kB («{query}»)"]


def queries() -> list[tuple[str, dict[str, Any]]]:
    """Every query of the set with its kind."""
    tree = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [(kind, query) for kind, found in tree.items() for query in found]


def report_of(site: Path) -> Report:
    """Serve a built site as a server would, and ask it every query."""
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(f"{served.root}robots.txt")
        served.weight()
        report = ask_all(page, served.root, served.weight)
        browser.close()
    return report


def ask_all(page: Page, root: str, weigh: Callable[[], int] = lambda: 0) -> Report:
    """Ask every query, each of a worker that has loaded nothing; the page must be one of the site.

    ``weigh`` tells how many bytes were sent since it was last asked.
    """
    report = Report()
    for kind, query in queries():
        lang = query.get("lang", "vi")
        answer = page.evaluate(ASK, [root, lang, query["q"]])
        prefix = "" if lang == "vi" else f"{lang}/"
        meant = [query["first"]] if "first" in query else query["all"]
        found = [str(location).removeprefix(prefix).partition("#")[0] for location in answer["found"]]
        report.asked.append(
            Asked(
                kind,
                query["q"],
                meant,
                "first" in query,
                list(dict.fromkeys(found)),
                query.get("not_before", []),
                answer["first"],
                weigh(),
            )
        )
    return report
