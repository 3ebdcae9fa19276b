"""What the store keeps of a content so that its claims can be judged again without reading the article.

JSON, compressed: no stored byte is ever run. Words are kept as their places; the text gives the rest.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.claims.claim import Claim, Discourse, Sentence, Word
from factcheck.claims.words import stem
from factcheck.documents.document import Block, Document
from factcheck.findings import Suppression

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Kept:
    """A document less its text: ``words[i]`` has the steps from one word of sentence i to the next."""

    blocks: tuple[Block, ...]
    suppress: tuple[Suppression, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[int, ...], ...]
    claims: tuple[Claim, ...]


def keep(document: Document, discourse: Discourse, suppress: tuple[Suppression, ...] = ()) -> bytes:
    """The blocks of a document, its discourse without ``skipped``, and what lets findings stand."""
    bare = {sentence.index: replace(sentence, words=(), periods=()) for sentence in discourse.sentences}
    kept = Kept(
        document.blocks,
        suppress,
        tuple(replace(sentence, words=()) for sentence in discourse.sentences),
        tuple(_steps(sentence) for sentence in discourse.sentences),
        tuple(replace(claim, sentence=bare[claim.sentence.index]) for claim in discourse.claims),
    )
    return zlib.compress(_codec().dump_json(kept, exclude_defaults=True), level=1)


def recall(kept: bytes, text: str) -> tuple[tuple[Block, ...], Discourse, tuple[Suppression, ...]]:
    """What was kept of the document with this text: blocks, discourse, and what lets findings stand."""
    found = _codec().validate_json(zlib.decompress(kept))
    sentences = tuple(
        replace(sentence, words=tuple(_words(text, sentence.start, steps)))
        for sentence, steps in zip(found.sentences, found.words, strict=True)
    )
    claims = (replace(claim, sentence=sentences[claim.sentence.index]) for claim in found.claims)
    return found.blocks, Discourse(sentences, tuple(claims)), found.suppress


def _steps(sentence: Sentence) -> tuple[int, ...]:
    """How far it is from each start and end of a word to the next: small numbers."""
    places = [sentence.start, *(place for word in sentence.words for place in (word.start, word.end))]
    return tuple(after - before for before, after in pairwise(places))


def _words(text: str, at: int, steps: Iterable[int]) -> Iterator[Word]:
    steps = iter(steps)
    for gap, length in zip(steps, steps, strict=True):
        start = at + gap
        at = start + length
        lower = text[start:at].lower()
        yield Word(start, at, lower, stem(lower), text[start].isupper())


@cache
def _codec() -> TypeAdapter[Kept]:
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)
