"""Stores made by hand: rows with the columns that matter, the others filled in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from factcheck.corpus.store import open_store

Row = dict[str, Any]

FILLED: dict[str, Row] = {
    "runs": {
        "run": 1, "started": datetime(2025, 3, 1), "finished": datetime(2025, 3, 1), "program": "0.1.0",
        "rules": "sha256:0a", "judging": "sha256:0b", "grouping": "sha256:0c", "facts": "sha256:0f",
        "fact_count": 3, "engine": "local", "workers": 1,
    },
    "documents": {"characters": 100},
    "contents": {
        "rules": "sha256:0a", "judging": "sha256:0b", "facts": "sha256:0f", "text": "", "claims": 2,
        "subjects": [], "errors": 0, "warnings": 0, "skipped": 3, "sketch": b"", "kept": b"",
    },
    "claims": {
        "kind": "money", "low": 0.0, "high": 0.0, "resolution": 1.0, "cover_low": 0.0, "cover_high": 0.0,
        "low_open": False, "high_open": False, "block": "body", "quoted": False, "modality": "asserted",
        "change": False, "past": False,
    },
    "findings": {"reason": "The fact is another."},
    "inconsistencies": {"number": 1, "severity": "error", "fingerprint": "f1", "suppressed": False},
    "conflicts": {"severity": "error", "strength": 1.0, "reason": "No value fits all."},
    "conflict_claims": {},
    "facts": {},
    "failures": {"attempts": 2},
}  # fmt: skip


def make(path: Path, tables: dict[str, list[Row]]) -> Path:
    """A store with these rows and one run."""
    with open_store(path) as store:
        for name, rows in {"runs": [{}], **tables}.items():
            columns = dict.fromkeys(column for row in rows for column in FILLED[name] | row)
            filled = [dict.fromkeys(columns) | FILLED[name] | row for row in rows]
            store.sql.register("filled", pa.Table.from_pylist(filled))
            store.sql.execute(f"INSERT INTO {name} BY NAME SELECT * FROM filled")
    return path


def claim(digest: str, name: str, sentence: str, figure: str, **more: Any) -> Row:
    """A claim whose sentence begins at 10."""
    begins = 10 + sentence.index(figure)
    return {
        "digest": digest, "claim": name, "surface": figure, "begins": begins, "ends": begins + len(figure),
        "sentence": sentence, "sentence_begins": 10, **more,
    }  # fmt: skip


PLANT = {"subject": "Strand tidal plant", "attribute": "construction cost"}
HUGE = "Donaudampfschiff" * 200

# A wire story at two outlets and near-copied by a third, an article with another value, and one whose every
# field tries to break out of the page, the terminal or the spreadsheet.
TABLES: dict[str, list[Row]] = {
    "documents": [
        {
            "name": "herald/plant.txt", "id": "1", "url": "https://herald.example/plant?a=1&b=2",
            "title": "Plant opens", "outlet": "Harbour Herald", "published": date(2025, 1, 28), "digest": "a",
        },
        {
            "name": "ledger/plant.txt", "id": "2", "title": "Tidal plant opens", "outlet": "The Ledger",
            "published": date(2025, 1, 29), "digest": "a",
        },
        {
            "name": "wire/plant.txt", "id": "3", "outlet": "Daily Wire", "published": date(2025, 1, 29),
            "digest": "b",
        },
        {
            "name": "post/plant.txt", "id": "4", "outlet": "North Post", "published": date(2025, 3, 2),
            "digest": "c",
        },
        {
            "name": 'x/"onmouseover="window.hacked=1.txt', "id": "5", "url": "javascript:window.hacked=2",
            "title": "</script><script>window.hacked=3</script>\u202e",
            "outlet": "<img src=x onerror=window.hacked=4>", "digest": "d",
        },
    ],
    "contents": [
        {"digest": "a", "story": "a"}, {"digest": "b", "story": "a"}, {"digest": "c", "story": "c"},
        {"digest": "d", "story": "d"},
    ],
    "claims": [
        claim("a", "c1", "The plant cost £4.2 billion, the mayor said.", "£4.2 billion",
              attributed_to="the mayor", quoted=True, **PLANT),
        claim("a", "c2", "It will light 310,000 homes.", "310,000 homes"),
        claim("b", "c1", "The plant cost £4.2 billion.", "£4.2 billion", **PLANT),
        claim("c", "c1", "The plant cost £420 million in all, of which £380 million were loans.",
              "£420 million", **PLANT),
        claim("c", "c2", "The plant cost £420 million in all, of which £380 million were loans.",
              "£380 million"),
        claim("d", "c1", f"<b onclick=window.hacked=5>{HUGE}</b>\u202e $5 <svg onload=window.hacked=6>",
              "$5", subject="=HYPERLINK(\"https://evil.example\")",
              attribute="\t@SUM(A1)", attributed_to="<!--"),
    ],
    "findings": [
        {
            "digest": "a", "claim": "c1", "verdict": "contradicted", "slip": "scale", "severity": "error",
            "fact": "strand.cost", "replacement": "£420 million",
        },
        {"digest": "a", "claim": "c2", "verdict": "supported", "how": "exact"},
        {"digest": "b", "claim": "c1", "verdict": "contradicted", "slip": "scale", "severity": "error"},
        {"digest": "c", "claim": "c1", "verdict": "supported", "how": "exact"},
        {"digest": "c", "claim": "c2", "verdict": "unverifiable", "severity": "note"},
        {
            "digest": "d", "claim": "c1", "verdict": "off_by_rounding", "severity": "warning",
            "fact": "odd.fact",
            "reason": "-1 <script>window.hacked=7</script>", "replacement": "+{{ 7 * 7 }}",
        },
    ],
    "inconsistencies": [
        {
            "digest": "c", "check": "share_of_total", "claims": ["c2", "c1"], "reported": "£380 million",
            "computed": "£410 million", "reason": "The parts do not fit.",
        },
        {
            "digest": "c", "number": 2, "check": "difference", "claims": ["c1"], "reported": "1",
            "computed": "2", "reason": "Let stand.", "suppressed": True,
        },
    ],
    "conflicts": [
        {
            "conflict": "k1", "unit": "GBP", "period_start": date(2025, 1, 1), "fact": "strand.cost",
            "subject": "the plant", "documents": 2,
        },
    ],
    "conflict_claims": [
        {"conflict": "k1", "side": 1, "digest": "a", "claim": "c1"},
        {"conflict": "k1", "side": 1, "digest": "b", "claim": "c1"},
        {"conflict": "k1", "side": 2, "digest": "c", "claim": "c1"},
    ],
    "facts": [
        {
            "fact": "strand.cost", "subject": "Strand tidal plant", "property": "construction cost",
            "value": "£420 million", "as_of": date(2024, 12, 31), "source": "Annual Report 2024, p. 12",
            "url": "https://harbour.example/2024",
        },
        {
            "fact": "odd.fact", "subject": "<u>odd</u>", "property": "\u202eodd", "value": "=1+1",
            "source": "</dd>", "url": "data:text/html,<script>window.hacked=10</script>",
        },
    ],
    "failures": [{"name": "scans/<i>31</i>.pdf", "reason": "took longer than 30 seconds"}],
}  # fmt: skip


def many(number: int) -> dict[str, list[Row]]:
    """Rows of as many articles, each with an error, over as many months."""
    digests = [f"{place:05}" for place in range(number)]
    sentence = "It fell by 5%."
    return {
        "documents": [
            {"name": f"{digest}.txt", "id": digest, "digest": digest,
             "published": date(1990 + place // 12 % 40, place % 12 + 1, 1)}
            for place, digest in enumerate(digests)
        ],
        "contents": [{"digest": digest, "story": digest} for digest in digests],
        "claims": [claim(digest, "c1", sentence, "5%") for digest in digests],
        "findings": [
            {"digest": digest, "claim": "c1", "verdict": "contradicted", "severity": "error"}
            for digest in digests
        ],
    }  # fmt: skip
