"""The audit by Spark gives what the audit on one machine gives, a machine lost or not."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow
import pytest
from pyarrow import parquet

from tests.strand import FACTS

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(
    not os.environ.get("JAVA_HOME") and not shutil.which("java"), reason="Java is not installed"
)
ROOT = Path(__file__).parents[3]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_HOME": str(Path(pyspark.__file__).parent),
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_CONF_DIR": str(Path(__file__).with_name("small")),
    "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
TABLES = (
    "documents",
    "contents",
    "claims",
    "findings",
    "inconsistencies",
    "failures",
    "conflicts",
    "conflict_claims",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder with facts, a corpus with odd documents, and what the local engine makes of it."""
    folder = tmp_path_factory.mktemp("spark")
    (folder / "claims").mkdir()
    (folder / "claims" / "energy.yaml").write_text(FACTS, encoding="utf-8")
    rows = [
        {
            "id": f"a{number}",
            "text": f"The Strand plant cost £{400 + number // 2} million to build. Sales rose {number}% to "
            f"${2 * number} million from ${number} million in 2024.\n\n“We paid £5m,” she said. 😀",
            "title": None if number % 3 else "Strand plant",
            "published": datetime(2025, 1, 1 + number % 28, 23, 30),
        }
        for number in range(40)
    ]
    rows += [{"id": "empty", "text": ""}, {"id": "none"}, {"id": "odd", "text": "\0 5%"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "corpus of 43.parquet")
    run(folder, "local")
    return folder


def run(folder: Path, by: str, *, scheme: str = "", victim: int | None = None):
    """What was told by an audit of the corpus into the folder ``by``."""
    out = folder / by.partition(":")[0]
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    arguments = [by, f"{scheme}{folder}/corpus of 43.parquet", folder / "claims", out, victim or ""]
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("audit_by.py"), *map(str, arguments)],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


def differing(folder: Path, one: str, other: str) -> list[str]:
    """The tables of which two audits made different files."""
    return [
        table
        for table in TABLES
        if (folder / one / f"{table}.parquet").read_bytes()
        != (folder / other / f"{table}.parquet").read_bytes()
    ]


def test_the_same_store_as_on_one_machine_also_when_spark_reads_and_exports(desk):
    assert run(desk, "local[2,4]", scheme="file://") == {"read": 42, "failed": 1, "killed": False}
    assert differing(desk, "local", "local[2,4]") == []
    for table in TABLES:
        expected = parquet.read_table(desk / "local" / f"{table}.parquet").to_pylist()
        exported = parquet.read_table(desk / "local[2,4]" / "exported" / f"{table}.parquet").to_pylist()
        assert sorted(map(repr, exported)) == sorted(map(repr, expected))


class Cluster(NamedTuple):
    master: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    """A stand-alone master with two workers on this machine, reachable from nowhere else."""
    port, board = free_port(), free_port()
    master = f"spark://127.0.0.1:{port}"
    common = ["--host", "127.0.0.1", "--webui-port"]
    memory = ["--cores", "1", "--memory", "1g", "--work-dir"]
    processes = [start("master.Master", tmp_path / "master.log", *common, board, "--port", port)]
    try:
        wait_for(f"http://127.0.0.1:{board}/json/", workers=0)
        for number in range(2):
            work = tmp_path / f"worker-{number}"
            processes.append(
                start("worker.Worker", work.with_suffix(".log"), *common, 0, *memory, work, master)
            )
        wait_for(f"http://127.0.0.1:{board}/json/", workers=2)
        yield Cluster(master, processes[1:])
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(timeout=60)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def start(role: str, log: Path, *arguments: object) -> subprocess.Popen[bytes]:
    command = [Path(ENVIRONMENT["SPARK_HOME"], "bin", "spark-class"), f"org.apache.spark.deploy.{role}"]
    with log.open("wb") as out:
        return subprocess.Popen(
            [*map(str, command), *map(str, arguments)], env=ENVIRONMENT, stdout=out, stderr=subprocess.STDOUT
        )


def wait_for(board: str, workers: int) -> None:
    """Waits until the master says that it has so many workers."""
    for _ in range(1500):
        with contextlib.suppress(OSError), urllib.request.urlopen(board, timeout=5) as answer:
            if json.load(answer)["aliveworkers"] == workers:
                return
        time.sleep(0.2)
    raise AssertionError(f"no {workers} workers came up")


def test_the_same_store_although_a_machine_is_lost(desk, cluster):
    lost = cluster.workers[0]
    assert run(desk, cluster.master, victim=lost.pid) == {"read": 42, "failed": 1, "killed": True}
    assert lost.wait(timeout=60) == -signal.SIGKILL
    assert differing(desk, "local", "spark") == []
