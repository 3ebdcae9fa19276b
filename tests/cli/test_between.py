"""Contradictions between documents as users see them: in the JSON of a check, and out of a store."""

import json


def test_the_json_of_a_check_tells_contradictions(factcheck, desk):
    done = factcheck("check", "right.txt", "wrong.txt", "--format", "json", "--as-of", "2025-03-01")
    (found,) = json.loads(done.stdout)["conflicts"]
    assert found["claims"] == [{"doc": "right.txt", "id": "c1"}, {"doc": "wrong.txt", "id": "c1"}]
    assert found["severity"] == "error"


def test_commands_list_what_is_in_a_store(factcheck):
    factcheck("audit", "right.txt", "wrong.txt", "--as-of", "2025-03-01", "--store", "a.duckdb")
    listed = json.loads(factcheck("conflicts", "a.duckdb", "--format", "json").stdout)
    assert [record["doc"] for record in listed] == ["right.txt", "wrong.txt"]
    traced = factcheck("trace", "strand.cost", "a.duckdb", "--format", "csv").stdout
    assert [line.partition(",")[0] for line in traced.splitlines()] == ["standing", "disagrees", "agrees"]
    assert "4.2 billion" in factcheck("claims", "a.duckdb", "--attribute", "cost").stdout
    assert "facts: []" in factcheck("facts", "suggest", "a.duckdb").stdout
    assert factcheck("conflicts", "missing.duckdb").returncode == 2
