from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.errors import InputErrorGroup, Place
from factcheck.facts.fact import Source, Subject, Variant
from factcheck.facts.load import load_facts
from factcheck.quantities.interval import Interval
from tests.facts.rows import Load, Write, row, table

SUBJECTS = "subjects:\n  s: {name: Strand}\nfacts:\n"


def between(low: str | None, high: str | None, low_open: bool = False, high_open: bool = False) -> Interval:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Interval(*ends, low_open, high_open)


@pytest.mark.parametrize(
    ("value", "unit", "interval", "canonical"),
    [
        ("$5.576 million", None, between("5576000", "5576000"), "USD"),
        ("2,048", "GPU", between("2048", "2048"), "GPU"),
        ("012", "GPU", between("12", "12"), "GPU"),
        ("-1.5e3", "GPUs", between("-1500", "-1500"), "GPU"),
        ("320,000 to 340,000", "vehicle", between("320000", "340000"), "vehicle"),
        ("0.55", "USD/Mtoken", between("0.00000055", "0.00000055"), "USD/token"),
        ("5 to 6 percent", None, between("5", "6"), "percent"),
        ("at most 12 km", None, between(None, "12"), "kilometer"),
        ("up to 12 km", None, between(None, "12"), "kilometer"),
        ("less than 12 km", None, between(None, "12", high_open=True), "kilometer"),
        ("more than 50 million people", None, between("50000000", None, low_open=True), "person"),
        ("at least 50 percent", None, between("50", None), "percent"),
        ("about 5 million people", None, between("4000000", "6000000"), "person"),
        ("about 5.5 million people", None, between("5225000", "5775000"), "person"),
        ("about 5.576 million people", None, between("5492360", "5659640"), "person"),
        ("about 40 cents", None, between("0.36", "0.44"), "USD"),
        ("nearly 6 million people", None, between("5500000", "6000000", high_open=True), "person"),
        ("nearly 100 percent", None, between("90", "100", high_open=True), "percent"),
        ("5 km", "meter", between("5000", "5000"), "meter"),
        ("1.5 °C", "delta_degC", between("1.5", "1.5"), "delta_degC"),
        ("5 million", "barrel/day", between("5000000", "5000000"), "barrel/day"),
        ("2025-01-28", "date", between("739279", "739279"), "date"),
    ],
)
def test_value_and_unit(
    write: Write, value: str, unit: str | None, interval: Interval, canonical: str
) -> None:
    lines = [f"    unit: {unit}\n"] if unit else []
    fact = f'  - id: f\n    subject: s\n    property: p\n    value: "{value}"\n{"".join(lines)}'
    (loaded,) = load_facts([write("f.yaml", SUBJECTS + fact)])
    assert (loaded.interval, loaded.unit) == (interval, canonical)


def test_everything_that_yaml_can_say(write: Write) -> None:
    path = write(
        "all.yaml",
        """\
subjects:
  nvidia:
    name: Nvidia
    aliases: [NVDA, "012"]
facts:
  - id: nvidia.loss
    subject: nvidia
    property: market value lost
    cues: [lost, wiped out]
    aliases: [Team Green]
    value: $589 billion
    as_of: 2025-01-27
    valid_from: 2025-01-27
    valid_to: 2025-01-27
    status: estimate
    tolerance: 1 %
    variants:
      - value: $593.7 billion
        as_of: 2025-01-28
        note: with shares outstanding of that day
        source: {title: Another report}
    sources:
      - title: Report
        url: https://example.org
        locator: p. 5
        retrieved: 2026-11-22
        quote: lost $589 billion
      - title: Second
    formula: 2 * nvidia.half
    note:
  - {id: nvidia.half, subject: nvidia, property: half, value: $294.5 billion, cues: }
""",
    )
    facts = load_facts([path])
    loss = facts.get("nvidia.loss")
    assert loss is not None
    assert (loss.interval, loss.unit, loss.written) == (
        Interval.point(Decimal(589_000_000_000)),
        "USD",
        "$589 billion",
    )
    assert loss.place == Place("all.yaml", 6, 5)
    assert (loss.valid_from, loss.valid_until, loss.as_of) == (
        date(2025, 1, 27),
        date(2025, 1, 28),
        date(2025, 1, 27),
    )
    assert (loss.cues, loss.aliases, loss.status) == (("lost", "wiped out"), ("Team Green",), "estimate")
    assert loss.tolerance == Decimal(5_890_000_000)
    assert loss.sources == (
        Source("Report", "https://example.org", "p. 5", date(2026, 11, 22), "lost $589 billion"),
        Source("Second"),
    )
    assert loss.variants == (
        Variant(
            Interval.point(Decimal(593_700_000_000)),
            (Source("Another report"),),
            date(2025, 1, 28),
            "with shares outstanding of that day",
        ),
    )
    assert (loss.formula, loss.note) == ("2 * nvidia.half", None)
    assert facts.subject("nvidia") == Subject("nvidia", "Nvidia", ("NVDA", "012", "Team Green"))
    assert [fact.id for fact in facts] == ["nvidia.loss", "nvidia.half"]
    assert facts.facts_of("nvidia") == tuple(facts)
    assert facts.get("nvidia.profit") is None
    assert facts.facts_of("amd") == ()
    with pytest.raises(KeyError):
        facts.subject("amd")


def test_rows_of_one_subject(load: Load) -> None:
    facts = load(
        row("a", "Calder & Finch", "Calder;C&F", cues="sales; growth ;", verified_="x", value_low="3.4"),
        row("b", "Calder and Finch", "the grocer", valid_from="2026-01-07", valid_to="9999-12-31"),
    )
    assert facts.subject("calder-and-finch") == Subject(
        "calder-and-finch", "Calder & Finch", ("Calder and Finch", "C&F", "Calder", "the grocer")
    )
    first, second = facts
    assert (first.aliases, second.aliases) == (("Calder", "C&F"), ("the grocer",))
    assert (first.cues, first.written, first.place) == (
        ("sales", "growth"),
        "3.4 USD",
        Place("facts.csv", 2, 1),
    )
    assert (first.valid_from, second.valid_from, second.valid_until) == (None, date(2026, 1, 7), None)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("full-year delivery target", "target"),
        ("inflation forecast for 2026", "forecast"),
        ("share of spending, goal", "target"),
        ("goals scored", "actual"),
        ("goal difference", "actual"),
        ("revenue guidance", "forecast"),
        ("GPUs estimated by SemiAnalysis", "estimate"),
        ("revenue, third quarter", "actual"),
        ("unexpected losses", "actual"),
        ("speed limit", "actual"),
    ],
)
def test_status_is_told_by_the_property(load: Load, name: str, status: str) -> None:
    (fact,) = load(row("a", "Nvidia", property=name))
    assert fact.status == status


def test_csv_and_yaml_share_subjects(write: Write) -> None:
    write("claims/a.csv", table(row("a", "Strand")))
    write("claims/deep/b.YML", "facts:\n  - {id: b, subject: s, property: p, value: 5 km}\n")
    write("claims/c.yaml", "subjects:\n  s: {name: Strand}\n")
    write("claims/notes.txt", "no facts")
    write("claims/.hidden.yaml", "neither")
    facts = load_facts(["claims", "claims/a.csv"])
    assert [fact.id for fact in facts.facts_of("s")] == ["a", "b"]


def test_byte_order_mark_and_line_ends_of_windows(write: Write) -> None:
    text = "\ufeff" + table(row("a", "Nvidia"), row("b", "Nvidia", property="two\nlines"), row("c", "AMD"))
    facts = load_facts([write("f.csv", text.replace("\n", "\r\n"))])
    assert [fact.place.line for fact in facts] == [2, 3, 5]


def test_digest_is_of_the_bytes(write: Write) -> None:
    one = load_facts([write("one.csv", table(row("a", "Nvidia")))])
    same = load_facts([write("same.csv", table(row("a", "Nvidia")))])
    other = load_facts([write("other.csv", table(row("a", "Nvidia", "NVDA")))])
    assert one.digest == same.digest != other.digest
    assert one.digest.startswith("sha256:")


VALUE = SUBJECTS + "  - {id: a, subject: s, property: p, value: "
KM = VALUE + "5 km, "
YAML_ERRORS = [
    ("facts:\n  - id: a\n   x: 1\n", "3:4: is no YAML"),
    ("a: &a [x]\nb: [*a]\n", "1:4: anchors and aliases (&a, *a) are not allowed"),
    ("a: &a [*a]\n", "1:4: anchors and aliases"),
    ("facts: " + "[" * 5000, "is nested more than 12 deep"),
    ("facts:\n  - id: a\n    id: b\n", '3:5: key "id" is there twice'),
    ("facts: 5\n", "1:8: expected a list of facts"),
    ("- a\n", '1:1: expected a mapping with "subjects" and "facts"'),
    ("a: 1\n---\nb: 2\n", "2:1: a second document begins here"),
    ("? [a]\n: 1\n", "1:3: a key must be a word"),
    ("a: \x07", "1:4: has a control character"),
    ("fact: []\n", '1:1: "fact" is not known here; did you mean "facts"?'),
    ("subjects: [a]\n", "1:11: expected a mapping of ids to subjects"),
    ("subjects: {s: {nam: S}}\n", '1:16: "nam" is not known here; did you mean "name"?'),
    ("subjects: {s: {nam: S}}\n", "1:12: name is missing"),
    ("subjects: {s: {name: S, nam: }}\n", '1:25: "nam" is not known here; did you mean "name"?'),
    ("facts: [x]\n", '1:9: "x": expected a mapping'),
    (SUBJECTS + "  - {id: a b, subject: s, property: p, value: 5 km}", '4:6: id "a b": expected one word'),
    (SUBJECTS + "  - {id: a, subject: r, property: p, value: 5 km}", '4:13: subject "r" is not known'),
    (SUBJECTS + "  - {id: a, subject: s, property: p}", "4:5: value is missing"),
    (VALUE + "}", "4:38: value is missing"),
    (VALUE + "[5 km]}", "4:38: value: expected text"),
    (VALUE + "lots}", '4:38: value "lots": '),
    (VALUE + "$5 bilion}", '4:38: value "$5 bilion": "bilion" is no number word; did you mean "billion"?'),
    (VALUE + "5 thousnad km}", 'did you mean "thousand"?'),
    (VALUE + "9" * 200 + "}", "longer than 100 characters"),
    (
        VALUE + "6 to 5, unit: m}",
        "its end is below its beginning",
    ),
    (
        VALUE + "5, unit: m*(s}",
        '4:48: unit "m*(s" is malformed',
    ),
    (VALUE + "soon, unit: date}", "expected a date such as"),
    (
        KM + "cues: x}",
        '4:51: cues "x": expected a list',
    ),
    (
        KM + "statu: actual}",
        '4:51: "statu" is not known here; did you mean "status"?',
    ),
    (
        KM + "status: forcast}",
        '4:51: status "forcast" is not known; did you mean "forecast"?',
    ),
    (
        KM + "as_of: 20250128}",
        '4:51: as_of "20250128": expected a date such as 2025-01-28',
    ),
    (
        KM + "source: {title: T, link: x}}",
        '4:70: "link" is not known here',
    ),
    (
        SUBJECTS
        + "  - {id: a, subject: s, property: p, value: 5 km, valid_from: 2025-02-01, valid_to: 2025-01-31}",
        "4:5: valid_to 2025-01-31 is before valid_from 2025-02-01",
    ),
    (
        KM + "tolerance: 5 USD}",
        '4:51: tolerance "5 USD": USD cannot be converted to kilometer',
    ),
    (
        KM + "variants: [{value: 5 kg}]}",
        '4:63: variant "5 kg": kilogram cannot be converted to kilometer',
    ),
    (
        KM + "formula: a *}",
        '4:51: formula "a *" cannot be read: it breaks off',
    ),
    (
        SUBJECTS + "  - {id: ab.c, subject: s, property: p, value: 5 km, formula: ab.d * 2}",
        '4:54: formula names "ab.d", which is no fact; did you mean "ab.c"?',
    ),
    (
        SUBJECTS
        + "  - {id: a, subject: s, property: p, value: 5 km, formula: b + 1}\n"
        + "  - {id: b, subject: s, property: p, value: 5 km, formula: a - 1}\n",
        "formula goes round in a circle: a needs b needs a",
    ),
    (
        SUBJECTS + "  - {id: a, subject: s, property: p, value: 5 km}\n" * 2,
        '5:6: id "a" is already used at f.yaml:4:5',
    ),
]
HEADER = "id,subject,property,value_low,value_high,unit\n"
CSV_ERRORS = [
    ("", "f.csv: is empty"),
    ("id,subject,property,value_low,value_high\n", "1:1: column unit is missing"),
    ("id,id" + HEADER[2:], '1:4: column "id" is there twice'),
    (HEADER[:-1] + ",qoute\n", '1:47: column "qoute" is not known; did you mean "quote"?'),
    (HEADER + "a,S,p,1,1\n", '2:1: row "a" has 5 fields where the header has 6'),
    (HEADER + "a,S,p,1,1,m,x\n", '2:1: row "a" has 7 fields where the header has 6'),
    (HEADER + 'a,"S,p,1,1,m\n', "f.csv:2: is no CSV: unexpected end of data"),
    (HEADER + "a,S,p,x,1,m\n", '2:7: value_low "x" is no number'),
    (HEADER + "a,S,p,1,,m\n", "2:9: value_high is empty"),
    (HEADER + "a,S,p,1e999999,1e999999,m\n", '2:7: value_low "1e999999" is no number'),
    (HEADER + "a,S,p,2,1,m\n", '2:7: value "2 to 1": its end is below its beginning'),
    (HEADER + '"a\n",S,"p\nq",1,1,m*(s\n', '4:8: unit "m*(s" is malformed'),
    (HEADER + 'a,S ",p "" q,1,1,m*(s\n', '2:18: unit "m*(s" is malformed'),
    (HEADER + 'a,"S "", T",p,1,1,m*(s\n', '2:19: unit "m*(s" is malformed'),
    (HEADER + ",S,p,1,1,m\n", "2:1: id is missing"),
    (HEADER + "a,S,p,1,1,m\n" * 2, '3:1: id "a" is already used at f.csv:2:1'),
    (HEADER.encode() + b"a,\xa35m,p,1,1,m\n", "2:3: has the byte 0xa3, which is no UTF-8"),
    (HEADER + "a,S\0,p,1,1,m\n", "2:4: has a NUL byte"),
    (HEADER.encode("utf-16"), "f.csv: is UTF-16; save it as UTF-8"),
]


@pytest.mark.parametrize(("content", "message"), YAML_ERRORS)
def test_yaml_errors_name_the_place(write: Write, content: str, message: str) -> None:
    with pytest.raises(InputErrorGroup) as caught:
        load_facts([write("f.yaml", content)])
    assert message in str(caught.value)
    assert all(error.place and error.place.source == "f.yaml" for error in caught.value.errors)


@pytest.mark.parametrize(("content", "message"), CSV_ERRORS)
def test_csv_errors_name_the_place(write: Write, content: str | bytes, message: str) -> None:
    with pytest.raises(InputErrorGroup) as caught:
        load_facts([write("f.csv", content)])
    assert message in str(caught.value)


def test_all_errors_of_all_files_at_once(write: Write) -> None:
    paths = [
        write("b.csv", HEADER + "a,S,p,x,y,m\n"),
        write("a.yaml", SUBJECTS + "  - {id: a, subject: s, property: p, vlue: 1, cue: []}\n"),
        write("c.yaml", "a: b: c"),
    ]
    with pytest.raises(InputErrorGroup) as caught:
        load_facts(paths)
    places = [str(error.place) for error in caught.value.errors]
    assert places == ["b.csv:2:7", "b.csv:2:9", "a.yaml:4:5", "a.yaml:4:38", "a.yaml:4:47", "c.yaml:1:5"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "nowhere: no such file or folder of facts"),
        ("notes.txt", "notes.txt: is no facts file"),
        ("empty", "empty: holds no facts file"),
        ("pipe.csv", "pipe.csv: is no facts file"),
    ],
)
def test_paths_without_facts(write: Write, path: str, message: str) -> None:
    write("notes.txt", "x")
    Path("empty").mkdir()
    os.mkfifo("pipe.csv")
    with pytest.raises(InputErrorGroup, match=message):
        load_facts([path])


@pytest.mark.parametrize("content", ["", "\n# nothing yet\n", "subjects:\nfacts:\n", "facts: []\n"])
def test_no_facts_yet(write: Write, content: str) -> None:
    assert len(load_facts([write("f.yaml", content)])) == 0
