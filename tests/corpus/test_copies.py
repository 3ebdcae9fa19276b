"""Near-copies of a story, and articles that only look like one."""

import random

import pytest

from factcheck.corpus.copies import Sketches, near_copies
from factcheck.corpus.sketch import sketch
from factcheck.corpus.store import open_store
from tests.corpus.desk import article

STORY = " ".join(
    f"In {place} the council said on Friday that it would spend more on {thing} than in any year before."
    for place, thing in (
        ("Dunmore", "roads"), ("Ostrava", "schools"), ("Marlow", "parks"), ("Penbrook", "bridges"),
        ("Halden", "trams"), ("Koszalin", "ferries"), ("Gdynia", "libraries"), ("Sorrel", "pools"),
    )
)  # fmt: skip
EDITED = STORY.replace("Marlow", "Upper Marlow").replace("said on Friday", "said", 1)
OTHER = " ".join(reversed(STORY.split()))


def stories(texts):
    """The first of those of which each is a near-copy."""
    found = near_copies(Sketches(sketch(text).tobytes() for text in texts))
    return [texts[story] for story in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([STORY + " .", STORY], [STORY + " .", STORY + " ."]),
        ([OTHER, EDITED, STORY], [OTHER, EDITED, EDITED]),
        ([STORY, OTHER], [STORY, OTHER]),
        (["", "So.", " "], ["", "So.", " "]),
        ([], []),
    ],
)
def test_near_copies(texts, expected):
    assert stories(texts) == expected


def test_the_order_does_not_matter():
    texts = [STORY.replace("Friday", f"the {n}th", n % 5) for n in range(30)]
    for seed in range(5):
        random.Random(seed).shuffle(texts)
        assert stories([OTHER, *texts]) == [OTHER, *[texts[0]] * 30]


def test_a_wire_story_counts_once(audited, tmp_path):
    texts = [STORY + " It spent $5 million.", EDITED + " It spent $5 million.", "It spent $5 million."]
    audited([article(f"a{n}", text) for n, text in enumerate(texts)])
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        query = "SELECT count(DISTINCT story), count(*), count(*) FILTER (story = digest) FROM contents"
        assert store.rows(query) == [(2, 3, 2)]
