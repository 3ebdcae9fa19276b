"""Facts worth curating: figures that many independent articles agree on and that no fact covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.corpus.lookups import FIRST
from factcheck.corpus.store import Store
from factcheck.quantities.extract import read_quantity
from factcheck.visible import visible

LEAST = 3  # independent articles
MOST = 100  # suggestions
_EXAMPLES = 3

# Values of one quantity that several stories give. Where articles disagree, the value most of them give must
# have twice as many as all others together.
_AGREED = f"""
    WITH first AS ({FIRST}), told AS (
        SELECT c.*, k.story, d.published, d.doc, d.url
        FROM claims AS c JOIN contents AS k USING (digest) JOIN first AS d USING (digest)
        LEFT JOIN findings AS f USING (digest, claim)
        WHERE f.fact IS NULL AND c.subject_key IS NOT NULL AND c.attribute_key IS NOT NULL
            AND c.modality = 'asserted' AND NOT c.past AND NOT c.change AND c.modifier IS NULL
            AND c.low = c.high AND c.kind <> 'duration'
    ), counted AS (
        SELECT subject_key, attribute_key, base_unit, period_start, period_end, low, unit,
            count(DISTINCT story) AS stories
        FROM told GROUP BY ALL
    ), quantities AS (
        SELECT *, sum(stories) OVER (
            PARTITION BY subject_key, attribute_key, base_unit, period_start, period_end
        ) AS all_stories
        FROM counted
    )
    SELECT t.subject, t.attribute, t.surface, t.period_start, t.period_end, t.published, t.doc, t.url,
        q.stories, q.subject_key, q.attribute_key
    FROM (
        SELECT *, row_number() OVER (
            ORDER BY stories DESC, subject_key, attribute_key, low, base_unit, period_start, unit
        ) AS place
        FROM quantities WHERE stories >= $1 AND stories >= 2 * (all_stories - stories)
    ) AS q
    JOIN told AS t ON t.subject_key = q.subject_key AND t.attribute_key = q.attribute_key AND t.low = q.low
        AND t.unit IS NOT DISTINCT FROM q.unit AND t.period_start IS NOT DISTINCT FROM q.period_start
        AND t.period_end IS NOT DISTINCT FROM q.period_end
    WHERE q.place <= $2
    ORDER BY q.place, t.published, t.doc, t.begins
"""


def suggest_facts(store: Store, least: int = LEAST, most: int = MOST) -> Iterator[str]:
    """YAML with the figures that at least so many independent articles agree on, those of most first.

    Every fact names the articles in a comment and lacks only its source.
    """
    facts: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for *row, stories, subject, attribute in store.rows(_AGREED, [least, most]):
        facts.setdefault((subject, attribute, row[3], row[4], stories), []).append(tuple(row))
    written = {key: value for key, told in facts.items() if (value := _value(told)) is not None}
    if not written:
        yield "# No figure that is not covered yet is in so many independent articles.\nfacts: []\n"
        return
    names = {key[0]: facts[key][0][0] or key[0] for key in written}
    yield "# Figures that independent articles agree on. Give each its source, and correct what is wrong.\n"
    yield "subjects:\n"
    for key in sorted(names):
        yield f"  {_slug(key)}: {{name: {_quoted(names[key])}}}\n"
    yield "facts:\n"
    ids: set[str] = set()
    for key, value in written.items():
        yield from _entry(key, value, facts[key], ids)


def _entry(key: tuple[Any, ...], value: str, told: list[tuple[Any, ...]], ids: set[str]) -> Iterator[str]:
    subject, attribute, start, end, stories = key
    stem = f"{_slug(subject)}.{_slug(attribute)}" + (f"-{start}" if start else "")
    id, number = stem, 1
    while id in ids:
        number += 1
        id = f"{stem}-{number}"
    ids.add(id)
    yield f"  # In {stories} independent articles:\n"
    for _, _, _, _, _, published, doc, url in told[:_EXAMPLES]:
        yield f"  #   {visible(' '.join(str(part) for part in (published, doc, url) if part))}\n"
    yield f"  - id: {id}\n    subject: {_slug(subject)}\n    property: {_quoted(told[0][1] or attribute)}\n"
    yield f"    value: {_quoted(value)}\n"
    known = [row[5] for row in told if row[5]]
    if known:
        yield f"    as_of: {max(known)}\n"
    if start and end != date.max:
        yield f"    valid_from: {start}\n    valid_to: {end}\n"
    yield '    source: {title: "", url: ""}\n'


def _value(told: list[tuple[Any, ...]]) -> str | None:
    """The figure as one of the articles writes it and the grammar of facts reads it."""
    for row in told:
        surface = " ".join(row[2].split())
        try:
            read_quantity(surface)
        except ValueError:
            continue
        return surface
    return None


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "x"


def _quoted(text: str) -> str:
    """The text as a double-quoted scalar of YAML."""
    return '"' + visible(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"') + '"'
