"""Checks the figures in articles against curated facts.

>>> import factcheck
>>> documents = factcheck.read(["draft.txt"])

``read`` gives documents, ``extract`` the figures of one, ``load_facts`` the curated facts, and
``check`` what is right and wrong in a document. Each is imported when it is first used, so that
``import factcheck`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checker import check
    from factcheck.documents.read import read
    from factcheck.facts.load import load_facts
    from factcheck.quantities.extract import extract_quantities as extract

__all__ = ["check", "extract", "load_facts", "read"]
__version__ = "0.1.0"

_HOMES = {
    "check": ("factcheck.checker", "check"),
    "extract": ("factcheck.quantities.extract", "extract_quantities"),
    "load_facts": ("factcheck.facts.load", "load_facts"),
    "read": ("factcheck.documents.read", "read"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, function = _HOMES[name]
    return getattr(import_module(module), function)
