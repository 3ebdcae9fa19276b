"""Quantities of a text: one linear scan for numbers, a small grammar around each.

The scan stops only at digits and number words; what stands around one is looked at in a bounded window,
so the time is linear in the text and a text without figures costs next to nothing. A blank line,
or a line that is indented as wire copy does for a paragraph, ends every context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.documents.document import Document
from factcheck.quantities.hedges import hedge_after, hedge_before
from factcheck.quantities.paragraph import ParagraphReader
from factcheck.quantities.quantity import Quantity, Skipped

_BREAK = re.compile(r"\n(?:[^\S\n]*\n\s*|[^\S\n]{3,}(?=\S))")


@dataclass(frozen=True, slots=True)
class Extraction:
    """The figures of a text and the numbers that are none, each in the order of the text."""

    quantities: tuple[Quantity, ...]
    skipped: tuple[Skipped, ...]


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Extraction:
    """The quantities of ``text[start:end]``; offsets are into ``text``.

    >>> found = find_quantities("Nvidia lost $589 billion, or 17 percent, on Jan. 27.")
    >>> [quantity.surface for quantity in found.quantities]
    ['$589 billion', '17 percent']
    """
    quantities: list[Quantity] = []
    skipped: list[Skipped] = []
    for begin, stop in _paragraphs(text, start, len(text) if end is None else end):
        reader = ParagraphReader(text, begin, stop)
        reader.read()
        quantities += [reading.quantity(text) for reading in reader.readings]
        skipped += reader.skipped
    return Extraction(tuple(quantities), tuple(skipped))


def extract_quantities(document: Document) -> Extraction:
    """The quantities of a document's blocks, or of its whole text where it has none."""
    if not document.blocks:
        return find_quantities(document.text)
    parts = [find_quantities(document.text, block.start, block.end) for block in document.blocks]
    return Extraction(
        tuple(quantity for part in parts for quantity in part.quantities),
        tuple(skipped for part in parts for skipped in part.skipped),
    )


def read_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` is, as a curator writes it: ``$5.576 million``.

    Raises ``ValueError`` that says what was found instead.

    >>> read_quantity("2.788 million GPU hours").unit
    'GPU*hour'
    """
    stripped = text.strip()
    found = find_quantities(text).quantities
    if not stripped:
        raise ValueError("no value is given; write a number with its unit, such as $5.576 million")
    if not found:
        raise ValueError(
            f"no quantity is read in {stripped!r}; write a number with its unit, such as $5.576 million"
        )
    if len(found) > 1:
        surfaces = ", ".join(repr(quantity.surface) for quantity in found)
        raise ValueError(f"{stripped!r} holds {len(found)} quantities ({surfaces}); write one")
    quantity = found[0]
    lead, rest = text[: quantity.start].strip(), text[quantity.end :].strip(" .\n")
    if lead and hedge_before(lead.split()) is None:
        raise ValueError(
            f"{lead!r} before {quantity.surface!r} is not understood; write number and unit alone"
        )
    if rest and hedge_after(text, quantity.end, quantity.end + len(rest) + 1) is None:
        raise ValueError(
            f"{rest!r} after {quantity.surface!r} is not understood; write number and unit alone"
        )
    return quantity


def _paragraphs(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text, start, stop):
        yield start, match.start()
        start = match.end()
    yield start, stop
