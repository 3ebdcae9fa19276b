"""What the user sees: one module per output format, whose name is the name of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.errors import InputError
    from factcheck.facts.factset import FactSet
    from factcheck.findings import CheckedDocument, Contradiction
    from factcheck.quantities.extract import Extraction


@dataclass(frozen=True, slots=True)
class View:
    """How much a report for people shows, and how; reports for programs pay no heed.

    ``verbose`` adds the figures that are right, ``explain`` the facts that were considered for each
    figure, ``quiet`` leaves out all but what needs mending. ``width`` is in terminal columns.
    ``contradictions`` gives those between the documents, once all of them have been reported.
    """

    width: int = 80
    color: bool = False
    verbose: bool = False
    explain: bool = False
    quiet: bool = False
    contradictions: Callable[[], Iterable[Contradiction]] = tuple


@dataclass(frozen=True, slots=True)
class Report:
    """An output format: two functions from results, in the order of the input, to pieces of text.

    An ``InputError`` among the results is a document that could not be read or checked.
    """

    check: Callable[[Iterable[CheckedDocument | InputError], FactSet, View], Iterator[str]]
    extract: Callable[[Iterable[tuple[Document, Extraction] | InputError], View], Iterator[str]]


def formats() -> list[str]:
    """The names of all output formats."""
    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def load_report(name: str) -> Report:
    """The report of this name, one of ``formats()``."""
    report: Report = import_module(f"{__name__}.{name}").REPORT
    return report
