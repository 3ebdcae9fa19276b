"""From the bytes of one facts file to drafts: what it says about each fact, and where, unchecked."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError, Place
from factcheck.facts.schema import Location, shown, suggestion

if TYPE_CHECKING:
    from factcheck.facts.yamlfile import Node

_SECTIONS = ("subjects", "facts")


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """A subject as a YAML file has it."""

    id: str
    content: Any
    place_of: Callable[[Location], Place]


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact as its file has it; CSV names the subject, YAML gives its id."""

    content: Any
    place: Place
    place_of: Callable[[Location], Place]
    names_subject: bool


Draft = SubjectDraft | FactDraft


def read_drafts(name: str, raw: bytes) -> Iterator[Draft | InputError]:
    """The drafts of a file, CSV or YAML by its name, and an error for each piece that is neither.

    Raises ``InputError`` when the file cannot be taken apart at all.
    """
    text = _decoded(raw, name)
    return _csv_drafts(text, name) if PurePath(name).suffix.lower() == ".csv" else _yaml_drafts(text, name)


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("is UTF-16; save it as UTF-8", Place(name))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"has the byte 0x{error.object[error.start]:02x}, which is no UTF-8; save the file as UTF-8"
        before = error.object[: error.start].decode("utf-8-sig")
        raise InputError(what, _place_after(before, name)) from None
    if "\0" in text:
        place = _place_after(text[: text.index("\0")], name)
        raise InputError("has a NUL byte; save it as plain text", place)
    return text


def _place_after(before: str, name: str) -> Place:
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _csv_drafts(text: str, name: str) -> Iterator[Draft | InputError]:
    from factcheck.facts.csvfile import Row, read_rows

    for row in read_rows(text, name):
        if isinstance(row, Row):
            problems = list(row.problems())
            yield from problems
            if not problems:
                yield FactDraft(row.entry(), row.place, row.place_of, names_subject=True)
        else:
            yield row


def _yaml_drafts(text: str, name: str) -> Iterator[Draft | InputError]:
    from factcheck.facts.yamlfile import read_yaml

    root = read_yaml(text, name)
    if root.content is None:
        return
    if not isinstance(root.content, dict):
        raise InputError('expected a mapping with "subjects" and "facts"', root.place)
    for key in root.content:
        if key not in _SECTIONS:
            hint = suggestion(key, _SECTIONS)
            yield InputError(f"{shown(key)} is not known here; {hint}", root.place_of((key,)))
    yield from _subjects(root)
    facts = root.content.get("facts")
    if facts is None or facts.content is None:
        return
    if not isinstance(facts.content, list):
        raise InputError("expected a list of facts, each after a dash", facts.place)
    for node in facts.content:
        yield FactDraft(node.plain(), node.place, node.place_of, names_subject=False)


def _subjects(root: Node) -> Iterator[Draft]:
    section = root.content.get("subjects") if isinstance(root.content, dict) else None
    if section is None or section.content is None:
        return
    if not isinstance(section.content, dict):
        raise InputError("expected a mapping of ids to subjects", section.place)
    for subject_id, node in section.content.items():
        yield SubjectDraft(subject_id, node.plain(), _below(section, subject_id))


def _below(section: Node, key: str) -> Callable[[Location], Place]:
    return lambda location: section.place_of((key, *location))
