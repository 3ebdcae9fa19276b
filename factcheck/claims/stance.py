"""How a figure is put: asserted, denied, supposed or foreseen; a change or a level; of now or of before.

All rules read the words to the left and right of the figure inside its clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.claim import Modality, Word

BOUNDARIES = frozenset(
    {";", ":", "(", ")", "[", "]", "—", "–", "--", "but", "while", "whereas", "although", "though"}
)
HEDGES = frozenset(
    """about around roughly some approximately nearly almost close to just over under more less fewer than at
    least most up only a an the another further additional extra record mere exactly precisely well as much
    many little and even still perhaps maybe circa an estimated estimated average total combined massive whopping
    - ~ $ £ € us""".split()
)
RISES = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
    gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging
    soar soars soared soaring advance advances advanced add adds added up higher raise raised lift lifted
    boost boosted swell swelled swells swelling expand expanded hike hiked dearer costlier leap leaps leapt
    improve improved improvement improves strengthen strengthened""".split()
)
FALLS = frozenset(
    """fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining
    drop drops dropped dropping slump slumps slumped slide slides slid tumble tumbles tumbled plunge plunges plunged
    sink sinks sank shed sheds shedding lose loses lost losing loss lower down cut cuts cutting reduce reduces
    reduced reducing reduction shrink shrinks shrank shrunk narrow narrowed widened weaken weakened cheaper
    dip dips dipped slip slips slipped trim trims trimmed trimming ease eased eases contract contracted
    contraction slashed slash""".split()
)
CHANGES = (
    RISES
    | FALLS
    | frozenset({"change", "changed", "move", "moved", "difference", "gap", "swing", "overrun", "shortfall"})
)
COMPARATIVES = frozenset(
    "more fewer less higher lower above below bigger smaller larger greater longer shorter faster slower dearer "
    "cheaper short adrift behind ahead clear shy over under off beyond".split()
)
BASES = frozenset({"from", "against", "versus", "vs"})
EARLIER = frozenset("earlier ago before previously previous prior former originally original".split())
NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "denied", "denies", "deny", "cannot", "without", "nor", "neither"}
)
SUPPOSING = frozenset({"would", "could", "might", "if", "whether", "unless", "suppose", "hypothetically"})
FORESEEING = frozenset(
    """expect expects expected expecting forecast forecasts forecasting predict predicts predicted projected
    projects projection outlook guidance anticipates anticipated foresees reckon reckons consensus poll polled
    pencilled calling likely hopes hoped""".split()
)
AIMING = frozenset(
    "target targets targeted targeting goal aim aims aimed aiming wants want ambition seeks".split()
)


@dataclass(frozen=True, slots=True)
class Stance:
    """What the clause says of a figure (the fields of ``Claim`` of the same names)."""

    modality: Modality
    change: bool
    past: bool


def clause(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The words of the clause around the figure ``words[first:last]``, half open.

    Commas do not end a clause: "rose, to 5.1 %," is one; a following conjunction of contrast does.
    """
    start = next((i + 1 for i in range(first - 1, -1, -1) if words[i].lower in BOUNDARIES), 0)
    end = next((i for i in range(last, len(words)) if words[i].lower in BOUNDARIES), len(words))
    return start, end


def lead(words: tuple[Word, ...], start: int, first: int) -> int:
    """The index of the word that leads in the figure, hedges and articles skipped; ``start - 1`` if none."""
    at = first - 1
    while at >= start and words[at].lower in HEDGES and not _is_direction(words, at):
        at -= 1
    return at


def _is_direction(words: tuple[Word, ...], at: int) -> bool:
    """Whether "up", "down", "more", "to" at ``at`` steers the figure rather than hedges it.

    "up to" hedges, "up 28" steers; "close to" hedges, "rose to" steers.
    """
    word = words[at].lower
    if word == "up":
        return not (at + 1 < len(words) and words[at + 1].lower == "to")
    if word == "to":
        return at == 0 or words[at - 1].lower not in ("up", "close")
    return False


def read_stance(words: tuple[Word, ...], first: int, last: int) -> Stance:
    """The stance of the figure that stands at ``words[first:last]`` of a sentence."""
    start, end = clause(words, first, last)
    leading = lead(words, start, first)
    before = [word.lower for word in words[start:first]]
    after = [word.lower for word in words[last:end]]
    return Stance(
        _modality(before, after),
        _is_change(words, start, leading, after),
        _is_past(words, start, leading, before, after),
    )


def _modality(before: list[str], after: list[str]) -> Modality:
    near = before[-12:]
    denial = [
        i
        for i, word in enumerate(near)
        if word in NEGATIONS
        and not (i + 1 < len(near) and near[i + 1] in ("more", "less", "fewer", "only", "just"))
    ]
    contrast = " ".join(near).endswith(("rather than", "instead of", "not the", "not"))
    if contrast or (denial and "," not in near[denial[-1] :]):
        return "denied"
    if any(word in SUPPOSING for word in near) or after[:1] == ["if"]:
        return "hypothetical"
    if any(word in FORESEEING for word in near):
        return "forecast"
    if any(word in AIMING for word in near[-8:]):
        return "target"
    return "asserted"


def _is_change(words: tuple[Word, ...], start: int, leading: int, after: list[str]) -> bool:
    led_by = words[leading].lower if leading >= start else ""
    if led_by in CHANGES:
        return True
    if led_by in ("by", "of", "a"):
        return any(word.lower in CHANGES for word in words[max(start, leading - 3) : leading])
    return after[:1] != [] and (
        after[0] in CHANGES - {"lost", "cut", "up", "down"}
        or (after[0] in COMPARATIVES and "than" in after[:5])
    )


def _is_past(words: tuple[Word, ...], start: int, leading: int, before: list[str], after: list[str]) -> bool:
    led_by = words[leading].lower if leading >= start else ""
    if led_by in BASES or (
        led_by == "with" and leading > start and words[leading - 1].lower.startswith("compar")
    ):
        return True
    nearby = before[-4:]
    return (
        any(word in EARLIER for word in after[:4])
        or "had been" in " ".join(nearby)
        or any(
            word in ("previously", "previous", "prior", "former", "originally", "original")
            for word in before[-6:]
        )
    )
