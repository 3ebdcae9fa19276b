"""One function over many documents: the order of the results is that of the input."""

import os
import time
from functools import partial

import pytest

from factcheck.cli.run import AHEAD, over_documents
from factcheck.documents.document import Document
from factcheck.errors import InputError, Place


def shouter():
    return _shout


def _shout(document):
    if document.text == "slow":
        time.sleep(0.3)
    if document.text == "crash":
        os._exit(3)
    if document.text == "odd":
        raise ValueError("odd")
    return document.text.upper()


def told(texts, workers):
    inputs = [
        InputError("unreadable", Place(str(number))) if text is None else Document(str(number), "", text)
        for number, text in enumerate(texts)
    ]
    return [str(result) for result in over_documents(partial(shouter), inputs, workers)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers):
    texts = ["slow", "a", "b", None, "slow", "c", *[None] * (3 * AHEAD), "d", None]
    results = told(texts, workers)
    assert results == [f"{at}: unreadable" if text is None else text.upper() for at, text in enumerate(texts)]


def test_a_document_that_ends_its_worker_is_named():
    assert told(["a", "crash", "b"], 2) == [
        "A", "1: cannot be checked: it ended its process (exit code 3)", "B",
    ]  # fmt: skip


@pytest.mark.parametrize("workers", [1, 2])
def test_a_mistake_in_the_program_is_told_with_the_document(workers):
    (_, message) = told(["a", "odd"], workers)
    assert message.startswith("1: cannot be checked, because of a mistake in factcheck (ValueError: odd)")
