"""Every kind reads its own examples, and nothing of its kind in its look-alikes."""

from decimal import Decimal

import pytest

from factcheck.quantities.extract import find_quantities
from factcheck.quantities.kinds import kinds
from factcheck.quantities.units import canonical_unit
from factcheck.quantities.vocabulary import lexicon, unit_symbols

EXAMPLES = [(kind.name, *example) for kind in kinds() for example in kind.examples]
LOOKALIKES = [(kind.name, text) for kind in kinds() for text in kind.lookalikes]


@pytest.mark.parametrize(("kind", "text", "surface", "magnitudes", "unit"), EXAMPLES)
def test_example(kind, text, surface, magnitudes, unit):
    found = [quantity for quantity in find_quantities(text).quantities if quantity.surface == surface]
    assert [quantity.kind for quantity in found] == [kind]
    low, high = magnitudes.split()[0], magnitudes.split()[-1]
    assert (found[0].low, found[0].high, found[0].unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(("kind", "text"), LOOKALIKES)
def test_lookalike(kind, text):
    assert [quantity.surface for quantity in find_quantities(text).quantities if quantity.kind == kind] == []


def test_every_kind_is_explained():
    assert {kind.name for kind in kinds()} == {
        "money", "percent", "count", "duration", "rate", "multiplier", "measure", "number",
    }  # fmt: skip
    assert all(kind.explanation and kind.examples and kind.lookalikes for kind in kinds())


def test_units_of_the_lexicon_are_canonical():
    table = lexicon("units")
    written = {unit for kind in ("percent", "duration", "measure", "rate") for unit in table[kind]}
    written |= {unit.expression for unit in unit_symbols().values()}
    assert {unit for unit in written if canonical_unit(unit) != unit} == set()


def test_currencies_of_the_lexicon_are_canonical():
    assert [code for code in lexicon("currencies") if canonical_unit(code) != code] == []
