"""A quantity with whom and what it is about, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.claims.period import PeriodMention
from factcheck.documents.document import Role
from factcheck.quantities.quantity import Quantity, Skipped

Modality = Literal["asserted", "denied", "hypothetical", "forecast", "target"]


@dataclass(frozen=True, slots=True)
class Word:
    """One token: half-open offsets into the document's text, lower-cased form, stem, and its capital."""

    start: int
    end: int
    lower: str
    stem: str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, the times it names, and the part its block plays.

    ``start`` and ``end`` are half-open offsets into the document's text, as are those of the words and
    of the periods. ``index`` counts the sentences and ``paragraph`` the blocks of a document from 0.
    ``names`` are the names that a trained pipeline finds, half-open offsets; ``None`` without one.
    """

    index: int
    start: int
    end: int
    block: Role
    paragraph: int
    words: tuple[Word, ...]
    periods: tuple[PeriodMention, ...]
    names: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A numeric claim.

    ``id`` is "c1", "c2" … in the order of the text. ``first`` and ``last`` are indexes into the words of
    its sentence: the first word of the figure and the word after its last. ``subject`` and ``attribute``
    are as the text names them; ``subject_key`` and ``attribute_key`` are the same for grouping, alike
    however they are spelled, and ``None`` where the text leaves open whom or what it means. ``head`` is the
    noun that the figure measures or counts, lower-cased and singular ("profit", "employee"), and
    ``modifiers`` are the lower-cased words that narrow it down ("net", "operating"). ``quoted`` is true
    inside a quotation, ``attributed_to`` is who says it, as written. ``change`` is true of "rose by 28"
    and false of "rose to 214". ``period`` is the time that the claim itself names, ``None`` where it names
    none; ``past`` marks "previously" and the starting point of a change ("up from 186").
    """

    id: str
    quantity: Quantity
    sentence: Sentence
    first: int
    last: int
    subject: str | None = None
    attribute: str | None = None
    subject_key: str | None = None
    attribute_key: str | None = None
    head: str | None = None
    modifiers: tuple[str, ...] = ()
    attributed_to: str | None = None
    quoted: bool = False
    modality: Modality = "asserted"
    change: bool = False
    period: PeriodMention | None = None
    past: bool = False

    @property
    def block(self) -> Role:
        """The part that the claim's block plays in the document."""
        return self.sentence.block


@dataclass(frozen=True, slots=True)
class Discourse:
    """The sentences of a document in order, the claims in them, and the numbers that are no claims."""

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
