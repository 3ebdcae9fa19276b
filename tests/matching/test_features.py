"""What a link's features say of the words around a figure."""

from pathlib import Path

import pytest

from factcheck.facts.factset import FactSet
from factcheck.matching.link import look, options
from factcheck.matching.times import Now
from tests.matching.linking import TODAY, facts_from, read_plain

CLOSE_CUE = 0.5  # what a cue two words from the figure counts at least

FACTS = """\
subjects:
  ostrel: {name: Ostrel}
facts:
  - {id: ostrel.sold, subject: ostrel, property: copies sold, cues: [copies], value: 5 million copies,
     as_of: 2026-02-12, source: {title: Report}}
  - {id: ostrel.printed, subject: ostrel, property: copies printed, cues: [press], value: 6 million copies,
     as_of: 2026-02-12, source: {title: Report}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


@pytest.mark.parametrize(
    ("text", "fact", "told"),
    [
        ("Ostrel has printed 6 million copies.", "ostrel.sold", True),
        ("Ostrel has sold 6 million copies.", "ostrel.printed", True),
        # look-alikes: its own words, words of both, words of neither
        ("Ostrel has sold 6 million copies.", "ostrel.sold", False),
        ("Ostrel has 6 million copies.", "ostrel.sold", False),
        ("Ostrel has burned 6 million copies.", "ostrel.printed", False),
    ],
)
def test_tells_another_property(text: str, fact: str, told: bool, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    (option,) = (each for each in found if each.seen.fact.id == fact)
    assert (option.features["another property told"] > 0) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ostrel copies rose to 6 million.", True),
        ("The Ostrel copies rose to 6 million.", True),
        # look-alikes: a proper name, and a name of one word, say whose it is, not what
        ("Ostrel Copies rose to 6 million.", False),
        ("Last year copies rose to 6 million.", False),
    ],
)
def test_common_words_of_a_name_tell_the_property(text: str, told: bool, tmp_path: Path) -> None:
    facts = facts_from(
        FACTS.replace("{name: Ostrel}", "{name: Ostrel, aliases: [Ostrel copies, copies]}"), tmp_path
    )
    document, discourse = read_plain(text)
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    (option,) = (each for each in found if each.seen.fact.id == "ostrel.sold")
    assert (option.features["property told"] > 0) is told


@pytest.mark.parametrize(
    ("aside", "costs"),
    [
        ("", False),
        (", which nobody had foreseen,", False),
        (" (and no reprints)", False),
        # look-alikes: a list, a relative clause that does not end, a bracket around the figure
        (", prints, posters,", True),
        (", which nobody had foreseen", True),
        (" (no reprints", True),
    ],
)
def test_an_aside_lies_between_nothing(aside: str, costs: bool, facts: FactSet) -> None:
    document, discourse = read_plain(f"The Ostrel press{aside} ran to 6 million.")
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    (option,) = (each for each in found if each.seen.fact.id == "ostrel.printed")
    assert (option.features["best cue"] < CLOSE_CUE) is costs


@pytest.mark.parametrize(
    ("property", "told"),
    [
        ("price of an Ostrel unit", True),
        # look-alike: the subject's own name tells nothing of it
        ("price of a Mirrin unit", False),
    ],
)
def test_names_of_others_tell_the_property(property: str, told: bool, tmp_path: Path) -> None:
    facts = facts_from(
        f"""\
subjects:
  ostrel: {{name: Ostrel}}
  mirrin: {{name: Mirrin}}
facts:
  - {{id: mirrin.bid, subject: mirrin, property: {property}, value: $30, as_of: 2026-02-12,
     source: {{title: Report}}}}
""",
        tmp_path,
    )
    document, discourse = read_plain("Mirrin offers $30 for Ostrel.")
    ((option,),) = options(look(document, discourse, facts), Now(TODAY)).values()
    assert (option.features["property words near"] > 0) is told


def near_subject(text: str, facts: FactSet) -> float:
    document, discourse = read_plain(text)
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    return found[0].features["subject near"]


@pytest.mark.parametrize("boundary", [";", " -- "])
def test_a_name_counts_less_across_clauses(boundary: str, facts: FactSet) -> None:
    across = near_subject(f"It printed 6 million copies{boundary} said Ostrel.", facts)
    assert across < near_subject("It printed 6 million copies, said Ostrel.", facts)
