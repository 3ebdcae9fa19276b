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
from factcheck.documents.document import Block

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks and discourse, words apart: ``words[i]`` has start and end of each word of sentence i."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[int, ...], ...]
    claims: tuple[Claim, ...]


def keep(blocks: tuple[Block, ...], discourse: Discourse) -> bytes:
    """The blocks of a document and its discourse, less the text and the numbers that are no claims."""
    bare = {sentence.index: replace(sentence, words=(), periods=()) for sentence in discourse.sentences}
    kept = Kept(
        blocks,
        tuple(replace(sentence, words=()) for sentence in discourse.sentences),
        tuple(_steps(sentence) for sentence in discourse.sentences),
        tuple(replace(claim, sentence=bare[claim.sentence.index]) for claim in discourse.claims),
    )
    return zlib.compress(_codec().dump_json(kept, exclude_defaults=True), level=1)


def recall(kept: bytes, text: str) -> tuple[tuple[Block, ...], Discourse]:
    """What was kept of the document with this text."""
    found = _codec().validate_json(zlib.decompress(kept))
    sentences = tuple(
        replace(sentence, words=tuple(_words(text, sentence.start, steps)))
        for sentence, steps in zip(found.sentences, found.words, strict=True)
    )
    claims = (replace(claim, sentence=sentences[claim.sentence.index]) for claim in found.claims)
    return found.blocks, Discourse(sentences, tuple(claims))


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
