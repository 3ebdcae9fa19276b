from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.facts.curated import read_curated
from factcheck.facts.factset import FactSet
from tests.facts.rows import Load, row, table

YAML = """\
subjects:
  s: {name: Strand, aliases: [the plant]}
facts:
  - {id: a, subject: s, property: cost, value: 5 km, unit: meter, tolerance: 1 %, formula: b * 2}
  - id: b
    subject: s
    property: rate
    cues: [c]
    value: 5
    variants: [{value: about 6, source: {title: T}}]
    valid_from: 2025-01-28
"""
CSV = table(row("a", "Strand", "the plant"), row("b", "Strand", valid_from="2025-01-28"))
SCRAPS = st.sampled_from(
    [
        *("\n", "\r", "\t", " ", "  - ", ": ", '"', '""', "'", ",", ";", "[", "]", "{", "}", "|", "#", "&x"),
        *("*x", "!!int ", "%", "\u2028", "\ufeff", "-", "9" * 90, "1e99", "2025-02-30", "/0", "**", "(", "~"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> str:
    """A file with pieces cut out and scraps put in."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(SCRAPS) + text[at + draw(st.integers(0, 12)) :]
    return text


def check(name: str, raw: bytes) -> None:
    curated = read_curated([(name, raw)])
    assert all(isinstance(error, InputError) and error.place for error in curated.errors)
    assert curated.errors or all(fact.subject in curated.subjects for fact in curated.facts.values())


@given(damaged(YAML))
def test_damaged_yaml_is_an_error_at_most(text: str) -> None:
    check("f.yaml", text.encode())


@given(damaged(CSV))
def test_damaged_csv_is_an_error_at_most(text: str) -> None:
    check("f.csv", text.encode())


@given(st.binary(max_size=60), st.sampled_from(["f.yaml", "f.csv"]))
def test_bytes_are_an_error_at_most(raw: bytes, name: str) -> None:
    check(name, raw)


@pytest.fixture(scope="module")
def known() -> FactSet:
    from factcheck.facts.load import _built

    rows = [row("a", "Llama 3.1 405B", "405B5;U.S.;the R&D"), row("b", "Dana Okoro", "O'Brien & Söhne")]
    return FactSet(_built([("f.csv", table(*rows).encode())]))


PIECES = st.sampled_from(
    [
        *("Llama", "3", ".", "1", "-", "405B", " ", "5", "U.S.", "US", "Dana", "Okoro", "'s", "\u2019", "\n"),
        *("\n\n", "&", "the", "R", "D", "O'Brien", "So\u0308hne", "II", "\u00a0", "\u0308", "ß", "İ", "and"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_mentions_are_slices_in_order(known: FactSet, text: str) -> None:
    mentions = known.mentions(text)
    assert all(text[each.start : each.end] == each.surface for each in mentions)
    starts = [each.start for each in mentions]
    assert starts == sorted(starts)


def test_mentions_of_two_texts_are_those_of_each(load: Load) -> None:
    facts = load(row("a", "Llama 3"), row("b", "Dana Okoro"))
    one, other = "Llama\n\n", "3, Dana Okoro. Llama 3"
    shifted = [(each.start - len(one), each.subject) for each in facts.mentions(one + other)]
    assert shifted == [(each.start, each.subject) for each in facts.mentions(other)]
