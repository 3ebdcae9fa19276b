"""Word documents: tracked changes, styles, tables, and what cannot be read."""

import sys
import zipfile
from io import BytesIO

import pytest

from factcheck.documents.read import read
from factcheck.documents.readers import docx as reader
from tests.documents.readers.said import said

docx = pytest.importorskip("docx")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r><w:t>{}</w:t></w:r>"
DELETED = "<w:r><w:delText>6%</w:delText></w:r>"


def written(tmp_path, *parts, title=""):
    """A document of paragraphs, given as a style and a text or as XML."""
    word = docx.Document()
    word.core_properties.title = title
    for part in parts:
        if isinstance(part, tuple):
            word.add_paragraph(part[1], style=part[0])
        else:
            word.element.body.insert(-1, docx.oxml.parse_xml(part.replace(">", f" {W}>", 1)))
    path = tmp_path / "plant.docx"
    word.save(path)
    return path


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (f"<w:p>{RUN.format('It cost')}<w:ins w:id='1'>{RUN.format(' 5%')}</w:ins></w:p>", "It cost 5%"),
        (f"<w:p>{RUN.format('It cost')}<w:del w:id='1'>{DELETED}</w:del></w:p>", "It cost"),
        (f"<w:p><w:moveFrom w:id='1'>{RUN.format('6% ')}</w:moveFrom>{RUN.format('now')}</w:p>", "now"),
        (f"<w:p><w:moveTo w:id='1'>{RUN.format('5% ')}</w:moveTo>{RUN.format('now')}</w:p>", "5% now"),
        (f"<w:ins w:id='1'><w:p>{RUN.format('All new, 5%')}</w:p></w:ins>", "All new, 5%"),
        (f"<w:sdt><w:sdtContent><w:p>{RUN.format('Control 5%')}</w:p></w:sdtContent></w:sdt>", "Control 5%"),
        (f"<w:p>{RUN.format('$')}{RUN.format('5')}{RUN.format('m')}</w:p>", "$5m"),
        (f"<w:p><w:hyperlink>{RUN.format('5%')}</w:hyperlink></w:p>", "5%"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>5%</w:t></w:r></w:p>", "a‑b 5%"),
        (f"<w:p><w:r><w:instrText>PAGE 7</w:instrText></w:r>{RUN.format('5%')}</w:p>", "5%"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_with_all_changes_accepted(tmp_path, paragraph, text):
    assert said(written(tmp_path, paragraph)) == [[("body", text)]]


def test_the_parts_of_a_draft(tmp_path):
    path = written(
        tmp_path,
        ("Title", "Plant costs £420m"),
        ("Subtitle", "Twice what was planned"),
        ("Normal", "It cost £420 million."),
        ("Heading 1", "Why 5%"),
        ("Caption", "The plant"),
        ("Intense Quote", "We paid 5%."),
        ("List Bullet", "Jobs: 450"),
        ("List Number 2", "Cost: 5"),
    )
    assert [role for role, _ in said(path)[0]] == [
        "headline", "standfirst", "body", "headline", "caption", "quote", "list", "list",
    ]  # fmt: skip


def test_a_newsroom_s_own_styles_are_told_by_their_names_and_by_what_they_are_based_on(tmp_path):
    word = docx.Document()
    for name, base in [("Pull Quote", "Normal"), ("Kicker", "Heading 3"), ("Copy", "Normal")]:
        word.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles[base]
        word.add_paragraph("5%.", style=name)
    word.save(tmp_path / "a.docx")
    assert [role for role, _ in said(tmp_path / "a.docx")[0]] == ["quote", "headline", "body"]


def test_a_first_line_without_a_style_can_be_a_headline(tmp_path):
    path = written(
        tmp_path, ("Normal", "Plant costs £420m"), ("Normal", "It cost £420 million. Nobody knows why.")
    )
    assert [role for role, _ in said(path)[0]] == ["headline", "body"]


def test_the_cells_of_a_table_stand_in_rows(tmp_path):
    word = docx.Document()
    word.add_paragraph("Before it.")
    table = word.add_table(2, 2)
    for number, text in enumerate(["Year", "Cost", "2024", "£420m"]):
        table.cell(number // 2, number % 2).text = text
    word.add_paragraph("After it.")
    word.save(tmp_path / "a.docx")
    (document,) = read([str(tmp_path / "a.docx")])
    assert document.text == "Before it.\n\nYear\tCost\n2024\t£420m\n\nAfter it."
    assert [block.role for block in document.blocks] == ["body", "cell", "cell", "cell", "cell", "body"]


def test_notes_stand_at_the_end(tmp_path):
    word = docx.Document()
    word.add_paragraph("It cost 5%.")
    note = f"<w:footnote w:id='1'><w:p>{RUN.format('In 2019, 4%.')}</w:p></w:footnote>"
    xml = f"<w:footnotes {W}>{note}</w:footnotes>"
    type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name = docx.opc.packuri.PackURI("/word/footnotes.xml")
    notes = docx.opc.part.Part(name, type, xml.encode(), word.part.package)
    word.part.relate_to(notes, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    word.save(tmp_path / "a.docx")
    assert said(tmp_path / "a.docx") == [[("body", "It cost 5%."), ("body", "In 2019, 4%.")]]


def test_the_title_is_what_the_properties_say(tmp_path):
    (document,) = read([str(written(tmp_path, ("Normal", "It cost 5%."), title="Plant"))])
    assert (document.id, document.title, document.published) == ("plant", "Plant", None)


def packed(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            # a fixed time keeps the names of the tests alike in all processes
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw", [b"", b"Not a document.", packed(), packed(document="<x/>"), packed(x="1")[:-9]]
)
def test_files_that_are_no_word_documents(tmp_path, raw):
    path = tmp_path / "a.docx"
    path.write_bytes(raw)
    (message,) = said(path)
    assert message.startswith("a.docx: is not a readable Word document (")


def test_a_document_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "LONGEST_UNPACKED", 2**20)
    path = tmp_path / "a.docx"
    path.write_bytes(packed(document="5% " * 2**20))
    assert said(path) == ["a.docx: unpacks to more than 1 MB, the most for one document; split it"]


def test_entities_are_not_expanded(tmp_path):
    path = written(tmp_path, ("Normal", "ENTITY 5%"))
    laughs = '<!DOCTYPE w [<!ENTITY a "9%"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    xml = parts["word/document.xml"].decode().replace("ENTITY", "&b;")
    head, _, rest = xml.partition("?>")
    parts["word/document.xml"] = f"{head}?>{laughs}{rest}".encode()
    path.write_bytes(packed(**parts))
    (found,) = said(path)
    assert "9%" not in str(found)


def test_word_without_its_library(tmp_path, monkeypatch):
    path = written(tmp_path, ("Normal", "5%"))
    monkeypatch.setitem(sys.modules, "docx", None)
    assert said(path) == [
        'plant.docx: Word needs a further library; install it with: pip install "factcheck[word]"'
    ]
