"""Which name goes with which figure where a clause sets names and figures in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from factcheck.claims.claim import Claim
from factcheck.claims.stance import BOUNDARIES
from factcheck.facts.factset import Mention
from factcheck.matching.view import View

_OWNING = frozenset({"'s", "’s", "'", "’"})
_LONGEST = 8  # names on end that go with as many figures on end
# A clause as the order of its names (N) and figures (F). The n-th name of a row goes with its n-th figure.
_ROWS = (
    re.compile(r"(?<!N)(?:FN){2,}(?!F)"),  # "49% for ZMapp, 53% for remdesivir"
    re.compile(r"(?<!F)(?:NF){2,}(?!N)"),  # "Labour won 64, the Greens 11"
    *(  # "A and B hold 78 and 64", "78 and 64 for A and B"
        re.compile(rf"(?<![NF])(?:{one}{{{length}}}{other}{{{length}}})+(?![NF])")
        for length in range(2, _LONGEST + 1)
        for one, other in ("NF", "FN")
    ),
)


def paired_name(view: View, peers: frozenset[str]) -> Mention | None:
    """The name that goes with the figure: its pair in a row, or the one that owns it ("the Greens' 11").

    Only names of ``peers`` count, subjects whose facts tell the same property, and figures of one unit.
    """
    clauses = _clauses(view, peers)
    in_rows = (name for clause in clauses for name in _in_rows(view.claim, clause))
    owners = (name for clause in clauses for name in _owners(view, clause))
    return next(chain(in_rows, owners), None)


def _clauses(view: View, peers: frozenset[str]) -> list[list[Mention | Claim]]:
    """The names and figures in the order of the text, clause by clause; a name said again counts once."""
    words = view.claim.sentence.words
    marks: list[tuple[int, Mention | Claim | None]] = [
        (each.first, each) for each in (*view.rivals, view.claim) if view.has_unit_of(each)
    ]
    marks += [
        (view.inside(mention.start, mention.end).start, mention)
        for mention, _ in view.named
        if mention.subject in peers
    ]
    marks += [(i, None) for i in view.seen if words[i].lower in BOUNDARIES - {":"}]
    clauses: list[list[Mention | Claim]] = [[]]
    for _, mark in sorted(marks, key=lambda each: each[0]):
        last = clauses[-1][-1] if clauses[-1] else None
        if mark is None:
            clauses.append([])
        elif not (isinstance(mark, Mention) and isinstance(last, Mention) and mark.subject == last.subject):
            clauses[-1].append(mark)
    return clauses


def _owners(view: View, clause: list[Mention | Claim]) -> Iterator[Mention]:
    words = view.claim.sentence.words
    for name, figure in pairwise(clause):
        if isinstance(name, Mention) and figure is view.claim:
            past = view.inside(name.start, name.end).stop
            if all(word.lower in _OWNING for word in words[past : view.claim.first]):
                yield name


def _in_rows(claim: Claim, clause: list[Mention | Claim]) -> Iterator[Mention]:
    order = "".join("N" if isinstance(mark, Mention) else "F" for mark in clause)
    for row in _ROWS:
        for found in row.finditer(order):
            run = clause[found.start() : found.end()]
            names = [mark for mark in run if isinstance(mark, Mention)]
            figures = [mark.id for mark in run if isinstance(mark, Claim)]
            if claim.id in figures and len({name.subject for name in names}) > 1:
                yield names[figures.index(claim.id)]
