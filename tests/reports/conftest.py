"""One checked document with every kind of finding, which all reports are tested on."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from factcheck.claims.claim import Claim, Sentence
from factcheck.documents.document import Block, Document
from factcheck.errors import InputError, Place
from factcheck.facts.fact import Fact, Source, Subject
from factcheck.findings import Candidate, CheckedDocument, Finding, Inconsistency, Judgement
from factcheck.quantities.extract import Extraction
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Numeral, Quantity, Skipped

TEXT = """\
Rivermouth opens its first tidal power plant

The Strand plant cost £4.2 billion, the mayor told reporters on the quay, where several hundred guests, \
among them the builders and the fishermen whose objections had held up the works for the better part of \
the year, drank to its health. It will light 310,000 homes.

"We had promised £380 million," Anna Moor said [laughing]\u202e. Nearly 40 percent of the town's 52,000 \
people heat with wood; more than 100 MW of wind power stands on the ridge, and 150 MW may follow.
"""
SOURCE = Source(
    "Rivermouth Harbour Board, Annual Report 2024", "https://harbour.example/2024", "p. 12", date(2025, 2, 1)
)
PLANT = Subject("strand", "Strand tidal plant", ("Strand plant",))


class Facts:
    """Stands in for a set of facts."""

    digest = "sha256:0f"

    def __len__(self) -> int:
        return 3

    def subject(self, subject_id: str) -> Subject:
        return {PLANT.id: PLANT}[subject_id]


def _fact(name: str, written: str, value: str, unit: str) -> Fact:
    return Fact(
        id=f"strand.{name.replace(' ', '-')}",
        subject="strand",
        property=name,
        interval=Interval.point(Decimal(value)),
        unit=unit,
        written=written,
        place=Place("claims/energy.yaml", 3, 5),
        as_of=date(2024, 12, 31),
        sources=(SOURCE,),
    )


COST = _fact("construction cost", "£420 million", "420000000", "GBP")
HOMES = _fact("homes supplied", "310,000 homes", "310000", "home")
BUDGET = _fact("budget", "£384 million", "384000000", "GBP")
WIND = _fact("wind capacity nearby", "214 MW", "214", "megawatt")

ROWS: list[tuple[str, dict[str, object], Judgement, Fact | None]] = [
    (
        "£4.2 billion",
        {"kind": "money", "low": "4200000000.0", "unit": "GBP", "attributed_to": "the mayor"},
        Judgement(
            "contradicted",
            "£4.2 billion covers 4.15 to 4.25 billion; the fact is £420 million, ten times less.",
            "error",
            slip="scale",
            replacement="£420 million",
            belongs_to=BUDGET,
        ),
        COST,
    ),
    (
        "310,000 homes",
        {"kind": "count", "low": "310000", "unit": "home"},
        Judgement("supported", "310,000 homes is the fact.", how="exact"),
        HOMES,
    ),
    (
        "£380 million",
        {"kind": "money", "low": "380000000", "unit": "GBP", "quoted": True, "attributed_to": "Anna Moor"},
        Judgement(
            "off_by_rounding",
            "£380 million covers 379.5 to 380.5 million; the fact is £384 million.",
            "warning",
            how="coarse",
        ),
        BUDGET,
    ),
    (
        "Nearly 40 percent",
        {"kind": "percent", "low": "40", "unit": "percent", "modifier": "nearly"},
        Judgement("unverifiable", "No fact is about this figure.", "note"),
        None,
    ),
    (
        "52,000 people",
        {"kind": "count", "low": "52000", "unit": "person"},
        Judgement("unverifiable", "No fact is clearly about this figure.", "note"),
        None,
    ),
    (
        "more than 100 MW",
        {"kind": "measure", "low": "100", "unit": "megawatt", "modifier": "more_than"},
        Judgement(
            "loose_bound",
            "214 MW is more than 100 MW, but 2.14 times as much.",
            "warning",
            replacement="more than 200 MW",
        ),
        WIND,
    ),
    (
        "150 MW",
        {"kind": "measure", "low": "150", "unit": "megawatt", "modality": "hypothetical"},
        Judgement("not_checked", "The figure is a supposition, not a statement of what is.", "note"),
        None,
    ),
]


def _finding(
    number: int, surface: str, given: dict[str, object], judgement: Judgement, fact: Fact | None
) -> Finding:
    start = TEXT.index(surface)
    before = [match.end() for match in re.finditer(r"[.\]]\u202e? |\n+|; ", TEXT) if match.end() <= start]
    after = re.compile(r"[.;]( |\n)|\n|$").search(TEXT, start + len(surface))
    assert after
    low = Decimal(str(given["low"]))
    numeral = Numeral(start, start + 1, low, Decimal(1), Decimal(10), Decimal(10))
    quantity = Quantity(
        start,
        start + len(surface),
        surface,
        given["kind"],  # type: ignore[arg-type]
        low,
        low,
        str(given["unit"]),
        given.get("modifier"),  # type: ignore[arg-type]
        (numeral,),
    )
    claim = Claim(
        f"c{number}",
        quantity,
        Sentence(0, before[-1], after.start() + 1, "body", 0, (), ()),
        0,
        0,
        attributed_to=given.get("attributed_to"),  # type: ignore[arg-type]
        quoted=bool(given.get("quoted")),
        modality=given.get("modality", "asserted"),  # type: ignore[arg-type]
    )
    candidates = (Candidate(fact, 0.912345, ("names the subject", 'says "cost"')),) if fact else ()
    return Finding(claim, judgement, fact, candidates)


DOCUMENT = Document(
    "drafts/strand.txt", "strand", TEXT, published=date(2025, 3, 1), blocks=(Block(0, len(TEXT), "body"),)
)
FINDINGS = tuple(_finding(number, *row) for number, row in enumerate(ROWS, start=1))

RELATION = Inconsistency(
    "difference",
    "error",
    ("c1", "c3"),
    "£4.2 billion",
    "£420 million",
    "£4.2 billion does not differ from £380 million by what the text says.",
    "£420 million",
)


@pytest.fixture
def facts() -> Facts:
    return Facts()


@pytest.fixture
def checked() -> CheckedDocument:
    return CheckedDocument(DOCUMENT, FINDINGS, (RELATION,), skipped=(("date", 2), ("name", 1)))


@pytest.fixture
def extracted() -> tuple[Document, Extraction]:
    quantities = tuple(finding.claim.quantity for finding in FINDINGS)
    return DOCUMENT, Extraction(
        quantities, (Skipped(0, 4, "date"), Skipped(9, 12, "date"), Skipped(20, 22, "name"))
    )


@pytest.fixture
def unreadable() -> InputError:
    return InputError("no such file or folder; check the path", Place("drafts/missing.txt"))
