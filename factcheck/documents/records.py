"""Records of JSON Lines, CSV and Parquet files: which fields they have, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.documents.encodings import without_surrogates
from factcheck.documents.frontmatter import published_date
from factcheck.errors import InputError, Place


def document_of(record: Mapping[str, object], place: Place, text_field: str) -> Document:
    """The document of one record; only its text is required.

    Its name is file and line, which is unique where ids need not be; so is its id when it has none.
    Lone surrogates, which JSON can spell, are replaced one for one. Raises ``InputError``.
    """
    text = _text(record, text_field, place)
    if text is None:
        found = ", ".join(str(field) for field in record)[:200] or "none"
        what = f'the record has no "{text_field}" (its fields: {found}); add it or name another text field'
        raise InputError(what, place)
    title = _text(record, "title", place)
    return Document(
        name=str(place),
        id=_id(record.get("id"), place) or str(place),
        text=text,
        title=title or None,
        published=_published(record.get("published"), place),
        url=_text(record, "url", place) or None,
        blocks=plain_blocks(text, title=title),
    )


def _text(record: Mapping[str, object], field: str, place: Place) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{field}" must be text, not {_kind(value)}', place)
    return without_surrogates(value)


def _id(value: object, place: Place) -> str | None:
    if value is None or isinstance(value, str):
        return value and without_surrogates(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f'"id" must be text or a whole number, not {_kind(value)}', place)


def _published(value: object, place: Place) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InputError(f'"published" must be a date as YYYY-MM-DD, not {_kind(value)}', place)
    return published_date(value, place) if value.strip() else None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"a value of type {type(value).__name__}")
