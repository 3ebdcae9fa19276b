"""How long conflicts among many claims take, and how much memory.

    python benchmarks/bench_conflicts.py --claims 10000000

Makes a store of synthetic claims in a temporary folder (five articles to a quantity, of which one differs
in one quantity of a hundred), and finds its conflicts in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PER_ARTICLE = 8  # claims
CARRIERS = 5  # articles that give a quantity
DISPUTED = 100  # one quantity of so many is told in two ways

MAKE = """
CREATE TEMP TABLE made AS
SELECT i, i // $carriers AS quantity, i % $carriers AS carrier,
    -- The articles of a quantity are far apart, so that no two share most of their claims.
    (hash(i // $carriers, i % $carriers) % $articles)::BIGINT AS article,
    CASE WHEN (i // $carriers) % $disputed = 0 AND i % $carriers = 4 THEN 1.25 ELSE 1 END AS factor
FROM range($claims) AS r(i);
INSERT INTO documents (name, id, title, published, digest, characters)
SELECT 'a' || article, 'a' || article, NULL, DATE '2025-01-01' + (article % 365)::INTEGER,
    sha256(article::VARCHAR), 1000
FROM range($articles) AS r(article);
INSERT INTO contents BY NAME
SELECT digest, digest AS story, '' AS rules, '' AS judging, '' AS facts, '' AS text, 8 AS claims,
    []::VARCHAR[] AS subjects, 0 AS errors, 0 AS warnings, 0 AS skipped, ''::BLOB AS sketch,
    ''::BLOB AS kept FROM documents;
INSERT INTO claims BY NAME
SELECT sha256(article::VARCHAR) AS digest, 'c' || i AS claim, 60 AS begins, 70 AS ends, 'x' AS surface,
    'money' AS kind, value AS low, value AS high, 'USD' AS unit, NULL AS modifier, 1e4 AS resolution,
    'USD' AS base_unit, value - 5e3 AS cover_low, value + 5e3 AS cover_high, FALSE AS low_open,
    FALSE AS high_open,
    'In 2024 the ' || name || ' made a net ' || measure || ' of $12.3 million in its market.' AS sentence,
    0 AS sentence_begins, 'body' AS block, name AS subject, measure AS attribute, name AS subject_key,
    measure AS attribute_key, DATE '2024-01-01' AS period_start, DATE '2025-01-01' AS period_end,
    NULL AS attributed_to, FALSE AS quoted, 'asserted' AS modality, FALSE AS change, FALSE AS past
FROM (
    SELECT *, 'Company ' || (quantity // 4) AS name,
        (['profit', 'revenue', 'debt', 'spending'])[quantity % 4 + 1] AS measure,
        (1000 + hash(quantity) % 9000)::BIGINT * 1e4 * factor AS value
    FROM made
);
INSERT INTO findings BY NAME
SELECT digest, claim, 'unverifiable' AS verdict, 'note' AS severity, '' AS reason FROM claims;
DROP TABLE made;
"""


def make(path: Path, claims: int) -> None:
    """Writes the store."""
    import duckdb

    from factcheck.corpus.store import open_store

    with open_store(path):
        pass
    connection = duckdb.connect(str(path), config={"memory_limit": "2GB"})
    known = {"carriers": CARRIERS, "articles": claims // PER_ARTICLE, "disputed": DISPUTED, "claims": claims}
    for statement in MAKE.split(";\n"):
        for name, value in known.items():
            statement = statement.replace(f"${name}", str(value))
        if statement.strip():
            connection.execute(statement)
    connection.close()


def measure(path: Path) -> None:
    """Finds the conflicts and prints what that took."""
    from factcheck.corpus.comparisons import conflicts_of
    from factcheck.corpus.engines import in_the_store
    from factcheck.corpus.store import open_store

    with open_store(path) as store:
        began = time.monotonic()
        found = len(conflicts_of(store, in_the_store, ""))
        seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"conflicts": found, "seconds": round(seconds, 1), "peak_gb": round(peak / 1e9, 2)}))


def main() -> None:
    """Makes, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.make, options.claims)
        return
    if options.measure:
        measure(options.measure)
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store.duckdb")
        # In a process of its own too: the memory of this one would count for those that it starts.
        command = [sys.executable, __file__, "--claims", str(options.claims)]
        subprocess.run([*command, "--make", str(path)], check=True)
        done = subprocess.run(
            [*command, "--measure", str(path)], check=True, stdout=subprocess.PIPE, text=True
        )
    result = json.loads(done.stdout)
    print(
        f"conflicts among {options.claims:,} claims: {result['conflicts']:,} in {result['seconds']} s, "
        f"{result['peak_gb']} GB (to reach for 10,000,000: 60 s, 3 GB)"
    )


if __name__ == "__main__":
    main()
