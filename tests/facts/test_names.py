from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.names import (
    agrees,
    capitalised_runs,
    key_of,
    near_keys_of_name,
    near_keys_of_text,
    short_form,
    spelling_of,
    surname,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DeepSeek-V3", "DeepSeek V3"),
        ("Llama 3.1-405B", "Llama 3.1\n405B"),
        ("GPT-4", "GPT4"),
        ("Top 500", "Top500"),
        ("Calder & Finch", "Calder and Finch"),
        ("AT&T", "AT & T"),
        ("U.S. Steel", "US Steel"),
        ("São Paulo", "Sao Paulo"),
        ("Sa\u0303o Paulo", "São Paulo"),
        ("Rio\u00a0Tinto", "Rio Tinto"),
        ("St. Louis", "St Louis"),
        ("Halden’s model", "Halden's model"),
        ("Lloyd’s–TSB", "Lloyd's TSB"),
    ],
)
def test_ways_to_write_a_name_share_a_key(one: str, other: str) -> None:
    assert key_of(words_of(one)) == key_of(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 3.1", "Llama 31"),
        ("Llama 3.1", "Llama 3 1"),
        ("Prince Harry", "prince. Harry"),
        ("Milling wheat, Marle", "Milling wheat Marle"),
        ("Blue Gene/L", "Blue Gene L"),
        ("Lark 3", "Lark 30"),
        ("New Ton", "Newton"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key_of(words_of(one)) != key_of(words_of(other))


@given(st.text())
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words = words_of(text)
    assert all(word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Nvidia", "Nvidia", True),
        ("NVIDIA", "Nvidia", True),
        ("nvidia", "Nvidia", False),
        ("the Bank", "the Bank", True),
        ("The bank", "the Bank", False),
        ("OIL", "oil", True),
        ("us", "US", False),
        ("US", "US", True),
        ("iPhone", "iPhone", True),
        ("iphone", "iPhone", False),
        ("the Glass Meridian", "The Glass Meridian", True),
        ("the glass Meridian", "The Glass Meridian", False),
        ("world health organization", "World Health Organization", False),
        ("Lanner drones", "Lanner drone", True),
        ("Lanners drone", "Lanner drone", False),
        ("the airlines", "the airline", False),
        ("405B 5", "405B5", False),
    ],
)
def test_capitals_and_number(written: str, name: str, expected: bool) -> None:
    assert agrees([word.cased for word in words_of(written)], spelling_of(name)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Castellan Semiconductor", "Castellan"),
        ("Hurricane Ottilie", "Ottilie"),
        ("Eastmere County", "Eastmere"),
        ("The Glass Meridian", "Glass Meridian"),
        ("Delta Air Lines", "Delta"),
        ("New York Times Company", "New York Times"),
        ("IBM Corp", "IBM"),
        ("Orlund Bank", "Orlund"),
        # what is left is nobody, or somebody else
        ("World Bank", None),
        ("General Motors", None),
        ("First Bank", None),
        ("British Steel", None),
        ("Orange Group", None),
        ("Bank of Valmora", None),
        ("University of Leeds", None),
        ("Kansas City", None),
        ("AI Group", None),
        ("Varland general election 2026", None),
        ("Food prices", None),
        ("Nvidia", None),
        ("the company", None),
        ("", None),
    ],
)
def test_short_form(name: str, expected: str | None) -> None:
    assert short_form(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dana Okoro", "Okoro"),
        ("Joan van Aldane", None),
        ("Mary Ann Evans", "Evans"),
        ("Marlow Homes", None),
        ("Green List", None),
        ("Lark-3", None),
        ("food prices", None),
        ("OKORO DANA", None),
        ("Madonna", None),
    ],
)
def test_surname(name: str, expected: str | None) -> None:
    assert surname(name) == expected


@pytest.mark.parametrize("slip", ["Castelan", "Castellann", "Castelllan", "astellan", "Castella"])
def test_a_slip_shares_a_half(slip: str) -> None:
    name = near_keys_of_name(["Castellan"])
    assert set(name) & set(near_keys_of_text(words_of(slip)))


@pytest.mark.parametrize("name", ["Lark-3", "Skerry Bank II", "Orrin", "the company"])
def test_names_that_no_slip_leads_to(name: str) -> None:
    assert near_keys_of_name(spelling_of(name)) == ()


def test_runs_of_capitals() -> None:
    words = words_of("near the bank of Valmora and Castelan Steel fell, 3 UN aides")
    runs = [" ".join(word.cased for word in words[first:last]) for first, last in capitalised_runs(words)]
    assert runs == [
        "Valmora and Castelan Steel",
        "Valmora and Castelan",
        "Valmora",
        "Castelan Steel",
        "Castelan",
    ]
