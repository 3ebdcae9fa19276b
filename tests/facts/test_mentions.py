from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.factset import FactSet
from factcheck.facts.index import Mention
from factcheck.facts.load import load_facts
from tests.facts.rows import Load, row, table

ROWS = (
    row("a1", "DeepSeek-V3", "V3;the model"),
    row("a2", "DeepSeek-V3", "V3;rental"),
    row("a3", "Llama 3.1 405B", "Llama 405B"),
    row("a4", "Castellan Semiconductor", "the chipmaker"),
    row("a5", "Hurricane Ottilie", "the storm"),
    row("a6", "The Glass Meridian"),
    row("a7", "Skerry Bank"),
    row("a8", "Skerry Bank II"),
    row("a9", "Jon Brandt"),
    row("b1", "Ilse Brandt", "the marathon"),
    row("b2", "Salt Year", "Paper Foxes"),
    row("b3", "Low Country", "Paper Foxes"),
    row("b4", "United States", "US;America"),
    row("b5", "World Health Organization", "WHO"),
    row("b6", "Llama 3"),
    row("b7", "Northumberland Water Board"),
)


def named(facts: FactSet, text: str) -> list[tuple[str, str, str]]:
    """What a text names: surface, subject, strength."""
    mentions = facts.mentions(text)
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    return [(mention.surface, mention.subject, mention.strength) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DeepSeek-V3 cost", [("DeepSeek-V3", "deepseek-v3", "name")]),
        ("DeepSeek V3’s cost", [("DeepSeek V3", "deepseek-v3", "name")]),
        ("DEEPSEEK-V3 IS OUT", [("DEEPSEEK-V3", "deepseek-v3", "name")]),
        ("Deepseek V3s", []),
        ("deepseek-v3", []),
        ("the V30 engine", []),
        ("DeepSeek-V3 671 billion", [("DeepSeek-V3", "deepseek-v3", "name")]),
        ("Salt Year 131", [("Salt Year", "salt-year", "name")]),
        ("1.5 V3", [("V3", "deepseek-v3", "alias")]),
        ("The model", [("The model", "deepseek-v3", "alias")]),
        ("Llama 3.1\n405B and", [("Llama 3.1\n405B", "llama-3-1-405b", "name")]),
        ("Llama 3.1-405B", [("Llama 3.1-405B", "llama-3-1-405b", "name")]),
        ("Llama 3.\n\n405B", [("Llama 3", "llama-3", "name")]),
        ("Llama 3.2 is", []),
        ("Llama 3. It", [("Llama 3", "llama-3", "name")]),
        ("Castellan's plant", [("Castellan", "castellan-semiconductor", "short")]),
        ("a castellan", []),
        ("Ottilie hit", [("Ottilie", "hurricane-ottilie", "short")]),
        ("in The Glass Meridian", [("The Glass Meridian", "the-glass-meridian", "name")]),
        ("in the Glass Meridian", [("the Glass Meridian", "the-glass-meridian", "name")]),
        ("a new storm", [("storm", "hurricane-ottilie", "short")]),
        ("storms", []),
        ("her Glass Meridian", [("Glass Meridian", "the-glass-meridian", "short")]),
        ("the glass meridian", []),
        ("Skerry Bank II's", [("Skerry Bank II", "skerry-bank-ii", "name")]),
        ("Skerry Bank is", [("Skerry Bank", "skerry-bank", "name")]),
        ("Paper Foxes", [("Paper Foxes", "low-country", "alias"), ("Paper Foxes", "salt-year", "alias")]),
        ("the U.S. said", [("U.S.", "united-states", "alias")]),
        ("told us who", []),
        ("the WHO", [("WHO", "world-health-organization", "alias")]),
        # a surname alone is nobody's, unless the full name is there
        ("Brandt ran", []),
        (
            "Brandt ran, Ilse Brandt said",
            [("Brandt", "ilse-brandt", "short"), ("Ilse Brandt", "ilse-brandt", "name")],
        ),
        # near spellings of names only, and only of capitalised words
        ("Castelan Semiconductor", [("Castelan Semiconductor", "castellan-semiconductor", "near")]),
        ("Northumberlnd Water Board", [("Northumberlnd Water Board", "northumberland-water-board", "near")]),
        ("castelan semiconductor", []),
        ("Skerry Bank III", [("Skerry", "skerry-bank", "short")]),
        ("Hurricane Odette", []),
        ("Bastellan Semiconductor", []),
        ("Northumberland Water Bard", []),
        ("", []),
    ],
)
def test_mentions(load: Load, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(load(*ROWS), text) == expected


def test_alias_of_some_facts_only(load: Load) -> None:
    (rental, version) = load(*ROWS).mentions("the rental of V3")
    assert (rental.facts, version.facts) == (("a2",), ())


def test_part_of_a_name_stands_for_the_whole_subject(load: Load) -> None:
    facts = load(row("a", "Hurricane Ottilie", "Ottilie"), row("b", "Hurricane Ottilie", "Port Sorrel"))
    assert [mention.facts for mention in facts.mentions("Ottilie reached Port Sorrel")] == [(), ("b",)]


def test_curated_alias_is_no_short_form_of_another(load: Load) -> None:
    facts = load(row("a", "Orlund Bank"), row("b", "Orlund"))
    assert named(facts, "Orlund and Orlund Bank") == [
        ("Orlund", "orlund", "name"),
        ("Orlund Bank", "orlund-bank", "name"),
    ]


def test_crowded_alias_stands_for_the_subjects_that_are_named(load: Load) -> None:
    names = ("Abel", "Bram", "Cato", "Dirk", "Egon", "Finn")
    facts = load(*(row(name, f"{name} Group", "the company") for name in names))
    assert named(facts, "The company said") == []
    assert named(facts, "The company said Bram Group") == [
        ("The company", "bram-group", "alias"),
        ("Bram Group", "bram-group", "name"),
    ]


def test_long_text_is_read_in_pieces(load: Load) -> None:
    facts = load(row("a", "Nvidia"))
    text = "Nvidia rose. " * 40_000
    mentions = facts.mentions(text)
    assert len(mentions) == 40_000
    assert mentions[-1] == Mention(len(text) - 13, len(text) - 7, "Nvidia", "nvidia", (), "name")


@pytest.mark.parametrize("piece", [" ", " \n", "a.", "\u0308", "3.", "A ", "-", "Llama "])
def test_the_same_over_and_over(load: Load, piece: str) -> None:
    assert load(row("a", "Nvidia")).mentions(piece * 100_000 + ",") == ()


def test_one_long_line_without_spaces(load: Load) -> None:
    assert load(row("a", "Nvidia")).mentions("x" * 1_000_000) == ()


@given(order=st.permutations(ROWS))
def test_order_of_facts_changes_nothing(order: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "Brandt of Paper Foxes, DeepSeek V3, Castellan, the U.S. and Jon Brandt; Castelan Semiconductor"
    assert _mentions(tmp_path_factory, order, text) == _mentions(tmp_path_factory, list(ROWS), text)


def _mentions(folders: pytest.TempPathFactory, rows: list[str], text: str) -> list[tuple[Mention, ...]]:
    path = folders.mktemp("facts") / "facts.csv"
    path.write_text(table(*rows), "utf-8")
    return list(load_facts([path]).mentions(text))


def test_all_orders_of_two_subjects_of_one_alias(load: Load) -> None:
    rows = (row("a", "Salt Year", "Foxes"), row("b", "Low Country", "Foxes"), row("c", "Fir", "Foxes"))
    assert len({tuple(named(load(*order), "Foxes")) for order in permutations(rows)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Brandt of Paper Foxes, DeepSeek V3, Castellan, the U.S. and Jon Brandt; Castelan Semiconductor",
        "Skerry Bank II and Skerry Bank; Ottilie hit America, and the WHO rented V3 at Glass Meridian",
        "Llama 3.1-405B, Llama 3, Ilse Brandt and Northumberland Water Boards",
    ],
)
def test_some_subjects_alone_are_found_wherever_they_are_found_among_all(load: Load, text: str) -> None:
    facts = load(*ROWS)
    found = {mention.subject for mention in facts.mentions(text)}
    assert len(found) >= 3
    for subject in found:
        assert facts.may_name(frozenset({subject}), text)
        assert facts.may_name(frozenset({subject, "hurricane-ottilie"}), text)
    assert not facts.may_name(frozenset({subject.id for subject in facts.subjects()} - found), text)


def test_a_change_is_told_by_the_subjects_that_it_concerns(load: Load) -> None:
    before = load(*ROWS).digests()

    def changed(*rows: str) -> set[str]:
        after = load(*rows).digests()
        return {subject for subject in {*before, *after} if before.get(subject) != after.get(subject)}

    assert changed(*ROWS) == set()
    assert changed(row("c1", "Another"), *ROWS) == {"another"}
    assert changed(*ROWS, row("c1", "Skerry Bank")) == {"skerry-bank"}
    assert changed(*ROWS[:-1], row("b7", "Northumberland Water Board", "the board")) == {
        "northumberland-water-board"
    }
