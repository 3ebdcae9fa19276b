"""Facts from a spreadsheet: CSV rows as fact entries, each with the places of its fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.errors import InputError, Place
from factcheck.facts.schema import Location, shown, suggestion
from factcheck.facts.values import number

REQUIRED = ("id", "subject", "property", "value_low", "value_high", "unit")
OPTIONAL = (
    "aliases", "cues", "as_of", "valid_from", "valid_to", "source_title", "source_url", "quote", "verified",
)  # fmt: skip

# Where a field of a fact entry stands in a row, if not under its own name.
_COLUMNS = {
    ("value",): "value_low",
    ("source", "title"): "source_title",
    ("source", "url"): "source_url",
    ("source", "quote"): "quote",
    ("note",): "verified",
}


# Columns that are not fields of an entry by themselves.
_SPECIAL = {"value_low", "value_high", "source_title", "source_url", "quote", "verified"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by column, and its raw text for finding columns again."""

    fields: dict[str, str]
    columns: Sequence[str]
    raw: str
    source: str
    line: int

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return Place(self.source, self.line, 1)

    def place_of(self, location: Location) -> Place:
        """Where a field of the fact entry stands; the row itself if it has none."""
        named = tuple(part for part in location if isinstance(part, str))
        column = _COLUMNS.get(named, named[0] if named else "")
        if column not in self.columns:
            return self.place
        line, start = _field_starts(self.raw)[self.columns.index(column)]
        return Place(self.source, self.line + line, start + 1)

    def entry(self) -> dict[str, object]:
        """The row as the content of a fact entry; empty fields are left out."""
        fields = {column: text.strip() for column, text in self.fields.items() if text.strip()}
        content: dict[str, object] = {
            column: [part.strip() for part in text.split(";") if part.strip()]
            if column in ("aliases", "cues")
            else text
            for column, text in fields.items()
            if column not in _SPECIAL
        }
        low, high = fields.get("value_low"), fields.get("value_high")
        if low and high:
            content["value"] = low if low == high else f"{low} to {high}"
        title = fields.get("source_title") or fields.get("source_url")
        if title:
            parts = {"title": title, "url": fields.get("source_url"), "quote": fields.get("quote")}
            content["source"] = {name: text for name, text in parts.items() if text}
        if "verified" in fields:
            content["note"] = f"verified: {fields['verified']}"
        return content

    def problems(self) -> Iterator[InputError]:
        """What is wrong with the two ends of the value."""
        for column in ("value_low", "value_high"):
            text = self.fields[column].strip()
            if not text:
                what = f"{column} is empty; a single value stands in both columns"
                yield InputError(what, self.place_of((column,)))
            elif self.fields["unit"].strip() != "date" and number(text) is None:
                what = f"{column} {shown(text)} is no number; expected digits such as 5576000 or 2.5"
                yield InputError(what, self.place_of((column,)))


def read_rows(text: str, source: str) -> Iterator[Row | InputError]:
    """The rows below the header; an error for each that does not fit it.

    Raises ``InputError`` for a header that lacks a column and for text that is no CSV.
    """
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    before = 0
    try:
        for record in reader:
            line, before = before + 1, reader.line_num
            raw = "".join(lines[line - 1 : before])
            if not any(field.strip() for field in record):
                continue
            if header is None:
                header = [column.strip() for column in record]
                _check_header(header, raw, Place(source, line, 1))
            elif len(record) != len(header):
                counts = f"has {len(record)} fields where the header has {len(header)}"
                what = f"row {shown(record[0])} {counts}; quote fields that hold commas"
                yield InputError(what, Place(source, line, 1))
            else:
                yield Row(dict(zip(header, record, strict=True)), header, raw, source, line)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}; check the quotes", Place(source, before + 1)) from None
    if header is None:
        what = f"is empty; the first line must name the columns {', '.join(REQUIRED)}"
        raise InputError(what, Place(source))


def _check_header(header: list[str], raw: str, place: Place) -> None:
    known = REQUIRED + OPTIONAL
    for position, column in enumerate(header):
        start = _field_starts(raw)[position][1] + 1
        where = Place(place.source, place.line, start)
        if column not in known:
            raise InputError(f"column {shown(column)} is not known; {suggestion(column, known)}", where)
        if column in header[:position]:
            raise InputError(f"column {shown(column)} is there twice", where)
    if missing := [column for column in REQUIRED if column not in header]:
        raise InputError(f"column {', '.join(missing)} is missing; needed are {', '.join(REQUIRED)}", place)


def _field_starts(raw: str) -> list[tuple[int, int]]:
    """Line and column, both from 0, at which each field of a row begins, by the rules of the csv module."""
    starts = [(0, 0)]
    state = "start"
    for at, line in enumerate(io.StringIO(raw, newline="")):
        for column, char in enumerate(line):
            if state == "quoted":
                state = "closed" if char == '"' else "quoted"
            elif char == ",":
                starts.append((at, column + 1))
                state = "start"
            elif char == '"' and state != "plain":  # a doubled quote opens the field again
                state = "quoted"
            else:
                state = "plain"
    return starts
