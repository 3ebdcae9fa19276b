"""Lists out of a store: the same records for people, as JSON and as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from rich.text import Text

from factcheck.corpus.reports.csv import defused
from factcheck.reports import View
from factcheck.reports._layout import Canvas
from factcheck.visible import shown

Record = Mapping[str, Any]
FORMATS = ("csv", "json", "terminal")

_encode = json.JSONEncoder(separators=(",", ":"), default=str).encode  # ASCII; days as 2025-01-28


@dataclass(frozen=True, slots=True)
class Listing:
    """Records with the same ``columns``; ``heading`` is what people read above each run of equal ones."""

    columns: Sequence[str]
    records: Iterable[Record]
    heading: Callable[[Record], str]

    def pieces(self, format: str, view: View) -> Iterator[str]:
        """The text of the list in one of ``FORMATS``."""
        return {"csv": self._csv, "json": self._json, "terminal": self._terminal}[format](view)

    def _csv(self, view: View) -> Iterator[str]:
        yield _line(self.columns)
        for record in self.records:
            yield _line([_cell(record[column]) for column in self.columns])

    def _json(self, view: View) -> Iterator[str]:
        separator = "\n"
        yield "["
        for record in self.records:
            yield separator + _encode({column: record[column] for column in self.columns})
            separator = ",\n"
        yield "\n]\n"

    def _terminal(self, view: View) -> Iterator[str]:
        canvas = Canvas(view)
        last = None
        for record in self.records:
            heading = self.heading(record)
            if heading != last:
                yield from canvas.strings([Text(), *canvas.folded(Text(shown(heading), "bold"))])
                last = heading
            yield from canvas.strings(_entry(record, canvas))


def _entry(record: Record, canvas: Canvas) -> Iterator[Text]:
    """The figure, where and when it was published, and its sentence."""
    when = f"{record['published']}  " if record["published"] else ""
    where = "  ".join(shown(record[name]) for name in ("doc", "url") if record[name])
    yield canvas.columns((shown(record["surface"], 40), 24, "bold"), (f"{when}{where}", 0, "dim"))
    yield from canvas.row("", shown(record["sentence"]))


def _line(cells: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: object) -> str:
    """A cell: numbers and days as they are, text so that no spreadsheet runs it."""
    if value is None:
        return ""
    return str(value) if isinstance(value, bool | int | float | date) else defused(str(value))
