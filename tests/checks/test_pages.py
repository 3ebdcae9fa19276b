import re

import pytest

from factcheck.pages import pages_of_group
from tests.checks.drafts import verdicts

_EXAMPLE = re.compile(r"^(Fails|Warns|Is fine): +(.*?)(?: {2,}\(.*\))?$", re.MULTILINE)
_SEVERITIES = {"Fails": ["error"], "Warns": ["warning"], "Is fine": []}


def examples():
    """The examples of every page; a slash or dots part what stands in different paragraphs."""
    for page in pages_of_group("check"):
        found = _EXAMPLE.findall(page.text)
        assert {"Fails", "Is fine"} <= {manner for manner, _ in found}, page.name
        for manner, text in found:
            yield page.name, manner, re.sub(r" (?:/|…) ", "\n\n", text)


@pytest.mark.parametrize(("name", "manner", "text"), list(examples()))
def test_the_examples_of_a_page_are_what_it_says(name, manner, text):
    assert verdicts(text) == [f"{name} {severity}" for severity in _SEVERITIES[manner]]
