"""Audits a corpus by one engine, in a process of its own; ends a process once the first results are in."""

import json
import os
import signal
import sys
from pathlib import Path

from factcheck.corpus import audit as auditing
from factcheck.corpus import parcels
from factcheck.corpus.audit import audit
from factcheck.corpus.engines import local, spark
from factcheck.corpus.runs import Totals
from factcheck.corpus.store import open_store
from factcheck.documents.read import unread
from factcheck.settings import Settings
from factcheck.workers import Limits


def main(by: str, corpus: str, facts: str, out: str, victim: str) -> None:
    auditing.MOST = parcels.MOST = 2  # so that a small corpus makes many jobs
    spark._CHUNKS = 4
    settings = Settings(facts=(Path(facts),))
    limits = Limits(60, 1000)
    engine = local.engine(settings, 2, limits) if by == "local" else spark.engine(settings, 2, limits, by)
    alive = [int(victim)] if victim else []

    def kill(totals: Totals) -> None:
        if totals.read and alive:
            os.kill(alive.pop(), signal.SIGKILL)

    with open_store(Path(out, "store.duckdb")) as store:
        totals = audit(unread([corpus], elsewhere=engine.read), store, settings, engine, progress=kill)
        store.export(Path(out))
        if by.startswith("local["):
            engine.export(store, f"file://{out}/exported")
    print(json.dumps({"read": totals.read, "failed": totals.failed, "killed": bool(victim) and not alive}))


if __name__ == "__main__":
    main(*sys.argv[1:])
