"""The day of an article that only its dateline gives: "NEW YORK, Jan. 28, 2025 - Shares fell"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from factcheck.documents.document import Block

LONGEST = 120  # characters of a dateline
_FIRST = 2  # blocks of the body in which it stands
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DATELINE = re.compile(
    rf"""
    (?:[A-Z][^\s,]{{0,20}}(?:[ ,]{{1,2}}[A-Z(][^\s,]{{0,20}}){{0,5}}[ ,]{{1,2}})?
    (?i:(?P<month_first>{_MONTH})\s(?P<day_behind>\d\d?)|(?P<day_first>\d\d?)\s(?P<month_behind>{_MONTH}))
    ,?\s(?P<year>(?:19|20)\d\d)
    \s?(?:\([^()\n]{{1,30}}\)\s?)? (?:—|–|--?)\s
    """,
    re.VERBOSE,
)


def dateline_day(text: str, blocks: Sequence[Block]) -> date | None:
    """The day that the dateline of an article gives with its year; ``None`` where there is none such."""
    body = [block for block in blocks if block.role in ("body", "standfirst")][:_FIRST]
    for block in body:
        found = _DATELINE.match(text[block.start : min(block.end, block.start + LONGEST)])
        if found:
            month = _MONTHS.index((found["month_first"] or found["month_behind"])[:3].lower()) + 1
            with suppress(ValueError):
                return date(int(found["year"]), month, int(found["day_behind"] or found["day_first"]))
    return None
