"""Near-copies: articles of one story, such as an agency's copy that many outlets print with small changes.

Each text is reduced to a sketch, the smallest hashes of its runs of words (bottom-k MinHash, Broder 1997),
from which the share of runs that two texts have in common is estimated. Only texts whose sketches
begin alike are compared, each with two others at most per hash, so that the time is linear in the number of
articles.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from factcheck.corpus.sketch import SKETCH
from factcheck.corpus.store import Store

LEADING = 6  # hashes of a sketch by which texts are brought together
SHORT_ALIKE = 0.9  # the same for texts of fewer runs than a sketch holds, which often fill in one form
ALIKE = 0.6  # share of runs in common from which on two texts are one story
_NUMBER = (1 << 32) - 1
_PART = 10_000  # hashes that are turned into integers at once


class Sketches:
    """The sketches of many texts by number, in one piece of memory each hash of which takes four bytes."""

    def __init__(self, packed: Iterable[bytes] = ()) -> None:
        self._hashes = array("I")
        self._ends = array("Q", [0])
        for each in packed:
            self.add(each)

    def add(self, packed: bytes) -> None:
        """Takes in the sketch of the next text."""
        self._hashes.frombytes(packed)
        self._ends.append(len(self._hashes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> array[int]:
        return self._hashes[self._ends[number] : self._ends[number + 1]]


def keep_stories(store: Store) -> None:
    """Enters into ``contents`` of which story each article is."""
    import pyarrow as pa

    packed = store.each("SELECT sketch FROM contents ORDER BY digest")
    stories = near_copies(Sketches(sketch for (sketch,) in packed))
    copies = [number for number, story in enumerate(stories) if story != number]
    columns = (pa.array(copies, pa.int64()), pa.array((stories[number] for number in copies), pa.int64()))
    store.sql.register("numbers", pa.table(columns, names=["copy", "story"]))
    store.rows(
        """
        CREATE OR REPLACE TEMPORARY TABLE copies AS
        WITH texts AS (SELECT digest, row_number() OVER (ORDER BY digest) - 1 AS number FROM contents)
        SELECT one.digest, first.digest AS story FROM numbers
        JOIN texts AS one ON one.number = copy JOIN texts AS first ON first.number = numbers.story
        """
    )
    store.sql.unregister("numbers")
    with store.transaction():
        store.rows(
            "UPDATE contents SET story = digest"
            " WHERE story <> digest AND digest NOT IN (SELECT digest FROM copies)"
        )
        store.rows("UPDATE contents SET story = c.story FROM copies AS c WHERE contents.digest = c.digest")
    store.rows("DROP TABLE copies")


def near_copies(sketches: Sketches) -> Sequence[int]:
    """For each text the smallest number among its near-copies, its own where it has none."""
    parent = array("I", range(len(sketches)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for before, number in _alike_at_the_beginning(sketches):
        one, two = sorted((root(number), root(before)))
        if one != two and _are_copies(sketches[number], sketches[before]):
            parent[two] = one
    return array("I", map(root, range(len(sketches))))


def _alike_at_the_beginning(sketches: Sketches) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share a leading hash: each with the one before it that has it, and the first."""
    import pyarrow as pa

    # A hash and the number of a sketch as one integer.
    leading = array("Q")
    for number in range(len(sketches)):
        leading.extend(each << 32 | number for each in sketches[number][:LEADING])
    ordered = pa.Array.from_buffers(pa.uint64(), len(leading), [None, pa.py_buffer(leading)]).sort()
    parts = (ordered.slice(at, _PART).to_pylist() for at in range(0, len(ordered), _PART))
    for _, group in groupby(chain.from_iterable(parts), key=lambda pair: pair >> 32):
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
