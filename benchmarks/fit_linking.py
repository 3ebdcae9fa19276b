"""Fits the weights of the links (factcheck/matching/weights.toml) and says how well they do on articles left out.

usage: python benchmarks/fit_linking.py CASES [CASES ...] [--write]

CASES are folders of NAME.txt with NAME.gold.json beside it: "published", "facts_file" (CSV) and "claims", each
with "start", "end" and "fact_id" (null where no fact is meant). The model is a softmax over the facts that a
claim could be about and none of them; it is fitted with an L2 penalty. Cross-validation leaves out all
articles of one facts file at a time, since articles that share facts are no independent test. Without
--write nothing is changed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np

from factcheck import load_facts, read
from factcheck.claims.extract import extract_claims
from factcheck.documents.document import Document
from factcheck.matching import link as linking
from factcheck.matching.link import Option, look, options

PENALTY = 0.5
STEPS, RATE = 600, 0.05
WEIGHTS = Path(linking.__file__).with_name("weights.toml")
HEAD = """\
# How much each feature of a link counts (factcheck/matching/features.py says what they are).
# Written by benchmarks/fit_linking.py: a softmax over the facts a claim could be about and none of them.
# "threshold" is the probability from which on a claim is judged by the fact.
"""


class Case:
    """A claim with its options, which of them is right (-1: none), and the article's group."""

    def __init__(
        self, group: str, article: str, found: tuple[Option, ...], right: str | None, surface: str
    ) -> None:
        self.group, self.article, self.options, self.surface = group, article, found, surface
        self.right_id = right
        self.right = next(
            (i for i, o in enumerate(found) if right in {s.fact.id for s in o.series.profiles}), -1
        )
        self.reachable = right is None or self.right >= 0


def load_cases(folders: list[Path]) -> list[Case]:
    cases = []
    for gold_file in sorted(path for folder in folders for path in folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        document = next(iter(read([str(gold_file).replace(".gold.json", ".txt")])))
        assert isinstance(document, Document), document
        facts = load_facts([gold_file.with_name(gold["facts_file"])])
        today = date.fromisoformat(gold["published"])
        discourse = extract_claims(document, today)
        found = options(look(document, discourse, facts), today)
        for claim in discourse.claims:
            overlapping = [
                g
                for g in gold["claims"]
                if g["start"] < claim.quantity.end and claim.quantity.start < g["end"]
            ]
            if any(g.get("optional") for g in overlapping):
                continue
            right = next((g["fact_id"] for g in overlapping if g["fact_id"]), None)
            cases.append(
                Case(gold["facts_file"], gold_file.stem, found[claim.id], right, claim.quantity.surface)
            )
    return cases


def fit(cases: list[Case], names: list[str]) -> np.ndarray:
    """The weights that make the right options likeliest; Adam on the penalised likelihood."""
    place = {name: i for i, name in enumerate(names)}
    usable = [case for case in cases if case.options and case.reachable]
    rows, owner, right = [], [], []
    for number, case in enumerate(usable):
        for i, option in enumerate(case.options):
            row = np.zeros(len(names))
            for name, value in option.features.items():
                row[place[name]] = value
            rows.append(row)
            owner.append(number)
            right.append(float(i == case.right))
    x, claim, y = np.array(rows), np.array(owner), np.array(right)
    weights = np.zeros(len(names))
    moment, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        strength = np.exp(np.clip(x @ weights, -30, 30))
        total = 1.0 + np.bincount(claim, strength, len(usable))
        gradient = x.T @ (strength / total[claim] - y) + PENALTY * weights
        moment = 0.9 * moment + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def predicted(case: Case, weights: dict[str, float]) -> tuple[float, int]:
    """The probability of the best option and its index."""
    if not case.options:
        return 0.0, -1
    strength = np.exp([sum(weights[n] * v for n, v in o.features.items()) for o in case.options])
    best = int(np.argmax(strength))
    return float(strength[best] / (1.0 + strength.sum())), best


def scores(cases: list[Case], outcome: list[tuple[float, int]], threshold: float) -> tuple[float, float]:
    linked = [(case, i) for case, (p, i) in zip(cases, outcome, strict=True) if p >= threshold]
    right = sum(i == case.right for case, i in linked)
    wanted = sum(case.right_id is not None for case in cases)
    return right / max(1, len(linked)), right / max(1, wanted)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="every claim that the left-out articles get wrong"
    )
    parser.add_argument("--threshold", type=float, default=0.5)
    arguments = parser.parse_args()
    cases = load_cases(arguments.cases)
    names = sorted({name for case in cases for option in case.options for name in option.features})
    missed = sum(not case.reachable for case in cases)
    print(
        f"{len(cases)} claims, {sum(c.right_id is not None for c in cases)} with a fact, {missed} of them out of reach"
    )
    groups = defaultdict(list)
    for case in cases:
        groups[case.group].append(case)
    left_out, outcome = [], []
    for group, held in groups.items():
        weights = dict(zip(names, fit([c for c in cases if c.group != group], names), strict=True))
        left_out += held
        outcome += [predicted(case, weights) for case in held]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        precision, recall = scores(left_out, outcome, threshold)
        print(
            f"threshold {threshold:.1f}: precision {precision:.3f} recall {recall:.3f} on articles left out"
        )
    if arguments.show:
        show(left_out, outcome, arguments.threshold)
    fitted = dict(zip(names, fit(cases, names), strict=True))
    if arguments.write:
        lines = [f'"{name}" = {value:.3f}' for name, value in sorted(fitted.items())]
        WEIGHTS.write_text(
            HEAD + f"threshold = {arguments.threshold}\n\n" + "\n".join(lines) + "\n", encoding="utf-8"
        )
    for name, value in sorted(fitted.items(), key=lambda pair: -abs(pair[1])):
        print(f"  {value:+6.2f}  {name}")


def show(cases: list[Case], outcome: list[tuple[float, int]], threshold: float) -> None:
    for case, (p, i) in zip(cases, outcome, strict=True):
        taken = i if p >= threshold else -1
        if taken != case.right or not case.reachable:
            got = case.options[i].seen.fact if i >= 0 else None
            kind = "false link" if taken >= 0 else "out of reach" if not case.reachable else "missed"
            print(
                f"{kind:12} {case.article:14.14} {case.surface!r:28.28} want {case.right_id} p={p:.2f} best {got and got.id}"
            )


if __name__ == "__main__":
    main()
