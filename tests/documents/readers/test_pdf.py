"""PDF: paragraphs from lines, by both libraries."""

import sys

import pytest

from tests.documents.readers.pdffile import lines, pdf
from tests.documents.readers.said import said

pytest.importorskip("pypdfium2")
pytest.importorskip("pypdf")

FULL = "The Strand plant, which stands on the river, was opened long ago by"


@pytest.fixture(params=["pypdfium2", "pypdf"])
def library(request, monkeypatch):
    """Each of the two libraries, when the other is not installed."""
    monkeypatch.setitem(sys.modules, {"pypdfium2": "pypdf", "pypdf": "pypdfium2"}[request.param], None)


def texts(tmp_path, *pages):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*pages))
    (found,) = said(path)
    return found


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("printed", "paragraphs"),
    [
        (f"{FULL} the\nking at a cost of £420\nmillion.", [f"{FULL} the king at a cost of £420 million."]),
        (f"{FULL} a compa-\nny of 5.", [f"{FULL} a company of 5."]),
        (f"{FULL} two-\nthirds of it.", [f"{FULL} two-thirds of it."]),
        (f"{FULL} a 12-\nmonth lease.", [f"{FULL} a 12-month lease."]),
        (f"{FULL} Anglo-\nAmerican.", [f"{FULL} Anglo-American."]),
        (
            f"{FULL} a\nlong-dead king.\nIt cost 5%.\nThen it closed.",
            [f"{FULL} a long-dead king.", "It cost 5%.", "Then it closed."],
        ),
        (f"{FULL} us:\n• 5 jobs\n• 6 roads", [f"{FULL} us:", "5 jobs", "6 roads"]),
    ],
)
def test_lines_become_paragraphs(tmp_path, printed, paragraphs):
    assert [text for _, text in texts(tmp_path, lines(printed))] == paragraphs


@pytest.mark.usefixtures("library")
def test_page_numbers_and_running_heads_are_left_out_and_paragraphs_go_on(tmp_path):
    pages = [
        [(50, 820, 9, f"The Harbour Times, {number} May"), *lines(text), (290, 30, 9, str(number))]
        for number, text in enumerate(
            [f"{FULL} the king at a cost of £5", "million or so.\nThen:", "the end."], 1
        )
    ]
    assert [text for _, text in texts(tmp_path, *pages)] == [
        f"{FULL} the king at a cost of £5 million or so.",
        "Then:",
        "the end.",
    ]


def test_gaps_indentations_and_type_tell_parts_apart(tmp_path):
    page = [
        *lines("Plant costs £420m", size=20, top=800),
        *lines(f"{FULL} the\n{FULL} the", top=760),
        *lines(f"{FULL} the", left=62, top=732),
        *lines(f"{FULL} the", top=718),
        *lines("after a gap", top=680),
    ]
    assert texts(tmp_path, page) == [
        ("headline", "Plant costs £420m"),
        ("body", f"{FULL} the {FULL} the"),
        ("body", f"{FULL} the {FULL} the"),
        ("body", "after a gap"),
    ]


def test_paragraphs_go_on_in_the_next_column(tmp_path):
    left = lines("The plant was opened\nlong ago at a cost of\nmore than £5", top=700)
    right = lines("million, which is less\nthan its worth.", left=300, top=700)
    assert texts(tmp_path, left + right) == [
        (
            "body",
            "The plant was opened long ago at a cost of more than £5 million, which is less than its worth.",
        )
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.pdf: is not a readable PDF ("),
        (b"Not a PDF.", "a.pdf: is not a readable PDF ("),
        (pdf(lines("It cost 5%."))[:200], "a.pdf: is not a readable PDF ("),
        (pdf([]), "a.pdf: has no text; if its pages are pictures, recognise their text first"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, raw, message):
    path = tmp_path / "a.pdf"
    path.write_bytes(raw)
    (found,) = said(path)
    assert found.startswith(message)


def test_a_page_of_many_lines_takes_linear_time(tmp_path):
    page = [(50, 800 - number % 700, 11, f"{number} jobs") for number in range(20_000)]
    assert sum(text.count("jobs") for _, text in texts(tmp_path, page)) == 20_000


def test_pdf_without_its_libraries(tmp_path, monkeypatch):
    for module in ("pypdfium2", "pypdf"):
        monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines("It cost 5%.")))
    assert said(path) == ['a.pdf: PDF needs a further library; install it with: pip install "factcheck[pdf]"']
