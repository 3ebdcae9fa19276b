"""``factcheck facts``: curates the facts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.facts.fact import Fact, Source
    from factcheck.facts.factset import FactSet
    from factcheck.quantities.interval import Interval

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Curates the facts.")

_ONE_LINE = 1000  # columns; a fact is not wrapped when the list goes to another program
_SEVERITIES = ("error", "warning", "note")
_FATAL = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


@app.command()
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders, as with --facts.", show_default=False),
    ] = None,
    facts: options.Facts = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="The day to check on.  [default: today]"),
    ] = None,
    fail_on: options.Fail = options.FailOn.error,
    quiet: Annotated[bool, typer.Option("--quiet", help="Leave out the notes.")] = False,
) -> None:
    """Reports what is wrong or doubtful about facts, each with file, line and column.

    Facts that no command can load make the exit code 2, whatever --fail-on says.
    """
    from factcheck.facts.lint import INVALID, lint
    from factcheck.visible import visible

    problems = lint(_paths([*(paths or ()), *(facts or ())]), as_of.date() if as_of else None)
    for problem in problems:
        if not (quiet and problem.severity == "note"):
            typer.echo(visible(str(problem)))
    found = Counter[str](problem.severity for problem in problems)
    typer.echo(", ".join(_counted(found[severity], severity) for severity in _SEVERITIES))
    if any(problem.name == INVALID for problem in problems):
        raise typer.Exit(2)
    raise typer.Exit(1 if any(found[severity] for severity in _FATAL[fail_on]) else 0)


@app.command("list")
def list_facts(
    facts: options.Facts = None,
    subject: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only facts about the subject of this name, alias or id."),
    ] = None,
) -> None:
    """Lists facts, one line each: id, subject, property, value, and since when it holds."""
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    from factcheck.cli.output import width
    from factcheck.visible import visible

    known = _load(facts)
    whole = Column("id", no_wrap=True, overflow="fold")
    table = Table(whole, "subject", "property", "value", "holds", box=None, pad_edge=False)
    for fact in _about(known, subject) if subject else known:
        cells = (fact.id, known.subject(fact.subject).name, fact.property, fact.written, _validity(fact))
        table.add_row(*(Text(visible(cell)) for cell in cells))
    console = Console(highlight=False, width=width() if sys.stdout.isatty() else _ONE_LINE)
    with console.capture() as page:  # the console itself would end the program when the reader leaves
        console.print(table)
    typer.echo(page.get(), nl=False)


@app.command()
def show(
    fact_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, as in `facts list`.")],
    facts: options.Facts = None,
) -> None:
    """Shows all about one fact: what it says, since when, who says so, and where it is written down."""
    from factcheck.visible import visible

    known = _load(facts)
    fact = known.get(fact_id)
    if fact is None:
        raise InputError(f'no fact has the id "{fact_id}"; {_nearest(fact_id, [each.id for each in known])}')
    for label, text in _details(fact, known):
        typer.echo(f"{label:<10} {visible(text)}")


@app.command()
def suggest(
    store: options.StoreFile,
    least: Annotated[int, typer.Option(min=2, metavar="N", help="Independent articles that must agree.")] = 3,
    output: options.Output = None,
) -> None:
    """Writes figures that many independent articles agree on and no fact covers, as facts to be sourced."""
    from factcheck.cli.output import write
    from factcheck.corpus.store import open_store
    from factcheck.corpus.suggest import suggest_facts

    with open_store(store, read_only=True) as opened:
        write(suggest_facts(opened, least), output)


def _paths(given: list[Path] | None) -> tuple[Path, ...]:
    from factcheck.settings import load_settings

    return tuple(given) if given else load_settings().facts


def _load(given: list[Path] | None) -> FactSet:
    from factcheck.facts.load import load_facts

    return load_facts(_paths(given))


def _about(known: FactSet, name: str) -> Iterator[Fact]:
    """The facts about the subjects that ``name`` names. ``InputError`` if it names none."""
    ids = {mention.subject for mention in known.mentions(name)}
    if not ids:
        ids = {
            subject.id for subject in known.subjects() if name.lower() in (subject.id, subject.name.lower())
        }
    if not ids:
        hint = _nearest(name, [subject.name for subject in known.subjects()])
        raise InputError(f'no subject is called "{name}"; {hint}')
    for subject_id in sorted(ids):
        yield from known.facts_of(subject_id)


def _nearest(name: str, known: list[str]) -> str:
    from factcheck.facts.schema import suggestion

    return suggestion(name, known)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _validity(fact: Fact) -> str:
    """The days on which a fact holds, both ends included."""
    last = fact.valid_until - timedelta(days=1) if fact.valid_until else None
    if fact.valid_from and fact.valid_from == last:
        return f"on {last}"
    parts = [f"from {fact.valid_from}" if fact.valid_from else "", f"to {last}" if last else ""]
    return " ".join(filter(None, parts)) or "always"


def _details(fact: Fact, known: FactSet) -> Iterator[tuple[str, str]]:
    subject = known.subject(fact.subject)
    yield "id", fact.id
    yield "subject", ", ".join([subject.name, *subject.aliases])
    yield "property", fact.property
    yield "value", fact.written
    yield "covers", f"{_covered(fact.interval, fact.unit)} {fact.unit or ''}".rstrip()
    yield "status", fact.status
    yield "holds", _validity(fact)
    optional = {
        "cues": ", ".join(fact.cues),
        "as of": fact.as_of,
        "tolerance": fact.tolerance and f"{fact.tolerance.normalize():,f}",
        "formula": fact.formula,
        "note": fact.note,
    }
    yield from ((label, str(text)) for label, text in optional.items() if text)
    for variant in fact.variants:
        said = [_covered(variant.interval, fact.unit), str(variant.as_of or ""), variant.note or ""]
        yield "variant", "; ".join(filter(None, said))
        yield from (("  source", _cited(source)) for source in variant.sources)
    yield from (("source", _cited(source)) for source in fact.sources)
    yield "place", str(fact.place)


def _covered(interval: Interval, unit: str | None) -> str:
    if unit == "date":
        return "a calendar date"
    low, high = (None if end is None else f"{end.normalize():,f}" for end in (interval.low, interval.high))
    if low == high and low is not None:
        return low
    if low is None or high is None:
        side = ("more than" if interval.low_open else "at least") if high is None else ""
        side = side or ("less than" if interval.high_open else "at most")
        return f"{side} {low or high}"
    return f"{low} to {high}"


def _cited(source: Source) -> str:
    retrieved = f"retrieved {source.retrieved}" if source.retrieved else ""
    quote = f"“{source.quote}”" if source.quote else ""
    return ", ".join(filter(None, [source.title, source.locator, source.url, retrieved, quote]))
