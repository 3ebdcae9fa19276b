"""The work of an audit with articles that end their worker, hold it up or fill it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace

from factcheck.corpus.contents import Task, Unaudited, unpacked
from factcheck.corpus.rows import Rows
from factcheck.corpus.work import auditor
from factcheck.documents.document import Document
from factcheck.documents.readers import readers
from factcheck.documents.records import Fields
from factcheck.errors import Place
from factcheck.settings import Settings

CRASH, HANG, HOG = "This crashes, at $1.", "This hangs, at $2.", "This fills up, at $3."


def odd_reader(settings: Settings) -> Callable[[Task], Rows]:
    """The auditor, but PDF files crash, hang or fill the reader, whatever they say."""
    pdf = readers()[".pdf"]
    readers()[".pdf"] = replace(pdf, read=_read_oddly)
    return auditor(settings)


def _read_oddly(place: Place, raw: bytes, fields: Fields) -> Document:
    if raw == CRASH.encode():
        os._exit(3)
    if raw == HANG.encode():
        time.sleep(60)
    len(bytearray(1 << 30))
    raise AssertionError("there was room")


def odd_auditor(settings: Settings) -> Callable[[Task], Rows]:
    """The auditor, but for such articles."""
    work = auditor(settings)

    def odd(task: Task) -> Rows:
        text = unpacked(task).document.text if isinstance(task, Unaudited) else ""
        if text == CRASH:
            os._exit(3)
        if text == HANG:
            time.sleep(60)
        if text == HOG:
            len(bytearray(1 << 30))
        return work(task)

    return odd
