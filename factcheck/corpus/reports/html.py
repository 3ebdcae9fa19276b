"""One page that an editor reads and a desk keeps: it holds all it needs and asks for nothing.

Long lists are cut, and what is left out is counted. The page forbids itself to load anything and to run
any script but its own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.corpus.queries import Results
from factcheck.corpus.reports._calendar import calendar, labels
from factcheck.corpus.reports._charts import Bar, columns, rows
from factcheck.corpus.reports._wording import (
    GROUPS,
    UNFINISHED,
    counted,
    day,
    headline,
    known,
    left_out,
    link,
    period,
    pieces,
)
from factcheck.corpus.results import Tally, Totals
from factcheck.visible import shown

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from factcheck.reports import View

MOST_PROBLEMS = 500
MOST_CONFLICTS = 50
MOST_ARTICLES = 25
MOST_FAILURES = 50
MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title and what it leaves out."""

    title: str
    drawing: str
    others: str


def report(results: Results, view: View) -> Iterator[str]:
    """The page, in pieces."""
    style, script = _part("_page.css"), _part("_page.js")
    page = _environment().get_template("_page.html")
    return page.generate(
        totals=results.totals,
        charts=list(_charts(results)),
        conflicts=list(results.conflicts(MOST_CONFLICTS)),
        worst=results.worst(MOST_ARTICLES),
        problems=list(results.problems(MOST_PROBLEMS)),
        failures=results.failures(MOST_FAILURES),
        unfinished=UNFINISHED,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )


def _charts(results: Results) -> Iterator[Chart]:
    yield Chart("What became of every figure", rows(_outcomes(results.totals)), "")
    months = results.tallies("month")
    if on_calendar := calendar(months):
        bars = [_bar(tally, "published") for tally in on_calendar]
        missing = sum(tally.total for tally in months) - sum(tally.total for tally in on_calendar)
        others = f"{missing:,} in articles without a date or longer ago" if missing else ""
        yield Chart("Findings by month", columns(bars, labels(on_calendar)), others)
    for field, lacking in GROUPS.items():
        tallies, others = left_out(results.tallies(field), MOST_BARS, lacking)
        if tallies:
            yield Chart(f"Findings by {field}", rows([_bar(tally, field) for tally in tallies]), others)


def _outcomes(totals: Totals) -> list[Bar]:
    outcomes = [
        Bar("right", (("right", totals.right),)),
        Bar("to fix", (("error", totals.to_fix),)),
        Bar("contested", (("note", totals.contested),)),
        Bar("without a fact", (("open", totals.without_fact),)),
        Bar("not checked", (("open", totals.not_checked),)),
        Bar("suppressed", (("open", totals.suppressed),)),
    ]
    return [bar for bar in outcomes if bar.total or bar.name in ("right", "to fix", "not checked")]


def _bar(tally: Tally, field: str) -> Bar:
    parts = (("error", tally.errors), ("warning", tally.warnings), ("note", tally.notes))
    name = known(tally.name)
    return Bar(
        name.replace("_", " ") if field == "check" else name, parts, f"#{field}={quote(name, safe='')}"
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "counted": counted,
        "day": day,
        "headline": headline,
        "known": known,
        "link": link,
        "number": "{:,}".format,
        "period": period,
        "pieces": pieces,
        "shown": shown,
    }
    return environment


def _part(name: str) -> Markup:
    """A file of the page, which is the project's own and goes in as it is."""
    from markupsafe import Markup

    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    """What a policy calls an inline style or script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
