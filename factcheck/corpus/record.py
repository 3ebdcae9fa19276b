"""The facts behind the findings of a store, kept beside them as they were when the figures were judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.corpus.arrow import arrow_table
from factcheck.corpus.rows import FactRow
from factcheck.facts.fact import Fact
from factcheck.facts.factset import FactSet

if TYPE_CHECKING:
    from factcheck.corpus.store import Store


def keep_facts(store: Store, facts: FactSet) -> None:
    """Puts every fact that a finding names into the store, in place of those that it had.

    Call it inside ``transaction``, when all findings are there.
    """
    named = "SELECT fact FROM findings UNION SELECT belongs_to FROM findings ORDER BY ALL"
    found = (facts.get(name) for (name,) in store.rows(named) if name)
    rows: list[tuple[object, ...]] = [_row(fact, facts) for fact in found if fact]
    store.rows("DELETE FROM facts")
    store.add({"facts": arrow_table("facts", rows)})


def _row(fact: Fact, facts: FactSet) -> FactRow:
    source = fact.sources[0] if fact.sources else None
    return FactRow(
        fact.id,
        facts.subject(fact.subject).name,
        fact.property,
        fact.written,
        fact.as_of,
        ", ".join(filter(None, [source.title, source.locator])) if source else None,
        source.url if source else None,
    )
