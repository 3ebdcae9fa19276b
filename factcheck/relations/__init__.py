"""Which figures of a document belong together: proposals, which the checks then compute.

Each module of ``proposers`` proposes one kind of tie from the words between figures. The folder is the
registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from factcheck.claims.claim import Discourse
from factcheck.documents.document import Document
from factcheck.relations import proposers
from factcheck.relations.relation import Reading, Relation, Role, claims_of
from factcheck.relations.scene import Scene, scene

__all__ = ["Reading", "Relation", "Role", "claims_of", "find_relations"]

Proposer = Callable[[Scene], Iterator[Relation]]


@cache
def _proposers() -> tuple[Proposer, ...]:
    modules = sorted(iter_modules(proposers.__path__), key=lambda module: module.name)
    return tuple(import_module(f"{proposers.__name__}.{module.name}").propose for module in modules)


def find_relations(discourse: Discourse, document: Document) -> Iterator[Relation]:
    """The ties between the figures of a document, proposer by proposer, each in the order of the text."""
    seen = scene(discourse, document)
    for propose in _proposers():
        yield from propose(seen)
