"""What proposers look at: the figures of a document by sentence and the words between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from factcheck.claims.claim import Claim, Discourse, Word
from factcheck.claims.stance import CHANGES, HEDGES
from factcheck.claims.words import STOP_WORDS
from factcheck.documents.document import Document
from factcheck.lexicon import word_lists
from factcheck.quantities.units import dimension

WORDS = word_lists("factcheck.relations", "ties")
_NO_NAMES = STOP_WORDS | word_lists("factcheck.claims", "function")["no_names"]
_HEDGES = HEDGES - {"to", "up", "down", "a", "and", "the"}
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
IN_ALL = frozenset({("all", "in"), ("in", "all"), ("in", "total"), ("all", "told")})
SUMMING = frozenset({(",", "which", "makes"), (",", "which", "comes", "to"), (",", "making"), (",", "or")})
OF_WHICH = frozenset(("of", word) for word in ("that", "which", "whom", "them", "these", "those"))
# After a figure with which a clause ends.
ENDS = frozenset({(), (".",), (",",), (";",)})
# Between two figures of which the second says something of the first.
APPOSED = frozenset({(",",), ("is",), ("was",), ("are",), ("were",), ("or",), ("(",), ()})
AUXILIARIES = frozenset(
    {"are", "could", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will"}
)
NOT = frozenset({"n't", "not", "n’t"})
_JOURNEY = 8  # words before "from 80 to 84" in which the verb stands
_GOING = WORDS["rising"] | WORDS["falling"] | WORDS["moving"]
_STOPS = frozenset({",", ";", "("})
_LONGEST = 40  # figures in a sentence; more are a table
_DETERMINERS = frozenset({"its", "our", "the", "their", "these", "those"})
_OUT_OF = frozenset({"among", "from", "of"})
_OPENINGS = frozenset({";", ":", "(", "—", "–"})
_GOING_ON = frozenset({",", "and", "but"})
_MARKUP = frozenset({"*", "**", "***", "_", "__"})
_SUBJECT = 5  # words from a figure to the verb of which it is the subject
TITLES = frozenset({"headline", "standfirst", "caption"})  # blocks that tell of the body
TELLING = 3  # digits with which a likeness is hardly chance
_OWNER = 6  # words of "of the county's"


@dataclass(frozen=True, slots=True)
class Scene:
    """The figures of one document. ``rows`` holds those of each sentence that has any, in order."""

    document: Document
    discourse: Discourse
    rows: tuple[tuple[Claim, ...], ...]

    def neighbours(self) -> Iterator[tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
        """Each row with that of the sentence right after it, empty where that has no figure."""
        for at, row in enumerate(self.rows):
            following = self.rows[at + 1] if at + 1 < len(self.rows) else ()
            is_next = following and following[0].sentence.index == row[0].sentence.index + 1
            yield row, following if is_next else ()

    def earlier(self, at: int, sentences: int) -> list[Claim]:
        """The figures of so many sentences before that of ``rows[at]``, in the order of the text."""
        first = self.rows[at][0].sentence.index - sentences
        near = self.rows[max(0, at - sentences) : at]
        return [claim for row in near if row[0].sentence.index >= first for claim in row]


def scene(discourse: Discourse, document: Document) -> Scene:
    """The scene of a document; vague and denied figures, and tables, take no part in arithmetic."""
    told = [claim for claim in discourse.claims if not claim.quantity.vague and not _is_denied(claim)]
    rows = groupby(told, key=lambda claim: claim.sentence.index)
    kept = (tuple(row) for _, row in rows)
    return Scene(document, discourse, tuple(row for row in kept if len(row) <= _LONGEST))


def _is_denied(claim: Claim) -> bool:
    """Whether the text says that the figure is not so; "a third did not know" denies no third."""
    is_subject = any(one in AUXILIARIES and other in NOT for one, other in pairwise(after(claim, _SUBJECT)))
    return claim.modality == "denied" and not is_subject


def _lower(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The words in lower case, without the asterisks and underscores of Markdown."""
    lowered = tuple([word.lower for word in words])
    return lowered if _MARKUP.isdisjoint(lowered) else tuple(word for word in lowered if word not in _MARKUP)


def gap(one: Claim, other: Claim) -> tuple[str, ...]:
    """The lower-cased words between two figures of one sentence, in the order of the text."""
    return _lower(one.sentence.words[one.last : other.first])


def before(claim: Claim, count: int) -> tuple[str, ...]:
    """Up to ``count`` lower-cased words right before a figure, within its sentence."""
    return _lower(claim.sentence.words[max(0, claim.first - count) : claim.first])


def after(claim: Claim, count: int) -> tuple[str, ...]:
    """Up to ``count`` lower-cased words right after a figure, within its sentence."""
    return _lower(claim.sentence.words[claim.last : claim.last + count])


def since(row: tuple[Claim, ...], at: int, count: int = 6) -> tuple[str, ...]:
    """Up to ``count`` words that lead in ``row[at]``, back to the figure before it or to a comma."""
    claim = row[at]
    first = max(row[at - 1].last if at else 0, claim.first - count)
    found: list[str] = []
    for word in reversed(claim.sentence.words[first : claim.first]):
        if word.lower in _STOPS:
            break
        found.append(word.lower)
    return tuple(reversed(found))


def unhedged(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the hedges at their end: "a trim of (just)"."""
    kept = list(words)
    while kept and kept[-1] in _HEDGES:
        kept.pop()
    return tuple(kept)


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures measure the same kind of thing; a bare number may stand for any but a percent."""
    units = one.quantity.unit, other.quantity.unit
    if None in units:
        if _is_scaled(one) or _is_scaled(other):
            return False
        kinds = {one.quantity.kind, other.quantity.kind}
        return "percent" not in kinds and "duration" not in kinds and "multiplier" not in kinds
    ours, theirs = (str(unit).partition("/")[0] for unit in units)
    return dimension(ours) == dimension(theirs)


def is_of(words: tuple[str, ...]) -> bool:
    """Whether words between a part and its whole say no more than that: "of the", "of the county's"."""
    if words[:1] != ("of",) or len(words) > _OWNER or len(words) < 2:
        return False
    return words[-1] in POSSESSIVES or (len(words) == 2 and words[-1] in _DETERMINERS)


def opens_whole(whole: Claim) -> bool:
    """Whether "of", at the start of a clause, leads in what is divided: "Of the 60 jets, 30 …"."""
    lead = before(whole, _OWNER)
    at = max((place for place, word in enumerate(lead) if word in _OUT_OF), default=-1)
    owner = lead[at + 1 :]
    is_plain = owner == () or owner[-1] in POSSESSIVES or (len(owner) == 1 and owner[0] in _DETERMINERS)
    if at < 0 or not is_plain:
        return False
    ahead = lead[: at - 1] if lead[at - 1 : at] == ("out",) else lead[:at]
    if not ahead or lead[at] == "from":
        return not ahead
    # "Vessels, of 6,900 tonnes, need": inside a sentence the whole is a known one.
    return ahead[-1] in _OPENINGS or (ahead[-1] in _GOING_ON and owner != ())


def _is_scaled(claim: Claim) -> bool:
    """Whether the unit counts by more than one: in "1,900 per 100 ml" a bare 900 is not of the same."""
    quantity = claim.quantity
    return "/" in str(quantity.unit) and abs(quantity.high) != abs(quantity.numerals[-1].magnitude)


def is_share(claim: Claim) -> bool:
    """Whether the figure is a percentage or a part in words ("a third", "a third of the staff")."""
    quantity = claim.quantity
    if quantity.unit == "percent":
        return True
    # "Nine cents" is below one, too: the number itself must be a part.
    is_part = quantity.numerals[-1].in_words and 0 < quantity.numerals[-1].magnitude < 1
    # "One for every 2.7 guests" tells how many of another thing there are.
    is_part = is_part and "every" not in quantity.surface.lower()
    return is_part and quantity.kind in ("number", "count", "money")


def journey(claim: Claim) -> tuple[Claim, Claim] | None:
    """The start and the end of "went from 80 to 84", where the figure was read as one; else ``None``."""
    if not claim.quantity.is_range:
        return None
    lead = before(claim, _JOURNEY)
    # "The price goes up by 6 % from May, from 4.10 to 4.35".
    if lead[-1:] != ("from",) or (CHANGES | _GOING | {"by"}).isdisjoint(lead):
        return None
    return _end(claim, 0), _end(claim, -1)


def _end(claim: Claim, which: int) -> Claim:
    quantity = claim.quantity
    value, numerals = (quantity.low, quantity.high)[which], (quantity.numerals[which],)
    ends = quantity.surface.split(" to ")
    surface = ends[which] if len(ends) == 2 else quantity.surface
    return replace(
        claim, quantity=replace(quantity, low=value, high=value, numerals=numerals, surface=surface)
    )


def are_of_other_times(one: Claim, other: Claim) -> bool:
    """Whether both name their times, and these have no day in common."""
    return bool(one.period and other.period and not one.period.period.overlaps(other.period.period))


def plain_figure(claim: Claim) -> Claim:
    """The figure without its hedge or bound."""
    return replace(claim, quantity=replace(claim.quantity, modifier=None))


def digits(claim: Claim) -> str:
    """The digits of the first number as written, without the decimal point and leading noughts."""
    return "".join(map(str, claim.quantity.numerals[0].value.as_tuple().digits))


def is_telling(claim: Claim) -> bool:
    """Whether the figure has so many digits that it is hardly by chance that another is like it."""
    return len(digits(claim).rstrip("0")) >= TELLING


def stems(claim: Claim) -> frozenset[str]:
    """The stems of the telling words of the figure's sentence, without its own."""
    return frozenset(
        word.stem
        for at, word in enumerate(claim.sentence.words)
        if not claim.first <= at < claim.last and word.lower.isalpha() and word.lower not in STOP_WORDS
    )


def names(claim: Claim) -> frozenset[str]:
    """The capitalised words of the figure's sentence, without its first and without times."""
    return capitals(claim.sentence.words[1:])


def capitals(words: tuple[Word, ...]) -> frozenset[str]:
    """The stems of the capitalised words, times and openings such as "The" left out."""
    return frozenset(
        word.stem for word in words if word.capital and word.lower.isalpha() and word.lower not in _NO_NAMES
    )
