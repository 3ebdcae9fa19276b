"""What a store says, as reports and people ask for it: totals, tallies, problems, conflicts, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 1000  # rows held at a time
EVIDENCE = 3  # sentences shown for one value of a conflict

_ARTICLE = "name, title, url, outlet, published, copies, digest"
_MARK = "row(claims.begins, claims.ends, claims.sentence, claims.sentence_begins)"
_WORST = "list_position(['error', 'warning', 'note'], severity)"


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was audited, and with what outcome; each text counts once, however often it was published.

    Every one of the ``figures`` is ``right``, ``to_fix``, ``contested``, ``without_fact``, ``not_checked`` or
    ``suppressed``. ``errors``, ``warnings`` and ``notes`` count problems: the figures to fix, the contested
    ones, and the ``inconsistent``, which are places where figures of one text disagree with each other.
    ``articles`` have a problem; ``unread`` documents could not be checked; ``skipped`` numbers are no
    figures. A run that is not ``finished`` has not come to all documents.
    """

    documents: int
    outlets: int
    first_day: date | None
    last_day: date | None
    texts: int
    independent: int
    skipped: int
    figures: int
    right: int
    to_fix: int
    contested: int
    without_fact: int
    not_checked: int
    suppressed: int
    inconsistent: int
    errors: int
    warnings: int
    notes: int
    articles: int
    conflicts: int
    unread: int
    program: str
    facts: int
    facts_digest: str
    finished: bool

    @property
    def open(self) -> int:
        """The figures that no fact was held against."""
        return self.without_fact + self.not_checked


@dataclass(frozen=True, slots=True)
class Article:
    """The article that carried a text first, and how many documents in all have the text."""

    name: str
    title: str | None
    url: str | None
    outlet: str | None
    published: date | None
    copies: int
    digest: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, its offset in the article, and the figures that are spoken of: offsets into ``text``."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]

    @property
    def figures(self) -> list[str]:
        """The figures as written."""
        return [self.text[start:end] for start, end in self.marks]


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure that a fact does not bear out, or figures of one text that cannot all be true.

    ``check`` is the verdict on the figure, or the check that the figures fail; ``slip``, ``fact`` belong
    to the one, ``reported`` and ``computed`` to the other.
    """

    article: Article
    severity: str
    check: str
    slip: str | None
    passages: tuple[Passage, ...]
    subject: str | None
    attribute: str | None
    attributed_to: str | None
    quoted: bool
    reason: str
    replacement: str | None
    fact: str | None
    reported: str | None
    computed: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many problems share a name: a check, an outlet, a month or a subject."""

    name: str | None
    errors: int
    warnings: int
    notes: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.notes


@dataclass(frozen=True, slots=True)
class Worst:
    """An article with what is wrong in it."""

    article: Article
    figures: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict: how many independent documents carry it, and the first sentences that do."""

    documents: int
    evidence: tuple[tuple[Article, Passage], ...]

    @property
    def first(self) -> Article:
        """The article that carried the value first."""
        return self.evidence[0][0]

    @property
    def value(self) -> str:
        """The value as its first carrier wrote it."""
        return self.evidence[0][1].figures[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of different documents for one subject, attribute and time that cannot all be true."""

    id: str
    subject: str | None
    attribute: str | None
    unit: str | None
    period_start: date | None
    period_end: date | None
    fact: str | None
    severity: str
    documents: int
    reason: str
    sides: tuple[Side, ...]


class Results:
    """The content of a store, read on demand. What is wrong comes worst first, then newest first."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        connection.execute(files(__package__).joinpath("results.sql").read_text(encoding="utf-8"))

    @cached_property
    def totals(self) -> Totals:
        """What was audited, and with what outcome. Raises ``InputError`` for a store without an audit."""
        for row in self._rows(files(__package__).joinpath("totals.sql").read_text(encoding="utf-8")):
            return Totals(*row)
        raise InputError("the store holds no audit; make one with: factcheck audit CORPUS --store FILE")

    def tallies(self, field: str) -> list[Tally]:
        """The problems by ``check``, ``outlet`` or ``subject``, most first, or by ``month``, in order.

        Those without an outlet, month or subject come last.
        """
        name = "strftime(published, '%Y-%m')" if field == "month" else f'"{field}"'
        order = "" if field == "month" else "count(*) DESC,"
        return [
            Tally(*row)
            for row in self._rows(
                f"""
                SELECT {name} AS shared, count(*) FILTER (severity = 'error'),
                       count(*) FILTER (severity = 'warning'), count(*) FILTER (severity = 'note')
                FROM problems GROUP BY shared ORDER BY shared IS NULL, {order} shared"""
            )
        ]

    def worst(self, most: int | None = None) -> list[Worst]:
        """The articles with the most errors, then the most warnings."""
        rows = self._rows(
            f"""
            SELECT {_ARTICLE}, contents.claims, count(*) FILTER (severity = 'error') AS errors,
                   count(*) FILTER (severity = 'warning') AS warnings, count(*) FILTER (severity = 'note')
            FROM problems JOIN contents USING (digest)
            GROUP BY ALL ORDER BY errors DESC, warnings DESC, published DESC NULLS LAST, name LIMIT ?""",
            [most],
        )
        return [Worst(Article(*row[:7]), *row[7:]) for row in rows]

    def failures(self, most: int | None = None) -> list[tuple[str, str]]:
        """The documents that could not be checked, each with the reason, by name."""
        return list(self._rows("SELECT name, reason FROM failures ORDER BY name, reason LIMIT ?", [most]))

    def problems(self, most: int | None = None) -> Iterator[Problem]:
        """What is wrong, at most this many, worst first, then newest first."""
        rows = self._rows(
            f"""
            WITH chosen AS (
                SELECT * FROM problems
                ORDER BY rank, published DESC NULLS LAST, name, begins, "check", figures LIMIT ?
            )
            SELECT {_ARTICLE}, severity, "check", slip, subject, attribute, attributed_to, quoted,
                   reason, replacement, fact, reported, computed,
                   (SELECT list({_MARK} ORDER BY claims.begins, claims.ends) FROM claims
                    WHERE claims.digest = chosen.digest AND list_contains(figures, claims.claim))
            FROM chosen
            ORDER BY rank, published DESC NULLS LAST, name, begins, "check", figures""",
            [most],
        )
        for row in rows:
            article, (severity, check, slip, *rest), marks = Article(*row[:7]), row[7:-1], row[-1]
            yield Problem(article, severity, check, slip, _passages(marks), *rest)

    def conflicts(self, most: int | None = None) -> Iterator[Conflict]:
        """Documents that disagree, at most this many, the strongest of the worst first."""
        rows = self._rows(
            f"""
            WITH chosen AS (
                SELECT * FROM conflicts ORDER BY {_WORST}, strength DESC, conflict LIMIT ?
            ), carried AS (
                SELECT DISTINCT ON (conflict, side, digest) conflict, side, story, {_ARTICLE}, {_MARK} AS mark
                FROM conflict_claims SEMI JOIN chosen USING (conflict)
                JOIN claims USING (digest, claim)
                JOIN contents USING (digest)
                JOIN carriers USING (digest)
                ORDER BY conflict, side, digest, begins
            ), sides AS (
                SELECT conflict, side, count(DISTINCT story) AS documents,
                       list(row({_ARTICLE}, mark) ORDER BY published NULLS LAST, name)[:{EVIDENCE}]
                           AS evidence
                FROM carried GROUP BY ALL
            ), told AS (
                SELECT conflict, list(row(documents, evidence) ORDER BY side) AS sides
                FROM sides GROUP BY conflict
            )
            SELECT conflict, subject, attribute, unit, period_start, period_end, fact, severity, documents,
                   reason, sides
            FROM chosen JOIN told USING (conflict)
            ORDER BY {_WORST}, strength DESC, conflict""",
            [most],
        )
        for *fields, sides in rows:
            fields.append(tuple(_side(*side) for side in sides))
            yield Conflict(*fields)

    def _rows(self, query: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        result = self._connection.execute(query, parameters)
        while rows := result.fetchmany(BATCH):
            yield from rows


def _passages(marks: list[tuple[int, int, str, int]]) -> tuple[Passage, ...]:
    """The sentences that hold the figures, in the order of the text, each once with its figures marked."""
    sentences: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for begins, ends, sentence, start in marks:
        sentences.setdefault((start, sentence), []).append((begins - start, ends - start))
    return tuple(Passage(text, start, tuple(marked)) for (start, text), marked in sentences.items())


def _side(documents: int, evidence: list[tuple[Any, ...]]) -> Side:
    return Side(documents, tuple((Article(*row[:7]), _passages([row[7]])[0]) for row in evidence))
