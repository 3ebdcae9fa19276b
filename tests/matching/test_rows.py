"""Which name a row of names and figures gives to a figure."""

import pytest

from factcheck.facts.factset import FactSet
from factcheck.matching.link import look
from factcheck.matching.rows import paired_name
from factcheck.matching.view import View
from tests.matching.linking import facts_from, read_plain

FACTS = """\
subjects:
  ostrel: {name: Ostrel}
  mirrin: {name: Mirrin}
  dalveg: {name: Dalveg}
  tavira: {name: Tavira}
facts:
  - {id: ostrel.seats, subject: ostrel, property: seats, value: 78, as_of: 2026-02-12, source: {title: Count}}
  - {id: mirrin.seats, subject: mirrin, property: seats, value: 64, as_of: 2026-02-12, source: {title: Count}}
  - {id: dalveg.seats, subject: dalveg, property: seats, value: 27, as_of: 2026-02-12, source: {title: Count}}
  - {id: tavira.votes, subject: tavira, property: votes, value: 11, as_of: 2026-02-12, source: {title: Count}}
"""
PEERS = frozenset({"ostrel", "mirrin", "dalveg"})


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("There were 78 for Ostrel, 64 for Mirrin and 27 for Dalveg.", "78", "ostrel"),
        ("There were 78 for Ostrel, 64 for Mirrin and 27 for Dalveg.", "27", "dalveg"),
        ("Of 169 in all there were 78 for Ostrel, 64 for Mirrin.", "64", "mirrin"),
        ("Ostrel won 78, Mirrin 64 and Dalveg 27.", "64", "mirrin"),
        ("Ostrel and Mirrin won 78 and 64 respectively.", "64", "mirrin"),
        ("Ostrel and Mirrin won 78 and 64 but Dalveg only 27.", "78", "ostrel"),
        ("Ostrel and Mirrin's 78 and 64 were counted.", "78", "ostrel"),
        ("They won 78 and 64, Ostrel and Mirrin.", "78", "ostrel"),
        ("The 78 beat Mirrin's 64.", "64", "mirrin"),
        # look-alikes: one name, more figures than names, other units, no peer, another clause
        ("Ostrel won 78 and lost 64.", "64", None),
        ("Ostrel and Mirrin won 78, 64 and 27.", "64", None),
        ("Ostrel won 78 seats as Mirrin spent $64 million.", "78 seats", None),
        ("Tavira won 78 and Ostrel 64.", "78", None),
        ("There were 78 for Ostrel.", "78", None),
        ("There were 78 for Ostrel; 64 went to Mirrin.", "78", None),
    ],
)
def test_pairs_names_with_figures(text: str, surface: str, name: str | None, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    scene = look(document, discourse, facts)
    claim = next(each for each in discourse.claims if each.quantity.surface == surface)
    found = paired_name(View(claim, scene), PEERS)
    assert (found and found.subject) == name


def test_peers_tell_the_same_property(facts: FactSet) -> None:
    document, discourse = read_plain("Ostrel, Mirrin, Dalveg and Tavira.")
    peers = look(document, discourse, facts).peers
    assert {key[0]: subjects for key, subjects in peers.items()} == {
        **dict.fromkeys(("Ostrel", "Mirrin", "Dalveg"), PEERS),
        "Tavira": {"tavira"},
    }
