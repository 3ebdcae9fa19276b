"""Which of a series' values a figure means, where a company's fiscal year is not the calendar's."""

from datetime import date

import pytest

from factcheck.facts.factset import FactSet
from factcheck.matching.link import look, options
from factcheck.matching.times import Now
from tests.matching.linking import TODAY, best_link, best_links, facts_from, read_plain

SALES = "property: 'quarterly sales, third quarter of fiscal {}', cues: [sales, quarter, three months]"
GROWTH = "property: 'quarterly sales growth, third quarter of fiscal {}', cues: [growth, grew, rose, quarter]"
FACTS = f"""\
subjects:
  corvane: {{name: Corvane Chips, aliases: [Corvane, the chipmaker]}}
facts:
  - {{id: corvane.sales-2025, subject: corvane, {SALES.format(2025)},
     value: $35 million, as_of: 2025-03-13, valid_from: 2025-03-13, source: {{title: Report}}}}
  - {{id: corvane.sales-2026, subject: corvane, {SALES.format(2026)},
     value: $57 million, as_of: 2026-03-12, valid_from: 2026-03-12, source: {{title: Report}}}}
  - {{id: corvane.staff, subject: corvane, property: employees, cues: [employees], value: 900 people,
     as_of: 2026-02-12, source: {{title: Report}}}}
  - {{id: corvane.cash, subject: corvane, property: "net cash, end of 2025", cues: [net cash],
     value: $12 million, as_of: 2026-02-12, source: {{title: Report}}}}
  - {{id: corvane.fall, subject: corvane, property: "fall in emissions, 2000 to 2023", cues: [emissions],
     value: 40 %, as_of: 2024-02-12, source: {{title: Report}}}}
  - {{id: corvane.slide, subject: corvane, property: fall of its shares on 9 March 2026, cues: [fall, shares],
     value: 12.6 %, as_of: 2026-03-09, valid_from: 2026-03-09, source: {{title: Report}}}}
  - {{id: corvane.orders-2025-02, subject: corvane, property: "orders, February 2025", cues: [orders],
     value: 310 orders, as_of: 2025-03-05, valid_from: 2025-03-05, valid_to: 2025-04-04,
     source: {{title: Report}}}}
  - {{id: corvane.orders-2025-06, subject: corvane, property: "orders, June 2025", cues: [orders],
     value: 340 orders, as_of: 2025-07-05, valid_from: 2025-07-05, source: {{title: Report}}}}
  - {{id: corvane.growth-2025, subject: corvane, {GROWTH.format(2025)},
     value: 78 %, as_of: 2025-03-13, valid_from: 2025-03-13, source: {{title: Report}}}}
  - {{id: corvane.growth-2026, subject: corvane, {GROWTH.format(2026)},
     value: 62 %, as_of: 2026-03-12, valid_from: 2026-03-12, source: {{title: Report}}}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


@pytest.mark.parametrize(
    ("text", "surface", "fact"),
    [
        # the third quarter of fiscal 2026 was over long before that of the calendar
        ("Corvane Chips had sales of $57 million in its third quarter.", "$57 million", "corvane.sales-2026"),
        (
            "Corvane Chips had sales of $57 million in the third quarter of fiscal 2026.",
            "$57 million",
            "corvane.sales-2026",
        ),
        # the time that a figure is compared with is not its own
        (
            "Quarterly sales growth at Corvane Chips was 62% from a year earlier.",
            "62%",
            "corvane.growth-2026",
        ),
        # look-alikes: the year before itself
        (
            "Corvane Chips had sales of $35 million in the third quarter of fiscal 2025.",
            "$35 million",
            "corvane.sales-2025",
        ),
        (
            "Corvane Chips had quarterly sales of $57 million, up from $35 million a year earlier.",
            "$35 million",
            "corvane.sales-2025",
        ),
    ],
)
def test_which_value_is_meant(text: str, surface: str, fact: str, facts: FactSet) -> None:
    best = best_link(text, surface, facts)
    assert best is not None
    assert best.fact.id == fact


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Corvane Chips has 900 employees.", "silent"),
        ("Corvane Chips has 900 employees this year.", "silent"),
        ("Corvane Chips will have 950 employees next year.", "to come"),
        ("Corvane Chips had 700 employees in 2019.", "gone by"),
        # look-alikes: the time that the fact became known, one that a change is measured from
        ("Corvane Chips had 900 employees in February.", "silent"),
        ("Corvane Chips has 200 more employees than in 2019.", "silent"),
    ],
)
def test_time_of_a_fact_without_one(text: str, time: str, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    (features,) = (option.features for option in found if option.seen.fact.id == "corvane.staff")
    assert {name for name in features if name.startswith("time ")} == {f"time {time}"}


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Corvane Chips ended December with net cash of $12 million.", True),
        ("Corvane Chips had net cash of $12 million in 2025.", True),
        ("Emissions of Corvane Chips have fallen by 40% since 2000.", True),
        ("Emissions of Corvane Chips fell by 40% between 2000 and 2023.", True),
        # look-alikes: within that time
        ("Corvane Chips had net cash of $12 million in June.", False),
        ("Emissions of Corvane Chips fell by 40% in 2015.", False),
        ("Emissions of Corvane Chips fell by 40% between 2010 and 2015.", False),
    ],
)
def test_moments_and_years_on_end(text: str, agrees: bool, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    (found,) = options(look(document, discourse, facts), Now(TODAY)).values()
    times = [option.features for option in found if option.seen.fact.id in ("corvane.cash", "corvane.fall")]
    assert any("time agrees" in features for features in times) is agrees


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Shares of Corvane Chips fell 12.6%.", True),
        ("Shares of Corvane Chips fell 12.6% on Monday 9 March.", True),
        ("Shares of Corvane Chips, it said in March, fell 12.6%.", True),
        # look-alike: another day
        ("Shares of Corvane Chips fell 12.6% on Thursday.", False),
    ],
)
def test_the_value_of_a_day(text: str, chosen: bool, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    found = options(look(document, discourse, facts), Now(TODAY))
    assert any(option.seen.fact.id == "corvane.slide" for each in found.values() for option in each) is chosen


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Corvane Chips had 310 orders in February 2025.", "corvane.orders-2025-02"),
        # a time in which a value became known
        ("Corvane Chips said in March 2025 that it had 310 orders.", "corvane.orders-2025-02"),
        ("Corvane Chips said in July 2025 that it had 340 orders.", "corvane.orders-2025-06"),
    ],
)
def test_months(text: str, fact: str, facts: FactSet) -> None:
    (best,) = (best for surface, best in best_links(text, facts) if surface.endswith("orders"))
    assert best is not None
    assert best.fact.id == fact


@pytest.mark.parametrize(
    ("text", "today", "fact", "over"),
    [
        ("Corvane Chips has 340 orders.", date(2026, 7, 1), "corvane.orders-2025-06", False),
        ("Corvane Chips has 340 orders.", date(2026, 7, 7), "corvane.orders-2025-06", True),
        # look-alikes: the text names the time somewhere; a year; no time
        (
            "It was June 2025. Corvane Chips has 340 orders.",
            date(2026, 7, 7),
            "corvane.orders-2025-06",
            False,
        ),
        ("Corvane Chips has net cash of $12 million.", date(2028, 4, 7), "corvane.cash", False),
        ("Corvane Chips has 900 employees.", date(2028, 4, 7), "corvane.staff", False),
    ],
)
def test_what_is_over(text: str, today: date, fact: str, over: bool, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    found = options(look(document, discourse, facts), Now(today)).values()
    assert [option.is_over for each in found for option in each if option.seen.fact.id == fact] == [over]
