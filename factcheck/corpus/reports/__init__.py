"""The report on an audit: one module per output format, whose name is the name of the format.

Each has a function ``report(results, view)`` that gives the pieces of text of the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.corpus.queries import Results
    from factcheck.reports import View

Report = Callable[["Results", "View"], Iterator[str]]


def formats() -> list[str]:
    """The names of all output formats."""
    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def load_report(name: str) -> Report:
    """The function that writes the report in this format, one of ``formats()``."""
    report: Report = import_module(f"{__name__}.{name}").report
    return report
