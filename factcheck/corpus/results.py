"""What a store says, in the shapes that reports print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was audited, and with what outcome; each text counts once, however often it was published.

    Every one of the ``figures`` is ``right``, ``to_fix``, ``contested``, ``without_fact``, ``not_checked`` or
    ``suppressed``. ``errors``, ``warnings`` and ``notes`` count problems: the figures to fix, the contested
    ones, and the ``inconsistent``, which are places where figures of one text disagree with each other.
    ``articles`` have a problem; ``unread`` documents could not be checked; ``skipped`` numbers are no
    figures. A run that is not ``finished`` has not come to all documents.
    """

    documents: int
    outlets: int
    first_day: date | None
    last_day: date | None
    texts: int
    independent: int
    skipped: int
    figures: int
    right: int
    to_fix: int
    contested: int
    without_fact: int
    not_checked: int
    suppressed: int
    inconsistent: int
    errors: int
    warnings: int
    notes: int
    articles: int
    conflicts: int
    unread: int
    program: str
    facts: int
    facts_digest: str
    finished: bool

    @property
    def open(self) -> int:
        """The figures that no fact was held against."""
        return self.without_fact + self.not_checked


@dataclass(frozen=True, slots=True)
class Article:
    """The article that carried a text first, and how many documents in all have the text."""

    name: str
    title: str | None
    url: str | None
    outlet: str | None
    published: date | None
    copies: int
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """A curated fact, as it was when the figures were judged by it."""

    fact: str
    subject: str
    property: str
    value: str
    as_of: date | None
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, its offset in the article, and the figures that are spoken of: offsets into ``text``."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]

    @property
    def figures(self) -> list[str]:
        """The figures as written."""
        return [self.text[start:end] for start, end in self.marks]


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure that a fact does not bear out, or figures of one text that cannot all be true.

    ``check`` is the verdict on the figure, or the check that the figures fail; ``slip`` and ``record``
    belong to the one, ``reported`` and ``computed`` to the other.
    """

    article: Article
    severity: str
    check: str
    slip: str | None
    passages: tuple[Passage, ...]
    subject: str | None
    attribute: str | None
    attributed_to: str | None
    quoted: bool
    reason: str
    replacement: str | None
    reported: str | None
    computed: str | None
    record: Record | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many problems share a name: a check, an outlet, a month or a subject."""

    name: str | None
    errors: int
    warnings: int
    notes: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.notes


@dataclass(frozen=True, slots=True)
class Worst:
    """An article with what is wrong in it."""

    article: Article
    figures: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict: how many independent documents carry it, and the first sentences that do."""

    documents: int
    evidence: tuple[tuple[Article, Passage], ...]

    @property
    def first(self) -> Article:
        """The article that carried the value first."""
        return self.evidence[0][0]

    @property
    def value(self) -> str:
        """The value as its first carrier wrote it."""
        return self.evidence[0][1].figures[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of different documents for one subject, attribute and time that cannot all be true."""

    id: str
    subject: str | None
    attribute: str | None
    unit: str | None
    period_start: date | None
    period_end: date | None
    severity: str
    documents: int
    reason: str
    record: Record | None
    sides: tuple[Side, ...]
