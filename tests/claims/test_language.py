from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from factcheck.claims.extract import extract_claims
from factcheck.claims.language import mark_quantities, names_in, pipeline
from factcheck.documents.document import Document
from factcheck.errors import InputError
from tests.claims.test_extract import TODAY


def test_the_component_marks_figures_and_survives_bytes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_quantities")
    doc = nlp("It lost $5.5 million, or about 17%.")
    assert [(span.text, span.label_) for span in doc.spans["quantities"]] == [
        ("$5.5 million", "money"),
        ("17%", "percent"),
    ]
    assert doc.user_data["quantities"][1]["modifier"] == "approximately"
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in again.spans["quantities"]] == ["$5.5 million", "17%"]
    assert not mark_quantities(nlp.make_doc("")).spans["quantities"]


@pytest.fixture
def with_names(tmp_path: Path) -> str:
    """A pipeline on disk that knows two names, as an installed one would."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "ORG", "pattern": "northern rail works"}, {"label": "DATE", "pattern": "Monday"}]
    )
    nlp.to_disk(tmp_path / "names")
    return str(tmp_path / "names")


def test_the_names_of_a_trained_pipeline_are_used(with_names: str) -> None:
    text = "On Monday the northern rail works of Osk said it lost $5 million."
    document = Document("a", "a", text)
    assert extract_claims(document, TODAY).claims[0].subject is None
    assert extract_claims(document, TODAY, with_names).claims[0].subject == "northern rail works"


def test_names_in_grammatical_subjects_come_first() -> None:
    vocab = spacy.blank("en").vocab
    words = ["Castellan", "told", "Halden", "5", "lies"]
    doc = Doc(
        vocab,
        words=words,
        heads=[1, 1, 1, 4, 1],
        deps=["nsubj", "ROOT", "dative", "nummod", "dobj"],
        pos=["PROPN", "VERB", "PROPN", "NUM", "NOUN"],
        ents=["B-ORG", "O", "B-ORG", "O", "O"],
    )
    assert names_in(doc) == ((0, 9),)
    assert names_in(spacy.blank("en")("Castellan told Halden")) is None


def test_an_unknown_pipeline_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no_such_pipeline"):
        pipeline("no_such_pipeline")
