"""The figures of a document against each other: every module of this folder without "_" is a check."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from factcheck.agreement import Rules
from factcheck.checks._check import Check, Exchange
from factcheck.checks._decision import standing
from factcheck.checks._evaluation import disagreement, explained
from factcheck.claims.claim import Discourse
from factcheck.documents.document import Document
from factcheck.findings import Inconsistency
from factcheck.relations import claims_of, find_relations

__all__ = ["MOST_TOLD", "Exchange", "Told", "checks", "find_inconsistencies"]

# Findings of one check in one document that are told one by one; a pasted table could raise hundreds.
MOST_TOLD = 10


class Told(NamedTuple):
    """What is inconsistent in a document, and how many more findings there are, by check."""

    inconsistencies: tuple[Inconsistency, ...]
    untold: tuple[tuple[str, int], ...]


@cache
def checks() -> dict[str, Check]:
    """Every check by name."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").CHECK for name in names}


def find_inconsistencies(
    discourse: Discourse,
    document: Document,
    rules: Rules,
    supported: frozenset[str] = frozenset(),
    exchange: Exchange | None = None,
) -> Told:
    """Figures of one document that cannot all be true, in the order of the text.

    ``supported`` are the ids of the claims that facts support: where they leave one figure in doubt, that
    is the wrong one. ``exchange`` tells what currencies cost, where facts do. At most ``MOST_TOLD`` of each
    check are told, the rest is counted.
    """
    known = standing(discourse.claims, supported)
    evaluated = {name: check.at(exchange) for name, check in checks().items()}
    found: dict[str, dict[tuple[str, ...], Inconsistency]] = defaultdict(dict)
    more: Counter[str] = Counter()
    for relation in find_relations(discourse, document):
        for name, check in evaluated.items():
            outcome = disagreement(check, relation, rules) if relation.kind in check.relations else None
            if outcome is None:
                continue
            claims = tuple(claim.id for claim in claims_of(outcome[0]))
            if claims in found[name]:
                continue
            if len(found[name]) < MOST_TOLD:
                found[name][claims] = explained(name, check, *outcome, known, rules)
            else:
                more[name] += 1
    order = {claim.id: at for at, claim in enumerate(discourse.claims)}
    told = [finding for by_claims in found.values() for finding in by_claims.values()]
    told.sort(key=lambda finding: (order[finding.claims[0]], finding.check))
    return Told(tuple(told), tuple(sorted(more.items())))
