"""Records of JSON Lines, CSV and Parquet files: which fields they have, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.documents.encodings import without_surrogates
from factcheck.documents.frontmatter import published_date
from factcheck.errors import InputError, Place

OUTLETS = ("outlet", "source")
"""The fields that may name who published a document."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record, or column of a table, holds what."""

    text: str = "text"
    title: str = "title"
    published: str = "published"
    id: str = "id"
    url: str = "url"


def document_of(record: Mapping[str, object], place: Place, fields: Fields) -> Document:
    """The document of one record; only its text is required.

    Its name is file and line, which is unique where ids need not be; so is its id when it has none.
    Lone surrogates, which JSON can spell, are replaced one for one. Raises ``InputError``.
    """
    text = _text(record, fields.text, place)
    if text is None:
        found = ", ".join(str(field) for field in record)[:200] or "none"
        what = f'the record has no "{fields.text}" (its fields: {found}); add it or name another text field'
        raise InputError(what, place)
    title = _text(record, fields.title, place)
    blocks = plain_blocks(text, title=title)
    return Document(
        name=str(place),
        id=_id(record, fields.id, place) or str(place),
        text=text,
        title=title or None,
        published=_published(record, fields.published, place),
        url=_text(record, fields.url, place) or None,
        blocks=blocks,
        outlet=_outlet(record),
    )


def missing_column(columns: Sequence[str], fields: Fields, place: Place) -> InputError:
    """The error for a table none of whose columns holds the text."""
    found = ", ".join(columns)[:200]
    return InputError(
        f'has no column "{fields.text}" (found: {found}); add it or name another text field', place
    )


def _text(record: Mapping[str, object], field: str, place: Place) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{field}" must be text, not {_kind(value)}', place)
    return without_surrogates(value)


def _outlet(record: Mapping[str, object]) -> str | None:
    """Who published it. What is no text there is no error: such fields often hold more than a name."""
    found = next((value for field in OUTLETS if isinstance(value := record.get(field), str)), None)
    return without_surrogates(found).strip() or None if found else None


def _id(record: Mapping[str, object], field: str, place: Place) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value and without_surrogates(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f'"{field}" must be text or a whole number, not {_kind(value)}', place)


def _published(record: Mapping[str, object], field: str, place: Place) -> date | None:
    value = record.get(field)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InputError(f'"{field}" must be a date as YYYY-MM-DD, not {_kind(value)}', place)
    return published_date(value, place, field) if value.strip() else None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"a value of type {type(value).__name__}")
