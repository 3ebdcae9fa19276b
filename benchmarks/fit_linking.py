"""Fits the weights of links (factcheck/matching/weights.toml) and says how well they do on articles left out.

usage: python benchmarks/fit_linking.py CASES [CASES ...] [--write]

CASES are folders of annotated articles, in one of three forms: TOPIC.csv (facts) with TOPIC-1.txt and so on
beside it, whose figures are marked (benchmarks/drafts, written for this); NAME.txt with NAME.gold.json beside
it; or NAME.expected for the articles of corpus/ against claims/ (tests/articles).
factcheck/matching/weighing.py says what is fitted. Cross-validation leaves out all articles of several facts
files at a time, since articles that share facts are no independent test; with --test the weights are fitted
on CASES and tried on other folders instead. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np

from factcheck import load_facts, read
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.matching import weighing
from factcheck.matching.link import look, options
from factcheck.matching.option import Option
from factcheck.matching.times import Now
from factcheck.matching.weighing import (
    Weighed,
    Weights,
    in_company,
    is_accepted,
    likelihoods,
    weigh,
)

PENALTY = 0.25
STEPS, RATE = 200, 0.1
FOLDS, OUTER = 4, 5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
TODAY = date(2026, 11, 22)  # for articles without a date
OPTIONAL = "optional"  # in place of a fact: the figure may be read or not
EXPECTED = re.compile(r'(?:\? )?(\d+):(\d+) "([^"]+)" -> \w+ (\S+)')
NOT_SILENT = "# not yet silent"  # below it stand false alarms
MARK = re.compile(r"\[\[(?P<fact>[^|\]]*)\|(?P<figure>[^\]]*)\]\]")
WEIGHTS = Path(weighing.__file__).with_name("weights.toml")
HEAD = """\
# How much each feature of a link counts. Written by benchmarks/fit_linking.py; do not edit by hand.
# "threshold" is the probability from which on a claim is judged by the fact. "alone" reads each figure by
# itself, "beside" reads it again with what the other figures of the article are probably about.
"""

Mark = tuple[int, int, str | None]
Outcome = tuple["Case", Weighed]
Article = tuple[Document, date, Path, str, list[Mark]]  # the fourth is the group to leave out together


class Case:
    """A claim with its options, which of them is right (-1: none), and where it is from."""

    def __init__(
        self, group: str, article: str, id: str, found: tuple[Option, ...], right: str | None
    ) -> None:
        self.group, self.article, self.id, self.options, self.right_id = group, article, id, found, right
        self.right = next((i for i, o in enumerate(found) if right in o.series.ids), -1)
        self.reachable = right is None or self.right >= 0


def load_cases(folders: list[Path]) -> list[Case]:
    cases = []
    for document, today, facts_path, group, marks in chain.from_iterable(map(articles_of, folders)):
        discourse = extract_claims(document, today)
        found = options(look(document, discourse, load_facts([facts_path])), Now(today))
        for claim in discourse.claims:
            start, end = claim.quantity.start, claim.quantity.end
            meant = [fact for a, b, fact in marks if a < end and start < b]
            if OPTIONAL not in meant:
                right = next((fact for fact in meant if fact), None)
                cases.append(Case(group, document.name, claim.id, found[claim.id], right))
    return cases


def articles_of(folder: Path) -> Iterator[Article]:
    """The annotated articles of a folder, in any form."""
    for gold_file in sorted(folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        name = gold_file.name.removesuffix(".gold.json")
        text = gold_file.with_name(f"{name}.txt").read_text(encoding="utf-8")
        marks = [
            (c["start"], c["end"], OPTIONAL if c.get("optional") else c["fact_id"]) for c in gold["claims"]
        ]
        facts_file = gold_file.with_name(gold["facts_file"])
        yield plain(name, text), date.fromisoformat(gold["published"]), facts_file, facts_file.name, marks
    for facts_file in sorted(folder.glob("*.csv")):
        for draft in sorted(folder.glob(f"{facts_file.stem}-[0-9].txt")):
            head, _, marked = draft.read_text(encoding="utf-8").partition("\n")
            text, marks = unmarked(marked.lstrip("\n"))
            published = date.fromisoformat(head.removeprefix("@published ").strip())
            yield plain(draft.stem, text), published, facts_file, facts_file.name, marks
    for expected in sorted(folder.glob("*.expected")):
        (document,) = read(sorted(map(str, Path("corpus").glob(f"{expected.stem}.*"))))
        right = expected.read_text(encoding="utf-8").partition(NOT_SILENT)[0]
        marks = [meant(document.text, *line.groups()) for line in EXPECTED.finditer(right)]
        yield document, document.published or TODAY, Path("claims"), expected.stem, marks


def plain(name: str, text: str) -> Document:
    return Document(name=name, id=name, text=text, blocks=plain_blocks(text))


def meant(text: str, line: str, column: str, surface: str, fact: str) -> Mark:
    start = sum(len(each) + 1 for each in text.split("\n")[: int(line) - 1]) + int(column) - 1
    return start, start + len(surface), fact


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """The plain text of a draft, and its marks: [[GR01|$241 billion]] means fact GR01, [[-|…]] none."""
    pieces, marks, at, length = [], [], 0, 0
    for match in MARK.finditer(marked):
        before = marked[at : match.start()]
        start = length + len(before)
        length = start + len(match["figure"])
        fact = match["fact"]
        marks.append((start, length, None if fact == "-" else fact))
        pieces += [before, match["figure"]]
        at = match.end()
    return "".join([*pieces, marked[at:]]), marks


def descend(x: np.ndarray, gradient_of: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """The weights at which the gradient vanishes, by Adam."""
    weights = np.zeros(x.shape[1])
    moment, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = gradient_of(weights)
        moment = 0.9 * moment + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def matrix(rows: list[dict[str, float]]) -> tuple[list[str], np.ndarray]:
    names = sorted({name for row in rows for name in row})
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, place[name]] = value
    return names, x


def fit_links(cases: Iterable[Case]) -> dict[str, float]:
    """The weights that make the right options likeliest beside the others and none."""
    usable = [case for case in cases if case.options and case.reachable]
    names, x = matrix([option.features for case in usable for option in case.options])
    claim = np.array([number for number, case in enumerate(usable) for _ in case.options])
    y = np.array([float(i == case.right) for case in usable for i in range(len(case.options))])

    def gradient(weights: np.ndarray) -> np.ndarray:
        odds = np.exp(np.clip(x @ weights, -30, 30))
        total = 1.0 + np.bincount(claim, odds, len(usable))
        return x.T @ (odds / total[claim] - y) + PENALTY * weights

    return dict(zip(names, descend(x, gradient), strict=True))


def by_article(cases: Iterable[Case]) -> Iterator[dict[str, Case]]:
    """The cases of each article by claim id."""
    articles: dict[str, dict[str, Case]] = defaultdict(dict)
    for case in cases:
        articles[case.article][case.id] = case
    return iter(articles.values())


def beside(cases: Iterable[Case], alone: Mapping[str, float]) -> list[Case]:
    """The same cases, their options beside the other figures of the article."""
    result = []
    for members in by_article(cases):
        found = in_company({id: case.options for id, case in members.items()}, alone)
        for id, case in members.items():
            again = copy(case)
            again.options = found[id]
            result.append(again)
    return result


def without(cases: list[Case], held: list[Case]) -> list[Case]:
    left_out = set(map(id, held))
    return [case for case in cases if id(case) not in left_out]


def by_group(cases: list[Case]) -> dict[str, list[Case]]:
    groups = defaultdict(list)
    for case in cases:
        groups[case.group].append(case)
    return groups


def fit(cases: list[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Both sets of weights; the second is fitted on articles that the first had not seen."""
    groups = list(by_group(cases).items())
    unseen = []
    for fold in range(min(FOLDS, len(groups))):
        held = [case for name, members in groups[fold::FOLDS] for case in members]
        unseen += beside(held, fit_links(without(cases, held)))
    return fit_links(cases), fit_links(unseen)


def scores(outcome: list[Outcome], wanted: int, threshold: float) -> tuple[float, float]:
    linked = [
        one.best == case.right for case, one in outcome if is_accepted(case.options[one.best], one, threshold)
    ]
    right = sum(linked)
    return right / max(1, len(linked)), right / max(1, wanted)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--test", nargs="+", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--show", action="store_true", help="every claim that the left-out articles get wrong"
    )
    parser.add_argument("--threshold", type=float, default=0.5)
    arguments = parser.parse_args()
    cases = load_cases(arguments.cases)
    report("read", cases)
    if arguments.test:
        tried = load_cases(arguments.test)
        report("tried on", tried)
        outcome = judged(tried, *fit(cases))
    else:
        tried, outcome = cases, []
        groups = list(by_group(cases).values())
        for fold in range(min(OUTER, len(groups))):
            held = list(chain.from_iterable(groups[fold::OUTER]))
            outcome += judged(held, *fit(without(cases, held)))
    wanted = sum(case.right_id is not None for case in tried)
    for threshold in THRESHOLDS:
        precision, recall = scores(outcome, wanted, threshold)
        print(
            f"threshold {threshold:.1f}: precision {precision:.3f} recall {recall:.3f} on articles left out"
        )
    if arguments.show:
        show(outcome, arguments.threshold)
    if arguments.write:
        WEIGHTS.write_text(written(Weights(arguments.threshold, *fit(cases))), encoding="utf-8")


def report(what: str, cases: list[Case]) -> None:
    wanted = sum(case.right_id is not None for case in cases)
    missed = sum(not case.reachable for case in cases)
    print(f"{what} {len(cases)} claims, {wanted} with a fact, {missed} of them out of reach")


def judged(cases: list[Case], alone: Mapping[str, float], weights: Mapping[str, float]) -> list[Outcome]:
    """The best option of every case that has options, each article by itself."""
    outcome = []
    for members in by_article(beside(cases, alone)):
        found = {id: case.options for id, case in members.items()}
        outcome += [(members[id], one) for id, one in weigh(found, likelihoods(found, weights)).items()]
    return outcome


def written(weights: Weights) -> str:
    tables = (
        f"\n[{name}]\n" + "\n".join(f'"{key}" = {value:.3f}' for key, value in sorted(table.items())) + "\n"
        for name, table in (("alone", weights.alone), ("beside", weights.beside))
    )
    return HEAD + f"threshold = {weights.threshold}\n" + "".join(tables)


def show(outcome: list[Outcome], threshold: float) -> None:
    for case, one in outcome:
        option = case.options[one.best]
        taken = one.best if is_accepted(option, one, threshold) else -1
        if taken != case.right or not case.reachable:
            kind = "false link" if taken >= 0 else "missed" if case.reachable else "out of reach"
            surface = option.claim.quantity.surface
            got = option.seen.fact.id
            where = f"{kind:12} {case.article:14.14} {surface!r:28.28}"
            print(f"{where} {case.right_id} p={one.chance:.2f} best {got}")


if __name__ == "__main__":
    main()
