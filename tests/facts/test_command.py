from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from factcheck.cli.facts import app
from factcheck.errors import FactcheckError, InputErrorGroup
from tests.facts.rows import Write, row, table

YAML = """\
subjects:
  strand: {name: Strand tidal plant, aliases: [the plant]}
facts:
  - id: strand.cost
    subject: strand
    property: construction cost
    cues: [cost]
    value: $5.6 million
    tolerance: 1 %
    as_of: 2025-01-02
    valid_from: 2025-01-01
    valid_to: 2025-12-31
    formula: strand.rate * 2
    note: "[red]final[/red]\\e[31m bill"
    variants: [{value: more than $5 million, note: early count, source: {title: Ledger}}]
    source:
      {title: "[bold]Report", locator: p. 3, url: "https://example.org", retrieved: 2025-02-01, quote: "5.6"}
  - {id: strand.rate, subject: strand, property: rate, value: $2.8 million, source: {title: T}}
"""


def run(*arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, arguments)
    if isinstance(result.exception, FactcheckError):
        raise result.exception
    return result.exit_code, result.stdout.splitlines()


def test_lint(write: Write) -> None:
    write("claims/f.csv", table(row("a", "Strand", cues=""), row("b", "Strand", source_title="")))
    warning = "claims/f.csv:3:1: warning: b has no source; say where it can be read [unsourced]"
    counts = "0 errors, 1 warning, 1 note"
    code, lines = run("lint", "claims")
    assert (code, lines[1:]) == (0, [warning, counts])
    assert run("lint", "--quiet") == (0, [warning, counts])
    assert run("lint", "--quiet", "--facts", "claims", "--fail-on", "warning") == (1, [warning, counts])
    write("claims/g.csv", table(row("c", "Strand", property="property of a", value_low="3")))
    assert run("lint", "claims")[0] == 1
    assert run("lint", "claims", "--fail-on", "never")[0] == 0


def test_lint_of_facts_that_cannot_be_loaded(write: Write) -> None:
    write("claims/f.csv", table(row("a", "Strand"), row("a", "Strand")))
    for fail_on in ("error", "never"):
        code, lines = run("lint", "claims", "--fail-on", fail_on)
        assert code == 2
        assert lines[0].startswith('claims/f.csv:3:1: error: id "a" is already used')


def test_lint_of_what_is_no_facts_file(write: Write) -> None:
    with pytest.raises(InputErrorGroup):
        run("lint", str(write("f.yaml", "a: b: c")))


def test_list(write: Write) -> None:
    write("claims/a.yaml", YAML)
    write("claims/b.csv", table(row("m", "Merrow", valid_from="2025-01-02", valid_to="2025-01-02")))
    code, lines = run("list")
    assert (code, len(lines)) == (0, 4)
    assert lines[1].split("  ")[0] == "strand.cost"
    assert "Strand tidal plant" in lines[1]
    assert lines[1].rstrip().endswith("from 2025-01-01 to 2025-12-31")
    assert lines[2].rstrip().endswith("always")
    assert lines[3].rstrip().endswith("on 2025-01-02")
    for subject in ("merrow", "Merrow"):
        assert [line.split()[0] for line in run("list", "--subject", subject)[1]] == ["id", "m"]
    with pytest.raises(FactcheckError, match='no subject is called "Merow Bay"; '):
        run("list", "--subject", "Merow Bay")


def test_show(write: Write) -> None:
    write("claims/a.yaml", YAML)
    assert run("show", "strand.cost") == (
        0,
        [
            "id         strand.cost",
            "subject    Strand tidal plant, the plant",
            "property   construction cost",
            "value      $5.6 million",
            "covers     5,600,000 USD",
            "status     actual",
            "holds      from 2025-01-01 to 2025-12-31",
            "cues       cost",
            "as of      2025-01-02",
            "tolerance  56,000",
            "formula    strand.rate * 2",
            "note       [red]final[/red]\\x1b[31m bill",
            "variant    more than 5,000,000; early count",
            "  source   Ledger",
            "source     [bold]Report, p. 3, https://example.org, retrieved 2025-02-01, “5.6”",
            "place      claims/a.yaml:4:5",
        ],
    )
    with pytest.raises(
        FactcheckError, match=r'no fact has the id "strand\.cots"; did you mean "strand\.cost"\?'
    ):
        run("show", "strand.cots")


@pytest.mark.parametrize("command", ["lint", "list", "show strand.rate"])
def test_commands_load_neither_spacy_nor_pint(write: Write, command: str) -> None:
    write("claims/a.yaml", YAML)
    script = (
        "import sys; from factcheck.cli.facts import app; app(sys.argv[1:], standalone_mode=False); "
        "assert not {'spacy', 'pint'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", script, *command.split()], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
