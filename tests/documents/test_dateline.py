import json
from datetime import date

import pytest

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.dateline import dateline_day
from factcheck.documents.read import read


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("NEW YORK, Jan. 28, 2025 - Shares fell.", date(2025, 1, 28)),
        ("NEW YORK, Jan. 28, 2025 (Wire) -- Shares fell.", date(2025, 1, 28)),
        ("LONDON, 17 February 2026 — Shares fell.", date(2026, 2, 17)),
        ("San Mateo, Calif., Sept. 3, 2024 – Shares fell.", date(2024, 9, 3)),
        ("March 5, 2024 - Shares fell.", date(2024, 3, 5)),
        # look-alikes
        ("NEW YORK, Jan. 28 - Shares fell.", None),
        ("On Jan. 28, 2025, shares fell - again.", None),
        ("On January 28, 2025 shares fell.", None),
        ("The fall of 17 February 2026 – the worst yet – cost millions.", None),
        ("NEW YORK, Feb. 31, 2025 - Shares fell.", None),
        ("NEW YORK (Wire) - Shares fell on Jan. 28, 2025 - a Tuesday.", None),
    ],
)
def test_the_day_of_a_dateline(line: str, day: date | None) -> None:
    text = f"Shares fall\n\n{line} They had risen before.\n\nMore on Monday."
    assert dateline_day(text, plain_blocks(text)) == day


TEXT = "Shares fall\n\nNEW YORK, Jan. 28, 2025 - Shares fell by 5% on Monday. They had risen before."


@pytest.mark.parametrize(
    ("name", "content", "day"),
    [
        ("a.txt", TEXT, date(2025, 1, 28)),
        ("a.md", TEXT, date(2025, 1, 28)),
        ("a.jsonl", json.dumps({"text": TEXT}), date(2025, 1, 28)),
        # what says so outright goes before it
        ("a.txt", f"---\npublished: 2025-02-03\n---\n{TEXT}", date(2025, 2, 3)),
        ("a.jsonl", json.dumps({"text": TEXT, "published": "2025-02-03"}), date(2025, 2, 3)),
    ],
)
def test_a_document_without_another_date_has_that_of_its_dateline(tmp_path, name, content, day):
    (tmp_path / name).write_text(content, encoding="utf-8")
    (document,) = read([str(tmp_path / name)])
    assert document.published == day


def test_a_word_document_has_the_date_of_its_dateline(tmp_path):
    docx = pytest.importorskip("docx")
    word = docx.Document()
    for paragraph in TEXT.split("\n\n"):
        word.add_paragraph(paragraph)
    word.save(tmp_path / "a.docx")
    (document,) = read([str(tmp_path / "a.docx")])
    assert document.published == date(2025, 1, 28)
