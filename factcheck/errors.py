"""Errors that reach the user: what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in an input: file name as the user gave it, line and column from 1 where known."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        known = [str(part) for part in (self.source, self.line, self.column) if part is not None]
        return ":".join(known)


class FactcheckError(Exception):
    """Anything the user can mend. The command line prints ``str(error)`` and exits with code 2."""


class InputError(FactcheckError):
    """A document, facts file or setting that cannot be used.

    ``what`` says what is wrong and what to do, in one or two short clauses; ``place`` says where.
    """

    def __init__(self, what: str, place: Place | None = None) -> None:
        super().__init__(f"{place}: {what}" if place else what)
        self.what = what
        self.place = place


class InputErrorGroup(FactcheckError):
    """Several input errors, all reported at once, in the order of the files."""

    def __init__(self, errors: tuple[InputError, ...]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors
