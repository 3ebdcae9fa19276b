"""The names in a text, and which of them are one: full names, short forms, acronyms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from factcheck.claims.claim import Sentence, Word
from factcheck.claims.grammar import GRAMMAR, verb_forms
from factcheck.claims.stance import CHANGES, HEDGES
from factcheck.claims.words import STOP_WORDS
from factcheck.lexicon import word_lists
from factcheck.quantities.plurals import is_plural, singular

_NO_NAMES = (
    word_lists("factcheck.claims", "function")["no_names"]
    | STOP_WORDS
    | HEDGES
    | CHANGES
    | GRAMMAR["adverbs"]
    | GRAMMAR["prepositions"]
    | GRAMMAR["determiners"]
    | GRAMMAR["owned"]
    | GRAMMAR["measuring"]
    | GRAMMAR["agents"]
    | GRAMMAR["relatives"]
)
_INSIDE = re.compile(r"(?<=[a-z] )[A-Z][\w.-]+")
_COMMON_ENDINGS = ("ing", "ly", "ed", "tion", "ment", "ity", "ness")
_AFTER_NAMES = frozenset({"'s", "’s", ",", "<", "(", ".", "to"})
_DATELINE = 3  # words
_OFFICE = 2  # words: "Finance Ministry", "Supreme Court"; longer ones tell whose
_ABBREVIATED = {"corp.", "inc.", "co.", "ltd.", "cos."}


@cache
def _places() -> dict[str, str]:
    written = files("factcheck.claims").joinpath("lexicon", "places.toml").read_text(encoding="utf-8")
    return {name: key.replace("-", " ") for key, names in tomllib.loads(written).items() for name in names}


class Names:
    """The names of one document, learnt as its sentences are read in order.

    A short form stands for the last full name before it that it may be short for; where two differ, for none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Capitalised where no sentence begins: those are names at the head of one, too.
        self._inside = frozenset(match.lower() for match in _INSIDE.findall(text))
        self._full: set[str] = set()
        self._short: dict[str, str | None] = {}
        self.persons: set[str] = set()

    def ranges(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Where names stand in a sentence: half-open ranges of its words."""
        if sentence.names is not None:
            yield from _trained(sentence)
            return
        words = sentence.words
        at = 0
        while at < len(words):
            if not _is_capital(words[at]):
                at += 1
                continue
            end = _run_end(words, at)
            first = at
            if self._is_ticker(words, at, end) or _is_dateline(words, end):
                at = end
                continue
            if _opens(words, at):
                first = self._without_opening(words, at, end)
            elif words[at].lower in _NO_NAMES and end - at == 1 and not words[at].lower.endswith("."):
                first = end
            if first < end:
                yield first, end
            at = end

    def _without_opening(self, words: Sequence[Word], at: int, end: int) -> int:
        """Where the name at the head of a sentence begins, whose first word is capitalised anyway."""
        lower = words[at].lower
        if lower in GRAMMAR["titles"] and end - at > 1:
            return at
        joined = at + 1 < len(words) and words[at + 1].lower == "of"
        if not joined and (lower in _NO_NAMES or singular(lower) in GRAMMAR["agents"]):
            return at + 1
        if end - at > 1 or lower in self._full or lower in self._short or lower in self._inside:
            return at
        if lower.replace(".", "") in _places():
            return at
        following = words[end].lower if end < len(words) else "."
        is_common = is_plural(lower) or lower in verb_forms() or lower.endswith(_COMMON_ENDINGS)
        is_followed = (
            following in _AFTER_NAMES
            or _is_sure_verb(following)
            or following in GRAMMAR["auxiliaries"]
            or following.endswith("ed")
        )
        return at if is_followed and not is_common else end

    def _is_ticker(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "<TXN>", behind a company's name in wire copy."""
        written = self._text[words[first].start : words[last - 1].end]
        return first > 1 and words[first - 1].lower == "<" and written.isupper() and " " not in written

    def key(self, words: Sequence[Word], *, titled: bool = False) -> str | None:
        """The key of the name that ``words`` spell, ``None`` where it may be of several."""
        tokens = [word.lower for word in words if any(map(str.isalnum, word.lower))]
        while len(tokens) > 1 and tokens[0].rstrip(".") in GRAMMAR["titles"]:
            titled = True
            del tokens[0]
        if tokens and tokens[0] == "the":
            del tokens[0]
        plain = _stripped(tokens)
        if not plain:
            return None
        if set(plain) <= GRAMMAR["suffixes"] or (plain[-1] in GRAMMAR["offices"] and len(plain) <= _OFFICE):
            return None
        key = " ".join(plain)
        if key in _places():
            return _places()[key]
        if len(plain) == 1:
            if key in self._short and key not in self._full:
                found = self._short[key]
                if titled and found:
                    self.persons.add(found)
                return found
            if titled:
                return None
            self._full.add(key)
            return key
        self._learn(plain, key, is_organisation=len(plain) < len(tokens), titled=titled)
        return key

    def _learn(self, plain: list[str], key: str, *, is_organisation: bool, titled: bool) -> None:
        titled = titled or plain[0] in GRAMMAR["given_names"]
        if titled:
            self.persons.add(key)
        if key in self._full:
            return
        self._full.add(key)
        shorts = {"".join(token[0] for token in plain)}
        if not is_organisation and len(plain) <= 3:
            shorts.add(plain[-1])
        if (
            not titled
            and len(plain[0]) > 3
            and plain[0] not in _places()
            and plain[0] not in GRAMMAR["adverbs"]
        ):
            shorts.add(plain[0])
        for short in shorts:
            known = self._short.setdefault(short, key)
            if known != key and not (known and (known in key or key in known)):
                self._short[short] = None


def _stripped(tokens: list[str]) -> list[str]:
    plain = [token.replace(".", "") for token in tokens]
    while len(plain) > 1 and plain[-1] in GRAMMAR["suffixes"]:
        plain.pop()
    return plain


def _is_capital(word: Word) -> bool:
    return word.capital and word.lower[0].isalpha()


def _run_end(words: Sequence[Word], at: int) -> int:
    """Where the run of capitalised words from ``at`` on ends; "of" goes on after "Bank" and the like."""
    end = at + 1
    while end < len(words):
        word, last = words[end], words[end - 1]
        if _is_capital(word):
            if (
                last.lower.endswith(".")
                and len(last.lower) > 2
                and last.lower not in _ABBREVIATED
                and "." not in last.lower[:-1]
            ):
                break
            end += 1
        elif word.lower in ("of", "&", "-", "and") and end + 1 < len(words):
            joins = _joins(words, end)
            following = words[end + 1]
            if following.lower == "the" and word.lower == "of" and end + 2 < len(words):
                following = words[end + 2]
            glued = word.lower != "-" or (word.start == last.end and following.start == word.end)
            if not (joins and glued and _is_capital(following)):
                break
            end += 2 if following is words[end + 1] else 3
        else:
            break
    return end


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether "of", "and" or the like at ``at`` goes on with a name."""
    if words[at].lower == "of":
        return words[at - 1].lower in GRAMMAR["joined"]
    if words[at].lower == "and":
        run = list(takewhile(_is_capital, words[at + 1 : at + 4]))
        return bool(run) and run[-1].lower.rstrip(".") in GRAMMAR["closing"]
    return True


def _is_dateline(words: Sequence[Word], end: int) -> bool:
    """ "VELMORA - The government": where the report comes from."""
    return (
        end <= _DATELINE
        and end < len(words)
        and words[end].lower in ("-", "–", "—")
        and (words[end].start > words[end - 1].end)
    )


def _is_sure_verb(word: str) -> bool:
    """Whether a word can be no noun: "sold" and "cut" are verbs behind a name, "changes" may be none."""
    base, ending = verb_forms().get(word, ("", ""))
    return (
        ending == "ed" or word in GRAMMAR["unchanged"] or bool(base and base not in GRAMMAR["verbal_nouns"])
    )


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a sentence, or a note or quotation in it, begins at ``at``."""
    if at and words[at - 1].lower in (":", "--"):
        return True
    return all(not word.lower.isalnum() for word in words[max(0, at - 2) : at]) and at <= 2


def _trained(sentence: Sentence) -> Iterator[tuple[int, int]]:
    starts = [word.start for word in sentence.words]
    for start, end in sentence.names or ():
        inside = [i for i, at in enumerate(starts) if start <= at < end]
        if inside:
            yield inside[0], inside[-1] + 1
