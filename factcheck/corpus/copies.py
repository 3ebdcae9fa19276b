"""Near-copies: articles of one story, such as an agency's copy that many outlets print with small changes.

Each text is reduced to a sketch, the smallest hashes of its runs of words (bottom-k MinHash, Broder 1997),
from which the share of runs that two texts have in common is estimated. Only texts whose sketches
begin alike are compared, each with two others at most per hash, so that the time is linear in the number of
articles.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from factcheck.corpus.sketch import SKETCH
from factcheck.corpus.store import Store

LEADING = 6  # hashes of a sketch by which texts are brought together
SHORT_ALIKE = 0.9  # the same for texts of fewer runs than a sketch holds, which often fill in one form
ALIKE = 0.6  # share of runs in common from which on two texts are one story
_NUMBER = (1 << 32) - 1


def keep_stories(store: Store) -> None:
    """Enters into ``contents`` of which story each article is."""
    import pyarrow as pa

    sketches = store.each("SELECT digest, sketch FROM contents")
    stories = near_copies({digest: array("I", packed) for digest, packed in sketches})
    copies = {"digest": list(stories), "story": list(stories.values())}
    table = pa.table({name: pa.array(each, pa.string()) for name, each in copies.items()})
    store.sql.register("copies", table)
    with store.transaction():
        store.rows(
            "UPDATE contents SET story = digest"
            " WHERE story <> digest AND digest NOT IN (SELECT digest FROM copies)"
        )
        store.rows("UPDATE contents SET story = c.story FROM copies AS c WHERE contents.digest = c.digest")
    store.sql.unregister("copies")


def near_copies(sketches: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """For each text that is a near-copy of others, by digest, the smallest digest among them."""
    digests = sorted(sketches)
    known = [sketches[digest] for digest in digests]
    parent = array("I", range(len(digests)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for before, number in _alike_at_the_beginning(known):
        one, two = sorted((root(number), root(before)))
        if one != two and _are_copies(known[number], known[before]):
            parent[two] = one
    stories = array("I", map(root, range(len(digests))))
    sizes = Counter(stories)
    return {digests[at]: digests[story] for at, story in enumerate(stories) if sizes[story] > 1}


def _alike_at_the_beginning(known: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of sketches that share a leading hash: each with the one before it that has it, and the first."""
    # A hash and the number of a sketch as one integer, since there may be millions.
    leading = sorted(each << 32 | number for number, sketch in enumerate(known) for each in sketch[:LEADING])
    for _, group in groupby(leading, key=lambda pair: pair >> 32):
        numbers = [pair & _NUMBER for pair in group]
        for before, number in pairwise(numbers):
            yield before, number
            if before != numbers[0]:
                yield numbers[0], number


def _are_copies(one: Sequence[int], other: Sequence[int]) -> bool:
    is_short = min(len(one), len(other)) < SKETCH
    return likeness(one, other) >= (SHORT_ALIKE if is_short else ALIKE)


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of runs of words that two texts have in common, by their sketches.

    >>> likeness((1, 2, 3, 4), (1, 2, 3, 9)), likeness((1, 2), (3, 4))
    (0.75, 0.0)
    """
    size = min(len(one), len(other))
    if not size:
        return 0.0
    smallest = sorted({*one, *other})[:size]
    return len(set(one) & set(other) & set(smallest)) / size
