"""Audits in real processes: bad articles, interruptions, any number of workers."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from factcheck.corpus.engines.local import engine
from factcheck.corpus.store import open_store
from factcheck.documents.read import unread
from factcheck.workers import Limits
from tests.corpus.desk import article, contents
from tests.corpus.odd_work import CRASH, HANG, HOG, odd_auditor, odd_reader
from tests.strand import FACTS, RIGHT, WRONG

ARTICLES = [article(str(number), f"{RIGHT} In all {number} did. {WRONG}") for number in range(40)]
BAD = [article("crash", CRASH), article("hang", HANG), article("hog", HOG), article("again", CRASH)]


def test_bad_articles_are_recorded_and_the_rest_is_audited(audited, tmp_path):
    odd = partial(engine, workers=2, limits=Limits(2, 300), prepare=odd_auditor)
    totals = audited([*ARTICLES[:20], *BAD, *ARTICLES[20:]], engine=odd)
    assert (totals.documents, totals.read, totals.failed) == (44, 40, 4)
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        failures = store.rows("SELECT name, reason, attempts FROM failures ORDER BY name")
    assert failures == [
        ("again", "ended its process (exit code 3)", 2),
        ("crash", "ended its process (exit code 3)", 2),
        ("hang", "took longer than 2 seconds", 2),
        ("hog", "needs more than 300 megabytes of memory", 2),
    ]
    audited(ARTICLES, "b.duckdb")
    ours, others = contents(tmp_path / "a.duckdb"), contents(tmp_path / "b.duckdb")
    assert [ours[table] for table in ("contents", "claims", "findings")] == [
        others[table] for table in ("contents", "claims", "findings")
    ]


def test_a_file_that_hangs_or_ends_its_reader_is_recorded(audited, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in (("crash.pdf", CRASH), ("hang.pdf", HANG), ("hog.pdf", HOG), ("right.txt", RIGHT)):
        (folder / name).write_text(text, encoding="utf-8")
    odd = partial(engine, workers=2, limits=Limits(2, 300), prepare=odd_reader)
    for _ in range(2):  # each is tried again in each run
        totals = audited(unread([str(folder)]), engine=odd)
        assert (totals.documents, totals.failed) == (1, 3)
        with open_store(tmp_path / "a.duckdb", read_only=True) as store:
            failures = store.rows("SELECT name, digest, reason, attempts FROM failures ORDER BY name")
        assert failures == [
            (f"{folder}/crash.pdf", None, "ended its process (exit code 3)", 2),
            (f"{folder}/hang.pdf", None, "took longer than 2 seconds", 2),
            (f"{folder}/hog.pdf", None, "needs more than 300 megabytes of memory", 2),
        ]


@pytest.mark.parametrize(("workers", "batch", "order"), [(1, 1000, 1), (3, 7, -1)])
def test_workers_batches_and_order_change_nothing(workers, batch, order, audited, tmp_path):
    audited(ARTICLES)
    audited(ARTICLES[::order], "b.duckdb", engine=partial(engine, workers=workers), batch=batch)
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with facts, 200 articles, and the store of an audit that nobody disturbed."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "claims").mkdir()
    (folder / "claims" / "strand.yaml").write_text(FACTS, encoding="utf-8")
    with (folder / "corpus.jsonl").open("w", encoding="utf-8") as out:
        for number in range(200):
            text = f"{WRONG} It has {number} turbines, 7% fewer than the {number * 2} of 2024.\n\n" * 3
            out.write(json.dumps({"text": text, "published": "2025-01-28"}) + "\n")
    with start(folder, "undisturbed.duckdb") as run:
        assert run.wait() == 0
    return folder


def start(folder, store, **options):
    command = ["audit", "corpus.jsonl", "--fail-on", "never", "--workers", "2", "--store", store]
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
        **options,
    )


@pytest.mark.parametrize(("ending", "seconds"), [(signal.SIGKILL, 3.0), (signal.SIGINT, 4.0)])
def test_an_interrupted_audit_is_taken_up(ending, seconds, desk):
    store = f"{ending.name}.duckdb"
    with start(desk, store) as run:
        time.sleep(seconds)
        run.send_signal(ending)
        assert b"Traceback" not in run.communicate()[1]
    with start(desk, store) as run:
        assert run.wait() == 0
    assert contents(desk / store) == contents(desk / "undisturbed.duckdb")


def test_a_full_disk_is_told_and_the_audit_is_taken_up(desk):
    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    with start(desk, "full.duckdb", preexec_fn=little_room) as run:
        told = run.communicate()[1].decode()
    assert run.returncode == 2
    assert "full.duckdb: the store cannot be written or read: " in told
    assert "Traceback" not in told
    with start(desk, "full.duckdb") as run:
        assert run.wait() == 0
    assert contents(desk / "full.duckdb") == contents(desk / "undisturbed.duckdb")
