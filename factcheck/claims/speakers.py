"""Who says a figure: quotation marks and words of saying."""

from __future__ import annotations

import re
from bisect import bisect_right

_WORD = r"(?<!\w)[A-Z][\w.&’'-]{0,30}"
_NAME = rf"{_WORD}(?:\s+(?:of\s+|the\s+|de\s+|van\s+|von\s+)?{_WORD}){{0,4}}"
_SAYING = (
    r"(?:said|says|told|added|adds|claimed|claims|estimates|estimated|reckons|wrote|writes"
    r"|reported|reports|announced)"
)
_SPEAKER = re.compile(
    rf"""
      \b{_SAYING}\s+(?P<after>{_NAME})          # said Ines Marchetti
    | (?P<before>{_NAME})(?:,[^,.;]{{1,80}},)?\s+{_SAYING}\b   # Ines Marchetti, an analyst, said
    | \baccording\s+to\s+(?:the\s+|its\s+|a\s+)?(?P<source>{_NAME})
    """,
    re.VERBOSE,
)
_PRONOUNS = frozenset({"He", "She", "It", "They", "We", "I", "You", "The"})
_MARK = re.compile(r'["“”«»]')


def quoted_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The quotations of one paragraph ``text[start:end]``, half open; a quotation left open ends with it."""
    spans, opened = [], None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is None and mark not in "”»":
            opened = match.end()
        elif opened is not None and mark != "“":
            spans.append((opened, match.start()))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return tuple(spans)


def is_quoted(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether ``offset`` lies inside one of the ordered ``spans``."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def speaker(sentence: str) -> str | None:
    """Who is said to say what ``sentence`` holds, as written, or ``None``.

    >>> speaker('"We lost $5 million," said Ines Marchetti, an analyst.')
    'Ines Marchetti'
    """
    for match in _SPEAKER.finditer(sentence):
        name = next(name for name in match.group("after", "before", "source") if name).rstrip(".")
        if name not in _PRONOUNS:
            return name
    return None
