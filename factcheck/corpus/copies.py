"""Near-copies: articles of one story, such as an agency's copy that many outlets print with small changes.

Each text is reduced to a sketch, the smallest hashes of its runs of words (bottom-k MinHash, Broder 1997),
from which the share of runs that two texts have in common is estimated. Only texts whose sketches
begin alike are compared, each with two others at most per hash, so that the time is linear in the number of
articles.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from itertools import pairwise

from factcheck.corpus.sketch import SKETCH
from factcheck.corpus.store import Store

LEADING = 6  # hashes of a sketch by which texts are brought together
SHORT_ALIKE = 0.9  # the same for texts of fewer runs than a sketch holds, which often fill in one form
ALIKE = 0.6  # share of runs in common from which on two texts are one story


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


def near_copies(sketches: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """For each text that is a near-copy of others, by digest, the smallest digest among them."""
    known = {digest: tuple(sketches[digest]) for digest in sorted(sketches)}
    together: dict[int, list[str]] = defaultdict(list)
    for digest, hashes in known.items():
        for leading in hashes[:LEADING]:
            together[leading].append(digest)
    parent = {digest: digest for digest in known}

    def root(digest: str) -> str:
        while parent[digest] != digest:
            parent[digest] = digest = parent[parent[digest]]
        return digest

    for group in together.values():
        for before, digest in pairwise(group):
            for other in {group[0], before}:
                one, two = sorted((root(digest), root(other)))
                if one != two and _are_copies(known[digest], known[other]):
                    parent[two] = one
    stories = {digest: root(digest) for digest in known}
    sizes: dict[str, int] = defaultdict(int)
    for story in stories.values():
        sizes[story] += 1
    return {digest: story for digest, story in stories.items() if sizes[story] > 1}


def _are_copies(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    is_short = min(len(one), len(other)) < SKETCH
    return likeness(one, other) >= (SHORT_ALIKE if is_short else ALIKE)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of runs of words that two texts have in common, by their sketches.

    >>> likeness((1, 2, 3, 4), (1, 2, 3, 9)), likeness((1, 2), (3, 4))
    (0.75, 0.0)
    """
    size = min(len(one), len(other))
    if not size:
        return 0.0
    both = set(one) & set(other)
    return sum(each in both for each in nsmallest(size, {*one, *other})) / size
