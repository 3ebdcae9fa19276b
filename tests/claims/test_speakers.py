import pytest

from factcheck.claims.speakers import is_quoted, quoted_spans, speaker


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ('"We lost $5 million," said Ines Marchetti, an analyst.', "Ines Marchetti"),
        ("Ines Marchetti, an analyst at Fairholt, said it lost $5 million.", "Ines Marchetti"),
        ("It lost $5 million, according to the Bank of Sarn.", "Bank of Sarn"),
        ("Castellan reported a loss of $5 million.", "Castellan"),
        # look-alikes
        ("It lost $5 million.", None),
        ("He said it lost $5 million.", None),
        ("according to its own paper", None),
    ],
)
def test_speaker(sentence: str, name: str | None) -> None:
    assert speaker(sentence) == name


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We lost 5," he said.', True),
        ("“We lost 5,” he said.", True),
        ('He "lost" 5.', False),
        ('"Lost," he said of 5.', False),
        ('"We lost', False),
        ('"We lost 5 and the quotation goes on', True),
    ],
)
def test_quoted(text: str, quoted: bool) -> None:
    spans = quoted_spans(text, 0, len(text))
    assert is_quoted(spans, text.find("5")) is quoted
