"""Which fact a figure is about, on a small invented record. Negative rows are figures without a fact."""

from pathlib import Path

import pytest

from factcheck.facts.factset import FactSet
from factcheck.facts.load import load_facts
from tests.matching.linking import best_link, best_links, facts_from

FACTS = """\
subjects:
  brassel: {name: Brassel Foods, aliases: [Brassel, the grocer]}
  norhaven: {name: Norhaven, aliases: []}
facts:
  - {id: brassel.profit-2025, subject: brassel, property: "net profit, 2025", cues: [profit, earned],
     value: $412 million, as_of: 2026-02-20, valid_from: 2026-02-20, source: {title: Report}}
  - {id: brassel.profit-2024, subject: brassel, property: "net profit, 2024", cues: [profit, earned],
     value: $388 million, as_of: 2025-02-20, valid_from: 2025-02-20, valid_to: 2026-02-19,
     source: {title: Annual report}}
  - {id: brassel.revenue, subject: brassel, property: "revenue, 2025", cues: [revenue, sales],
     value: $9.1 billion, as_of: 2026-02-20, source: {title: Annual report}}
  - {id: brassel.staff, subject: brassel, property: employees, cues: [staff, employs],
     value: "61,200 people", as_of: 2026-02-20, source: {title: Annual report}}
  - {id: norhaven.population, subject: norhaven, property: population, cues: [people, inhabitants],
     value: "214,000 people", as_of: 2025-12-31, source: {title: Census}}
  - {id: norhaven.unemployment, subject: norhaven, property: unemployment rate, cues: [unemployment, jobless],
     value: 4.7 %, as_of: 2026-02-01, source: {title: Labour survey}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


def linked(text: str, surface: str, facts: FactSet) -> str | None:
    """The fact that the first figure written ``surface`` is linked to."""
    best = best_link(text, surface, facts)
    return best.fact.id if best and best.accepted else None


@pytest.mark.parametrize(
    ("text", "surface", "fact"),
    [
        ("Brassel Foods said its net profit was $421 million.", "$421 million", "brassel.profit-2025"),
        (
            "Brassel Foods said its net profit rose to $412 million from $388 million.",
            "$412 million",
            "brassel.profit-2025",
        ),
        ("Brassel Foods posted sales of $9.1 billion.", "$9.1 billion", "brassel.revenue"),
        ("Brassel Foods employs 61,200 people.", "61,200 people", "brassel.staff"),
        ("Unemployment in Norhaven stands at 4.7%.", "4.7%", "norhaven.unemployment"),
        (
            "Brassel Foods had a good year. The grocer earned $412 million.",
            "$412 million",
            "brassel.profit-2025",
        ),
        # the right number, but not that fact
        pytest.param(
            "Brassel Foods paid a fine of $412 million.",
            "$412 million",
            None,
            marks=pytest.mark.xfail(reason="not yet: paid is a word for what is earned, too", strict=True),
        ),
        ("Another shop employs 61,200 people.", "61,200 people", None),
        ("She is on the staff of Brassel Foods with 61,199 other people.", "61,199 other people", None),
        ("Interest rates in Norhaven stand at 4.7%.", "4.7%", None),
        ("Brassel Foods shares fell 4.7%.", "4.7%", None),
        ("Its neighbour Tamsin Stores had a profit of $412 million.", "$412 million", None),
        ("Nothing is known of Brassel Foods; the film took $412 million.", "$412 million", None),
    ],
)
def test_links(text: str, surface: str, fact: str | None, facts: FactSet) -> None:
    assert linked(text, surface, facts) == fact


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("The jobless index of Norhaven fell to 98.2.", False),
        ("Of the regions of Norhaven, 11 have less unemployment.", False),
        # look-alikes: a percentage shortly before
        ("Unemployment in Norhaven is at 4.7%, up from 4.2.", True),
        ("Unemployment in Norhaven is at 4.7%. A year ago it was 4.2.", True),
    ],
)
def test_a_bare_number_as_a_percentage(text: str, possible: bool, facts: FactSet) -> None:
    _, best = best_links(text, facts)[-1]
    assert (best is not None and best.fact.id == "norhaven.unemployment") is possible


def test_the_order_of_facts_changes_nothing(tmp_path: Path, facts: FactSet) -> None:
    head, _, rows = FACTS.partition("facts:\n")
    entries = ["  - {" + entry for entry in rows.split("  - {")[1:]]
    path = tmp_path / "facts.yaml"
    path.write_text(head + "facts:\n" + "".join(reversed(entries)), encoding="utf-8")
    turned = load_facts([path])
    text = (
        "Brassel Foods said its net profit rose to $412 million from $388 million on sales of $9.1 billion."
    )
    for surface in ("$412 million", "$388 million", "$9.1 billion"):
        assert linked(text, surface, facts) == linked(text, surface, turned)


def test_a_figure_that_is_said_again_keeps_its_fact(facts: FactSet) -> None:
    text = (
        "Brassel Foods said its net profit was $412 million.\n\n"
        '"The $412 million is before tax," an analyst at another house said. She wants more.'
    )
    found = [best for _, best in best_links(text, facts)]
    assert [best and best.fact.id for best in found] == ["brassel.profit-2025"] * 2
    assert found[1] is not None
    assert found[1].accepted
    assert found[1].why[0] == "the same figure as c1"
