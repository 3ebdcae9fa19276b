"""Running over many documents."""

from __future__ import annotations

import pytest

from factcheck.cli.extract import extractor
from factcheck.cli.run import AHEAD, over_documents
from factcheck.documents.document import Block, Document
from factcheck.errors import InputError, Place


def document(number: int) -> Document:
    text = f"It cost {number} dollars."
    return Document(f"{number}.txt", str(number), text, blocks=(Block(0, len(text), "body"),))


def failing_on(name: str):
    def function(document: Document) -> str:
        if document.name == name:
            raise ZeroDivisionError("by zero")
        return document.name

    return lambda: function


def test_errors_pass_through_in_their_place():
    error = InputError("no such file", Place("b.txt"))
    results = list(over_documents(failing_on("none"), [document(1), error, document(2)]))
    assert results == ["1.txt", error, "2.txt"]


def test_a_mistake_in_one_document_is_reported_by_name_and_the_others_go_on():
    first, broken, last = over_documents(failing_on("2.txt"), [document(n) for n in (1, 2, 3)])
    assert (first, last) == ("1.txt", "3.txt")
    assert isinstance(broken, InputError)
    assert str(broken).startswith("2.txt: cannot be checked")
    assert "ZeroDivisionError: by zero" in str(broken)


@pytest.mark.parametrize("count", [0, 1, 2, 3 * AHEAD])
def test_several_processes_keep_the_order_and_the_errors(count):
    error = InputError("no such file", Place("b.txt"))
    documents = [document(number) for number in range(count)] + [error]
    alone = list(over_documents(extractor, documents))
    together = list(over_documents(extractor, documents, workers=2))
    assert together == alone
    assert len(alone) == count + 1


def test_documents_are_read_as_they_are_needed():
    read = []

    def documents():
        for number in range(1000):
            read.append(number)
            yield document(number)

    next(over_documents(failing_on("none"), documents()))
    assert len(read) <= 2
