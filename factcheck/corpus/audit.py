"""An audit: what is to be done for a corpus, doing it, and what is left when it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import islice

from factcheck import __version__
from factcheck.corpus.gather import keep_conflicts
from factcheck.corpus.rows import FailureRow, Rows, arrow_table
from factcheck.corpus.store import OF_CONTENTS, Store, now
from factcheck.corpus.work import Basis, auditor, basis_of, content_digest, document_row
from factcheck.documents.document import Document
from factcheck.errors import InputError
from factcheck.facts.load import facts_at
from factcheck.settings import Settings

BATCH = 500  # documents whose results are kept, or lost, together


@dataclass(slots=True)
class Totals:
    """What a run did: how many documents it came to, and how many contents of each fate."""

    documents: int = 0
    read: int = 0
    judged_again: int = 0
    unchanged: int = 0
    failed: int = 0


def audit(
    documents: Iterable[Document | InputError], store: Store, settings: Settings, *, batch: int = BATCH
) -> Totals:
    """Brings the store up to date with a corpus, the facts, the program and its settings.

    Only what the store does not hold yet is done, so that a run that was interrupted is taken up where it
    stopped. What has left the corpus leaves the store when the run has finished.
    """
    facts = facts_at(settings.facts)
    basis = basis_of(settings, facts)
    totals = Totals()
    run = _begin(store, basis, len(facts))
    current = "SELECT digest FROM contents WHERE rules = ? AND judging = ? AND facts = ?"
    known = {digest for (digest,) in store.rows(current, (basis.rules, basis.judging, basis.facts))}
    work = auditor(settings)
    documents = iter(documents)
    while some := list(islice(documents, batch)):
        _audit_batch(some, store, settings, work, known, totals)
    _finish(store, run, totals)
    return totals


def _begin(store: Store, basis: Basis, fact_count: int) -> int:
    """The number of a new run. Documents and failures are gathered anew in each."""
    with store.transaction():
        ((run,),) = store.rows("SELECT 1 + coalesce(max(run), 0) FROM runs")
        store.rows("DELETE FROM documents")
        store.rows("DELETE FROM failures")
        values = (run, now(), __version__, basis.rules, basis.judging, basis.facts, fact_count, "local", 1)
        columns = "run, started, program, rules, judging, facts, fact_count, engine, workers"
        store.rows(f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return int(run)


def _audit_batch(
    some: list[Document | InputError],
    store: Store,
    settings: Settings,
    work: Callable[[Document], Rows],
    known: set[str],
    totals: Totals,
) -> None:
    rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for document in some:
        if isinstance(document, InputError):
            rows["failures"].append(FailureRow(str(document.place or ""), None, document.what, 1))
            totals.failed += 1
            continue
        totals.documents += 1
        digest = content_digest(document, settings)
        rows["documents"].append(document_row(document, digest))
        if digest in known:
            totals.unchanged += 1
            continue
        known.add(digest)
        totals.read += 1
        done = work(document)
        for name in OF_CONTENTS:
            rows[name] += getattr(done, name)
    tables = {name: arrow_table(name, each) for name, each in rows.items()}
    with store.transaction():
        if "contents" in tables:
            store.remove(tables["contents"])
        store.add(tables)


def _finish(store: Store, run: int, totals: Totals) -> None:
    with store.transaction():
        gone = "SELECT digest FROM contents WHERE digest NOT IN (SELECT digest FROM documents)"
        for name in reversed(OF_CONTENTS):
            store.rows(f"DELETE FROM {name} WHERE digest IN ({gone})")
    keep_conflicts(store)
    with store.transaction():
        counts = ", ".join(f"{name} = {count}" for name, count in asdict(totals).items())
        store.rows(f"UPDATE runs SET finished = ?, {counts} WHERE run = ?", (now(), run))
