"""A store, asked what reports and people want to know: the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.corpus.results import (
    Article,
    Conflict,
    Passage,
    Problem,
    Record,
    Side,
    Tally,
    Totals,
    Worst,
)
from factcheck.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 1000  # rows held at a time
EVIDENCE = 3  # sentences shown for one value of a conflict

_MARK = "row(claims.begins, claims.ends, claims.sentence, claims.sentence_begins)"


class Results:
    """The content of a store, read when it is asked for. What is wrong comes worst first, then newest first.

    One answer must be read to its end before the next question is put.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        connection.execute(_query("queries.sql"))

    @cached_property
    def totals(self) -> Totals:
        """What was audited, and with what outcome. Raises ``InputError`` for a store without an audit."""
        for row in self._rows(_query("totals.sql")):
            return Totals(*row)
        raise InputError("the store holds no audit; make one with: factcheck audit CORPUS --store FILE")

    def tallies(self, field: str) -> list[Tally]:
        """The problems by ``check``, ``outlet`` or ``subject``, most first, or by ``month``, in order.

        Those without an outlet, month or subject come last.
        """
        name = "strftime(published, '%Y-%m')" if field == "month" else f'"{field}"'
        order = "" if field == "month" else "count(*) DESC,"
        rows = self._rows(
            f"""
            SELECT {name} AS shared, count(*) FILTER (severity = 'error'),
                   count(*) FILTER (severity = 'warning'), count(*) FILTER (severity = 'note')
            FROM problems GROUP BY shared ORDER BY shared IS NULL, {order} shared"""
        )
        return [Tally(*row) for row in rows]

    def worst(self, most: int | None = None) -> list[Worst]:
        """The articles with the most errors, then the most warnings."""
        rows = self._rows(
            """
            SELECT article, contents.claims, count(*) FILTER (severity = 'error') AS errors,
                   count(*) FILTER (severity = 'warning') AS warnings, count(*) FILTER (severity = 'note')
            FROM problems JOIN contents USING (digest)
            GROUP BY article, contents.claims, published, name
            ORDER BY errors DESC, warnings DESC, published DESC NULLS LAST, name LIMIT ?""",
            [most],
        )
        return [Worst(Article(*article), *counts) for article, *counts in rows]

    def failures(self, most: int | None = None) -> list[tuple[str, str]]:
        """The documents that could not be checked, each with the reason, by name."""
        return list(self._rows("SELECT name, reason FROM failures ORDER BY name, reason LIMIT ?", [most]))

    def problems(self, most: int | None = None) -> Iterator[Problem]:
        """What is wrong, at most this many, worst first, then newest first."""
        order = 'rank, published DESC NULLS LAST, name, begins, "check", figures'
        rows = self._rows(
            f"""
            WITH chosen AS (SELECT * FROM problems ORDER BY {order} LIMIT ?)
            SELECT article, severity, "check", slip,
                   (SELECT list({_MARK} ORDER BY claims.begins, claims.ends) FROM claims
                    WHERE claims.digest = chosen.digest AND list_contains(figures, claims.claim)),
                   subject, attribute, attributed_to, quoted, reason, replacement, reported, computed, record
            FROM chosen ORDER BY {order}""",
            [most],
        )
        for article, severity, check, slip, marks, *rest, record in rows:
            rest.append(Record(*record) if record else None)
            yield Problem(Article(*article), severity, check, slip, _passages(marks), *rest)

    def conflicts(self, most: int | None = None) -> Iterator[Conflict]:
        """Documents that disagree, at most this many, the strongest of the worst first."""
        order = "list_position(['error', 'warning', 'note'], severity), strength DESC, conflict"
        rows = self._rows(
            f"""
            WITH chosen AS (
                SELECT * FROM conflicts ORDER BY {order} LIMIT ?
            ), carried AS (
                SELECT DISTINCT ON (conflict, side, digest)
                       conflict, side, story, published, name, article, {_MARK} AS mark
                FROM conflict_claims SEMI JOIN chosen USING (conflict)
                JOIN claims USING (digest, claim)
                JOIN contents USING (digest)
                JOIN carriers USING (digest)
                ORDER BY conflict, side, digest, begins
            ), sides AS (
                SELECT conflict, side, count(DISTINCT story) AS documents,
                       list(row(article, mark) ORDER BY published NULLS LAST, name)[:{EVIDENCE}] AS evidence
                FROM carried GROUP BY conflict, side
            ), told AS (
                SELECT conflict, list(row(documents, evidence) ORDER BY side) AS sides
                FROM sides GROUP BY conflict
            )
            SELECT conflict, coalesce(records.subject, chosen.subject), coalesce(property, attribute), unit,
                   period_start, period_end, severity, documents, reason, record, sides
            FROM chosen JOIN told USING (conflict) LEFT JOIN records USING (fact)
            ORDER BY {order}""",
            [most],
        )
        for *fields, record, sides in rows:
            fields += (Record(*record) if record else None, tuple(_side(*side) for side in sides))
            yield Conflict(*fields)

    def _rows(self, query: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        result = self._connection.execute(query, parameters)
        while rows := result.fetchmany(BATCH):
            yield from rows


def _query(name: str) -> str:
    return files("factcheck.corpus").joinpath(name).read_text(encoding="utf-8")


def _passages(marks: list[tuple[int, int, str, int]]) -> tuple[Passage, ...]:
    """The sentences that hold the figures, in the order of the text, each once with its figures marked."""
    sentences: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for begins, ends, sentence, start in marks:
        sentences.setdefault((start, sentence), []).append((begins - start, ends - start))
    return tuple(Passage(text, start, tuple(marked)) for (start, text), marked in sentences.items())


def _side(documents: int, evidence: list[tuple[tuple[Any, ...], tuple[int, int, str, int]]]) -> Side:
    return Side(documents, tuple((Article(*article), _passages([mark])[0]) for article, mark in evidence))
