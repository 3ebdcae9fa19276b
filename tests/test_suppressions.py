from datetime import date
from pathlib import Path

import pytest

from factcheck.checker import check
from factcheck.documents.document import Document
from factcheck.documents.readers.markdown import markdown_blocks
from factcheck.facts.load import load_facts
from factcheck.findings import Suppression
from factcheck.settings import Settings, load_settings
from factcheck.suppressions import suppress

WRONG = "Sales grew 29% to 60.4 million, up from 44.9 million."
FACTS = "id,subject,property,cues,value_low,value_high,unit\nx.cost,Xeno,cost,cost,7,7,USD\n"


def checked(tmp_path: Path, text: str, *entries: Suppression):
    (tmp_path / "facts.csv").write_text(FACTS)
    document = Document("draft.md", "draft", text, blocks=markdown_blocks(text))
    facts = load_facts([tmp_path / "facts.csv"])
    return check(document, facts, Settings(as_of=date(2025, 11, 3), suppress=entries))


def outcome(result):
    """What is still reported, what is suppressed and why, and which suppressions are not needed."""
    verdicts = [each.judgement.verdict for each in result.findings if each.judgement.severity == "error"]
    return (
        [*verdicts, *(each.check for each in result.inconsistencies)],
        [each.reason for each in result.suppressed],
        [each.written for each in result.unused_suppressions],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A remark speaks for the paragraph it stands in, or else the one after it.
        (f"<!-- factcheck: ignore[percent_change] as told -->\n{WRONG}\n", ([], ["as told"], [])),
        (f"{WRONG} <!-- factcheck: ignore[percent_change] as told -->\n", ([], ["as told"], [])),
        (f"<!--factcheck:ignore[percent_change]-->\n\n{WRONG}\n", ([], [""], [])),
        (f"<!-- factcheck: ignore[difference, percent_change] both -->\n\n{WRONG}", ([], ["both"], [])),
        (f"<!-- factcheck: ignore[percent_change] -->\nAll is well.\n\n{WRONG}",
         (["percent_change"], [], ["ignore[percent_change]"])),
        (f"{WRONG}\n\n<!-- factcheck: ignore[percent_change] -->\n",
         (["percent_change"], [], ["ignore[percent_change]"])),
        (f"All is <!-- factcheck: ignore[percent_change] told --> well.\n{WRONG}\n", ([], ["told"], [])),
        (f"{WRONG}\n<!-- factcheck: ignore[percent_change] told -->\n\nAll is well.", ([], ["told"], [])),
        # Names that say something else, and remarks that cannot be read.
        (f"<!-- factcheck: ignore[difference] -->\n{WRONG}",
         (["percent_change"], [], ["ignore[difference]"])),
        (f"<!-- factcheck: ignore[percent] -->\n{WRONG}", (["percent_change"], [], ["ignore[percent]"])),
        (f"<!-- factcheck: ignore -->\n{WRONG}", (["percent_change"], [], ["factcheck: ignore"])),
        (f"<!-- factcheck: ignore[] -->\n{WRONG}", (["percent_change"], [], ["factcheck: ignore[]"])),
        (f"<!-- ignore[percent_change] -->\n{WRONG}", (["percent_change"], [], [])),
        (f"<!-- factcheck: ignore[percent_change]\n{WRONG}", (["percent_change"], [], [])),
        # Verdicts on facts are named like checks.
        ("Xeno has a cost of $9.", (["contradicted"], [], [])),
        ("Xeno has a cost of $9. <!-- factcheck: ignore[contradicted] fees -->", ([], ["fees"], [])),
        ("Xeno has a cost of $9. <!-- factcheck: ignore[outdated] -->",
         (["contradicted"], [], ["ignore[outdated]"])),
    ],
)  # fmt: skip
def test_a_remark_suppresses_what_it_names(tmp_path, text, expected):
    assert outcome(checked(tmp_path, text)) == expected


def test_a_remark_before_a_list_speaks_for_all_of_it(tmp_path):
    text = f"<!-- factcheck: ignore[percent_change] -->\n- It is new.\n- {WRONG}\n\nAll is well.\n"
    assert outcome(checked(tmp_path, text)) == ([], [""], [])


def test_an_entry_of_the_settings_names_a_finding_by_its_fingerprint(tmp_path):
    (found,) = checked(tmp_path, WRONG).inconsistencies
    entry = Suppression("draft", found.fingerprint, "as told")
    assert outcome(checked(tmp_path, WRONG, entry)) == ([], ["as told"], [])
    elsewhere = f"# Sales\n\nIn May all was well. {WRONG} So it goes."
    assert outcome(checked(tmp_path, elsewhere, entry)) == ([], ["as told"], [])
    edited = WRONG.replace("29%", "28%")
    assert outcome(checked(tmp_path, edited, entry)) == (["percent_change"], [], [found.fingerprint])
    other = Suppression("another", found.fingerprint)
    assert outcome(checked(tmp_path, WRONG, other)) == (["percent_change"], [], [])


def test_a_suppressed_finding_is_kept_as_it_was(tmp_path):
    plain = checked(tmp_path, WRONG)
    result = checked(tmp_path, WRONG, Suppression("draft", plain.inconsistencies[0].fingerprint))
    assert [each.found for each in result.suppressed] == list(plain.inconsistencies)


def test_many_remarks_are_told_and_not_all_read(tmp_path):
    result = checked(tmp_path, "<!-- factcheck: ignore[ratio] -->\n" * 1000)
    assert result.unused_suppressions[-1].why.startswith("Only the first 500")
    assert suppress(result, ()) == result


def test_the_settings_hold_entries(tmp_path):
    entry = '[[suppress]]\ndocument = "a.md"\nfingerprint = "0123456789abcdef"\nreason = "as told"\n'
    (tmp_path / "factcheck.toml").write_text(entry)
    assert load_settings(tmp_path).suppress == (Suppression("a.md", "0123456789abcdef", "as told"),)
    (tmp_path / "factcheck.toml").write_text(entry.replace("document", "doc"))
    with pytest.raises(Exception, match=r"setting 'suppress.doc' is not known"):
        load_settings(tmp_path)


PAGE = """<html><head><title>A year of growth at Xeno</title></head><body><article>
<h1>A year of growth at Xeno</h1>
<p>The firm told its story on Monday in a long statement, which went on for an hour and said little.</p>
<!-- factcheck: ignore[percent_change] as told -->
<p>{0} The firm said that it was content with that, and its shares rose at once on the news of it.</p>
<p>{0} <!-- factcheck: ignore[percent_change] 30% too --> The firm said nothing else of it on the day.</p>
<p>{0} The firm said that costs would come down again in the course of the year, as it had promised.</p>
</article></body></html>"""


def test_remarks_in_web_pages_are_read(tmp_path):
    pytest.importorskip("trafilatura")
    from factcheck.documents.readers.html import page_document

    document = page_document(PAGE.format(WRONG).encode(), "page.html", id="page")
    (tmp_path / "facts.csv").write_text(FACTS)
    result = check(document, load_facts([tmp_path / "facts.csv"]), Settings(as_of=date(2025, 11, 3)))
    assert outcome(result) == (["percent_change"], ["as told", "30% too"], [])
    assert "30%" not in [finding.claim.quantity.surface for finding in result.findings]
