"""What part a word plays in its sentence, from closed classes, verb forms and its neighbours.

No parser: each word gets one letter, so that phrases are found by regular expressions over the letters.

    f figure · y time · m name · n noun or adjective · d determiner · p possessive · s "'s" · q pronoun
    o "of" · t "to" · i other preposition · c "and", "or" · v verb · g verb in -ing · x auxiliary
    r "that", "which" · a adverb, hedge · , comma · . end of a clause · - hyphen · " quotation mark
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.claims.claim import Word
from factcheck.claims.stance import HEDGES
from factcheck.lexicon import word_lists

GRAMMAR = word_lists("factcheck.claims", "grammar")
_VOWELS = frozenset("aeiou")
_BEFORE_VERB = frozenset("tqxr")
_COMPARING = frozenset({"compared", "comparing"})
_PARTICLES = frozenset({"up", "down", "off", "out", "over", "back", "away"})
_AFTER_VERB = frozenset("fdpqtia")
_SURE = {
    "a": GRAMMAR["adverbs"] | HEDGES,
    "i": GRAMMAR["prepositions"],
    "d": GRAMMAR["determiners"],
    "x": GRAMMAR["auxiliaries"],
    "q": GRAMMAR["pronouns"],
    "r": GRAMMAR["relatives"],
    "p": GRAMMAR["possessives"],
    ".": GRAMMAR["clause_ends"],
    "t": frozenset({"to"}),
    "o": frozenset({"of"}),
    "c": frozenset({"and", "or", "&", "nor"}),
    "s": frozenset({"'s", "’s", "'", "’"}),
    "-": frozenset({"-", "/"}),
    ",": frozenset({","}),
    '"': frozenset('"“”‘<>*'),
}


@cache
def pairs(name: str) -> dict[str, str]:
    """The list ``name`` of the grammar whose words are written "this=that"."""
    return dict(pair.split("=") for pair in sorted(GRAMMAR[name]))


def _forms(verb: str) -> dict[str, str]:
    """The regular forms of a verb, each with its ending."""
    last = verb[-1]
    if verb.endswith("e"):
        return {verb: "", f"{verb}s": "s", f"{verb}d": "ed", f"{verb[:-1]}ing": "ing"}
    if last == "y" and verb[-2] not in _VOWELS:
        return {verb: "", f"{verb[:-1]}ies": "s", f"{verb[:-1]}ied": "ed", f"{verb}ing": "ing"}
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    if last not in "wxy" and last not in _VOWELS and verb[-2] in _VOWELS and verb[-3:-2] not in _VOWELS:
        doubled = f"{verb}{last}"
        return {
            verb: "",
            plural: "s",
            f"{doubled}ed": "ed",
            f"{doubled}ing": "ing",
            f"{verb}ed": "ed",
            f"{verb}ing": "ing",
        }
    return {verb: "", plural: "s", f"{verb}ed": "ed", f"{verb}ing": "ing"}


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every known form of a verb with its base form and its ending: "", "s", "ed" or "ing"."""
    found = {
        form: (verb, ending) for verb in sorted(GRAMMAR["verbs"]) for form, ending in _forms(verb).items()
    }
    found.update((form, (verb, "ed")) for form, verb in pairs("irregular").items())
    return found


@cache
def _class_of() -> dict[str, str]:
    """The words whose letter is known whatever stands beside them; verbs that may be nouns are "?"."""
    letters: dict[str, str] = {}
    for form, (verb, ending) in verb_forms().items():
        may_be_noun = verb in GRAMMAR["verbal_nouns"] and ending in ("", "s")
        letters[form] = "?" if may_be_noun else {"ed": "e", "ing": "g"}.get(ending, "v")
    for letter, listed in _SURE.items():
        letters.update(dict.fromkeys(listed, letter))
    letters.update(dict.fromkeys(("than", "per"), "i"))
    letters.update(compared="e", comparing="g")
    return letters


def classes(
    words: Sequence[Word],
    figures: Iterable[tuple[int, int]],
    times: Iterable[tuple[int, int]],
    names: Iterable[tuple[int, int]],
) -> str:
    """One letter for each word; figures, times and names are given as half-open ranges of words."""
    known = _class_of()
    letters = [known.get(word.lower) or _guess(word.lower) for word in words]
    for letter, ranges in (("m", names), ("y", times), ("f", figures)):
        for first, last in ranges:
            letters[first:last] = letter * (last - first)
    for at, letter in enumerate(letters):
        if letter in "?egani":
            letters[at] = _settled(letter, words, letters, at)
    return "".join(letters)


def _guess(lower: str) -> str:
    if not any(map(str.isalnum, lower)):
        return "."
    if len(lower) > 4:
        if lower[-5] == "-" and lower[-4:].isdigit():
            return "y"  # "end-1986"
        if lower.endswith("ly"):
            return "a"
        if lower.endswith("ed"):
            return "e"
        if lower.endswith("ing"):
            return "?"
    return "n"


def _settled(letter: str, words: Sequence[Word], letters: Sequence[str], at: int) -> str:
    """The letter of a word whose neighbours decide it; "e" stands for a past tense or participle."""
    before = letters[at - 1] if at else "."
    after = letters[at + 1] if at + 1 < len(letters) else "."
    lower = words[at].lower
    if letter == "e":
        if lower in _COMPARING and after in "it":
            return "i"
        if before in "dp" and after == "f":
            return "a"  # "from a revised 53.3"
        return "i" if lower == "ended" and after == "y" else _participle(before, after)
    if letter == "g":
        if lower in _COMPARING and after in "it":
            return "i"  # "compared with"
        if at == 0 and after in "ion":
            return "n"  # "Spending on food", "Operating profits"
        if before == "f" and after not in "dpf":
            return "n"  # "his 13 pct holding"
        return "n" if before in "dpsn-" and after not in "dpfqit" else "g"
    if letter == "?":
        return _verb_or_noun(lower, words, letters, at, after)
    if letter == "a":
        if after == "-" and words[at + 1].start == words[at].end:
            return "n"  # "high-speed"
        if lower in GRAMMAR["adjectives_in_ly"] and before in "dpsn" and after == "n":
            return "n"
        return "v" if before in "xtq" and lower in verb_forms() else "a"
    if letter == "i":
        # "Has over 5 million", "revised down the figure".
        return "a" if (after == "f" and lower in HEDGES) or (before == "v" and lower in _PARTICLES) else "i"
    if letter == "n":
        if at and words[at - 1].lower == "<" and at + 1 < len(words) and words[at + 1].lower == ">":
            return '"'  # a ticker
        # What follows a pronoun or a modal, or "to" before a figure, is a verb whatever it looks like.
        is_led = before == "q" or (before == "x" and words[at - 1].lower in GRAMMAR["modals"])
        return "v" if is_led or (before == "t" and after in "fdpa" and at > 1) else "n"
    return letter


def _participle(before: str, after: str) -> str:
    """Whether a word in -ed narrows a noun down ("authorised capital") or is what somebody did."""
    return "n" if before in "dpsoi-v" and after in "nm?-eg" else "v"


def _verb_or_noun(lower: str, words: Sequence[Word], letters: Sequence[str], at: int, after: str) -> str:
    """Whether "rise", "costs", "offering" is a verb here."""
    back = at - 1
    while back > 0 and letters[back] == "a":
        back -= 1
    before = letters[back] if back >= 0 else "."
    if before in _BEFORE_VERB or (before == "f" and after in "dp" and not lower.endswith("s")):
        return "v"
    if before == "m" or (before == "n" and after in _AFTER_VERB):
        # "The plant employs", "sales rise"; not "a tender offer".
        if before == "m" and lower in GRAMMAR["unchanged"]:
            return "v"
        agrees = lower in GRAMMAR["unchanged"] or lower.endswith("s") != words[back].lower.endswith("s")
        return "v" if agrees and after in _AFTER_VERB else "n"
    return "n"
