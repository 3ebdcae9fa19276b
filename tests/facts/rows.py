"""Facts as rows of CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck.facts.factset import FactSet

COLUMNS = "id,subject,aliases,property,cues,value_low,value_high,unit,as_of,valid_from,valid_to,source_title"
Write = Callable[..., Path]
Load = Callable[..., FactSet]


def row(fact_id: str, subject: str, aliases: str = "", **columns: str) -> str:
    """A line of CSV; columns that are not given have plain values."""
    fields = {
        "property": f"property of {fact_id}",
        "cues": "cue",
        "value_low": "5",
        "value_high": columns.get("value_low", "5"),
        "unit": "USD",
        "source_title": "Report",
        **columns,
        "id": fact_id,
        "subject": subject,
        "aliases": aliases,
    }
    return ",".join(f'"{fields.get(column, "")}"' for column in COLUMNS.split(","))


def table(*rows: str) -> str:
    return "\n".join([COLUMNS, *rows, ""])
