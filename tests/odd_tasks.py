"""Functions for worker processes, some of which do what no task should."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from factcheck.errors import InputError


def doubler(ready: str | None = None) -> Callable[[int | str], int]:
    """Doubles numbers; words have it fail in the way they say. ``ready`` is a file for the process id."""
    if ready:
        with Path(ready).open("a", encoding="utf-8") as out:
            out.write(f"{os.getpid()}\n")
    return _double


def _double(task: int | str) -> int:
    match task:
        case int():
            return 2 * task
        case "crash":
            os._exit(3)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(60)
        case "hang in C":  # nothing else in the process runs while it lasts
            re.match(r"(a+)+$", "a" * 60 + "b")
        case "hog":
            len(bytearray(1 << 30))
        case "unready":
            raise InputError("is not ready")
    raise ValueError(task)


def once(folder: str) -> Callable[[str], str]:
    """Ends its process at the first of two attempts at each task."""
    return partial(_once, folder)


def _once(folder: str, task: str) -> str:
    path = Path(folder, task)
    if not path.exists():
        path.touch()
        os._exit(3)
    return task


def unable() -> Callable[[int], int]:
    """Cannot be prepared."""
    raise InputError("no facts here")
