"""Printed lines to paragraphs, for formats that know where on a page a line stands and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from factcheck.documents.document import Role
from factcheck.documents.pieces import Piece

_SOFT = "\xad\x02\ufffe"  # hyphens at a line's end, as they are marked
_HYPHEN = re.compile(rf"(\w+)[-‐{_SOFT}]\Z")
_BULLET = re.compile(r"[•‣▪●◦·][ \t\xa0]*")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…:]['\"”’)\]]{0,3}\Z")
# A word before a hyphen that stays when its lines are joined: "two-thirds", "12-month".
_NUMBER = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|double|single|multi|mid|non|pre|post|per",
    re.IGNORECASE,
)
_COLUMN = 36  # lines that begin less than half an inch apart are of one column
_LARGER, _WIDER, _INDENT = 1.15, 1.3, 0.7
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: where it begins and ends, how high it stands above the foot, its type size."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def joined_lines(pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """The paragraphs that the lines of pages make, without page numbers and running heads.

    A paragraph begins at a gap, an indentation, a bullet, another type size, or after a line that had
    room for more. Words hyphenated at a line's end are joined; paragraphs go on over columns and
    pages. Larger type than that of most of the text makes a headline.
    """
    pages = _without_running(pages)
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=1.0)
    edges = _edges(line for page in pages for line in page)
    group: list[Line] = []
    for page in pages:
        for line, begin in zip(page, _beginnings(page, edges), strict=True):
            if group and (_goes_over(group[-1], line) if begin is None else not begin):
                group.append(line)
                continue
            if group:
                yield _paragraph(group, usual)
            group = [line]
    if group:
        yield _paragraph(group, usual)


def _without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their numbers, and without first and last lines that many pages share."""
    edges = Counter(mask for page in pages for mask in {_mask(line) for line in (*page[:1], *page[-1:])})
    kept = []
    for page in pages:
        lines = list(page)
        for end in (0, -1):
            # Under a running head a page number may stand in a line of its own, or the reverse.
            for _ in range(2):
                if lines and (
                    _PAGE_NUMBER.fullmatch(lines[end].text.strip()) or edges[_mask(lines[end])] >= _REPEATED
                ):
                    del lines[end]
        kept.append(lines)
    return kept


def _mask(line: Line) -> str:
    return _DIGITS.sub("0", line.text.strip())


def _edges(lines: Iterable[Line]) -> dict[int, float]:
    """How far right most lines of each column reach; a few may go on across the next."""
    rights: dict[int, list[float]] = {}
    for line in lines:
        rights.setdefault(round(line.left / _COLUMN), []).append(line.right)
    return {column: sorted(each)[3 * len(each) // 4] for column, each in rights.items()}


def _beginnings(page: Sequence[Line], edges: dict[int, float]) -> list[bool | None]:
    """Whether each line begins a paragraph; ``None`` where a page or column begins, so that none can tell."""
    if not page:
        return []
    pitches = [upper.bottom - lower.bottom for upper, lower in pairwise(page) if upper.bottom > lower.bottom]
    usual = median_low(pitches) if pitches else 0.0
    begins: list[bool | None] = [None]
    for upper, lower in pairwise(page):
        if _BULLET.match(lower.text):
            begins.append(True)
        elif lower.bottom >= upper.bottom:
            begins.append(None)
        else:
            begins.append(
                upper.bottom - lower.bottom > _WIDER * max(usual, upper.size)
                or not 1 / _LARGER < upper.size / lower.size < _LARGER
                or (lower.left - upper.left > _INDENT * lower.size and not _BULLET.match(upper.text))
                or _had_room(upper, lower, edges[round(upper.left / _COLUMN)])
            )
    return begins


def _had_room(upper: Line, lower: Line, edge: float) -> bool:
    """Whether the first word of the lower line would have fitted on the upper one, at a sentence's end."""
    word = lower.text.partition(" ")[0]
    width = (lower.right - lower.left) * (len(word) + 1) / max(len(lower.text), 1)
    return upper.right + width < edge and bool(_ENDED.search(upper.text) or lower.text[:1].isupper())


def _goes_over(upper: Line, lower: Line) -> bool:
    """Whether a paragraph goes on over a column or page."""
    same = 1 / _LARGER < upper.size / lower.size < _LARGER
    opening = lower.text[:1].isupper() or _BULLET.match(lower.text)
    return same and not opening and not _ENDED.search(upper.text)


def _paragraph(lines: list[Line], usual: float) -> Piece:
    bullet = _BULLET.match(lines[0].text)
    if bullet:
        lines[0] = replace(lines[0], text=lines[0].text[bullet.end() :])
    text = lines[0].text
    for line in lines[1:]:
        text = _joined(text, line.text.strip())
    role: Role = "list" if bullet else "headline" if lines[0].size >= _LARGER * usual else "body"
    return Piece(text.translate(dict.fromkeys(map(ord, _SOFT))), role, "\n" if bullet else "\n\n")


def _joined(upper: str, lower: str) -> str:
    """Two lines as one, without the hyphen at the end of the first if it only parts a word."""
    hyphen = _HYPHEN.search(upper, max(0, len(upper) - 40))
    if not hyphen or not lower:
        return f"{upper.rstrip()} {lower}"
    stays = _NUMBER.fullmatch(hyphen[1]) or not lower[0].islower()
    return f"{upper[:-1]}{'-' if stays else ''}{lower}"
