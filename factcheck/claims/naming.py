"""Whom and what each figure of a document is about, as the text itself tells it, without facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from factcheck.claims.attributes import Attribute, Attributes
from factcheck.claims.claim import Claim, Sentence, Word
from factcheck.claims.grammar import pairs, verb_forms
from factcheck.claims.keys import attribute_key
from factcheck.claims.names import Names
from factcheck.claims.phrases import Syntax, read_syntax
from factcheck.claims.subjects import Focus, Subject, Subjects

# "ACME INDUSTRIES INC <ACM> 4TH QTR NET", "<ACME INC> 1ST QTR": the headline over a table of a wire service
# names whose it is.
_OWNER = re.compile(
    r"""
      \s*(?:
        (?P<before>[A-Z][^<>a-z]{1,60}?)\s*<[A-Z.]{1,9}>     # before its ticker
      | <(?P<inside>[A-Z][^<>a-z]{3,60})>                    # that has none
      | (?P<formed>[A-Z][^<>a-z]{1,60}?\ (?:INC|CORP|CO|LTD|PLC|AG|SA|NV))\ [0-9A-Z]    # by its legal form
      )
    """,
    re.VERBOSE,
)
_SECTION = re.compile(
    r"\b(?:[1-4](?:ST|ND|RD|TH) (?:QTR|HALF)|YEAR|(?:SIX|NINE|12) MTHS|HALF|[A-Z]{3} QTR)\b"
)
_LABEL = 3  # words of the label over a part of a table: "Year", "Nine mths"
_LONGEST = 200  # words of a sentence that are read; more is a table


def name_figures(
    claims: Sequence[Claim], sentences: Sequence[Sentence], text: str, title: str | None
) -> list[Claim]:
    """``claims`` with subject, attribute, their keys, head and modifiers, in their order."""
    reader = _Reader(text, title)
    by_sentence = {index: list(group) for index, group in groupby(claims, lambda claim: claim.sentence.index)}
    read = (sentence for sentence in sentences if sentence.words)
    return [claim for each in read for claim in reader.named(each, by_sentence.get(each.index, []))]


def _are_times(claims: list[Claim]) -> bool:
    return all(claim.quantity.kind == "duration" for claim in claims)


def _section(title: str | None) -> str:
    """The time that the first part of a wire table is about: "4th qtr"."""
    match = _SECTION.search(title or "")
    return _spelled_out(match.group().lower().split()) if match else ""


def _spelled_out(words: Sequence[str]) -> str:
    forms = pairs("short_forms")
    return " ".join(forms.get(word, word) for word in words)


def _owner(title: str | None, names: Names) -> Subject | None:
    match = _OWNER.match(title or "")
    if match is None:
        return None
    name = next(name for name in match.group("before", "inside", "formed") if name)
    words = [Word(0, 0, part.lower(), "", True) for part in name.split()]
    if any(verb_forms().get(word.lower, ("", ""))[1] == "s" for word in words):
        return None  # "GROUP SEEKS ACME <ACM>"
    return Subject(name, names.key(words))


class _Reader:
    """Reads the figures of one document, sentence by sentence."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text, self.names = text, Names(text)
        self.owner = _owner(title, self.names)
        self.focus = Focus(self.owner)
        self.section = _section(title) if self.owner else ""

    def named(self, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
        """``claims``, the figures of ``sentence``, with whom and what they are about."""
        words = sentence.words
        if len(words) > _LONGEST:
            return claims
        self._follow_table(sentence, claims)
        ranges = list(self.names.ranges(sentence))
        keys = [self.names.key(words[first:last]) for first, last in ranges]
        starts = [word.start for word in words]
        times = [
            (bisect_left(starts, each.start), bisect_left(starts, each.end)) for each in sentence.periods
        ]
        syntax = read_syntax(words, [(claim.first, claim.last) for claim in claims], times, ranges)
        subjects = Subjects(syntax, sentence.index, ranges, keys, self.names, self.focus, self.text)
        subjects.find()
        attributes = Attributes(syntax)
        result: list[Claim] = []
        known: tuple[Claim | None, Attribute | None, Subject | None] = None, None, None
        for claim in claims:
            attribute = attributes.of(claim, known[0], known[1])
            taken_over = attribute is not None and attribute is known[1]
            subject = known[2] if taken_over else subjects.of(claim, attribute)
            known = claim, attribute, subject
            result.append(_with_names(claim, attribute, subject, syntax, self.section))
        subjects.note()
        return result

    def _follow_table(self, sentence: Sentence, claims: list[Claim]) -> None:
        """Take note of the label over a part of a wire table, "Year"; a sentence ends the table."""
        words = sentence.words
        if words[-1].lower == ".":
            self.section = ""
        elif self.owner is not None and len(words) <= _LABEL and _are_times(claims):
            self.section = _spelled_out([word.lower for word in words])


def _with_names(
    claim: Claim, attribute: Attribute | None, subject: Subject | None, syntax: Syntax, section: str
) -> Claim:
    key = attribute_key(syntax, claim, attribute, subject.phrase if subject else None) if attribute else None
    return replace(
        claim,
        subject=subject.text if subject else None,
        subject_key=subject.key if subject else None,
        attribute=(attribute.text or None) if attribute else None,
        attribute_key=f"{section} {key}" if section and key else key,
        head=attribute.head if attribute else None,
        modifiers=attribute.modifiers if attribute else (),
    )
