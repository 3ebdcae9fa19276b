"""Figures that belong to somebody else than the subject of a fact, and look-alikes that do not."""

import pytest

from factcheck.facts.factset import FactSet
from factcheck.matching.link import look, options
from factcheck.matching.times import Now
from tests.matching.linking import TODAY, facts_from, read_plain

FACTS = """\
subjects:
  saltmark: {name: Saltmark Union, aliases: [Saltmark, the union]}
  kestrel: {name: Kestrel ferries, aliases: [Kestrel, Kestrels]}
facts:
  - {id: saltmark.states, subject: saltmark, property: member states, cues: [member states, members],
     value: 19 countries, as_of: 2026-01-01, source: {title: Treaty}}
  - {id: saltmark.deficit, subject: saltmark, property: budget deficit, cues: [deficit],
     value: $420 million, as_of: 2026-01-01, source: {title: Report}}
  - {id: kestrel.number, subject: kestrel, property: vessels, cues: [vessels],
     value: 6 vessels, as_of: 2026-01-01, source: {title: Report}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


@pytest.mark.parametrize(
    ("text", "fact", "possible"),
    [
        ("The largest of the Harbour League's 184 members, Ode, left Saltmark.", "saltmark.states", False),
        ("Members of Saltmark heard Ode's $450 million deficit explained.", "saltmark.deficit", False),
        ("Saltmark lost two Harbour Assembly members.", "saltmark.states", False),
        # look-alikes: the subject itself; no name, or a time; a subject before or behind the figure or in it
        ("Ode, the largest of Saltmark's 18 members, left.", "saltmark.states", True),
        ("Ode, the largest of the union's 18 members, left.", "saltmark.states", True),
        ("Ode is the largest in Saltmark. It's 18 members.", "saltmark.states", True),
        ("Saltmark heard of the reasons for Monday's $450 million deficit.", "saltmark.deficit", True),
        ("Saltmark heard of Ode's $450 million Saltmark deficit.", "saltmark.deficit", True),
        ("The cost of Ode's seven Kestrel ferries has risen.", "kestrel.number", True),
        ("Saltmark heard of Kestrel's $450 million deficit.", "saltmark.deficit", True),
        ("Saltmark now has 18 member countries.", "saltmark.states", True),
        ("Saltmark now has 18 Saltmark members.", "saltmark.states", True),
    ],
)
def test_whose_a_figure_is(text: str, fact: str, possible: bool, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    found = options(look(document, discourse, facts), Now(TODAY))
    assert any(option.seen.fact.id == fact for each in found.values() for option in each) is possible
