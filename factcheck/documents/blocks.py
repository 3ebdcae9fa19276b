"""Plain text to blocks: where paragraphs begin and end, and what part each plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from factcheck.documents.document import Block, Role

_BREAKS = r"\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAKS}]*\S)?")
# After the marker all white space of the line goes, control characters that count as such too.
_MARKER = re.compile(r"(?:[*•‣▪●◦·–-]|\(?\d{1,2}[.)]|>)[ \t\xa0]\s*")
_CAPTION = re.compile(
    r"[*_]*+(?:file )?(?:photo(?:graph)?|picture|image|caption|graphic|chart)s?(?: credits?)?[ ]?:",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b(?:[^\W\d]\.){2,}\Z")  # "U.S." closes a headline without ending a sentence
_CLOSERS = "\"'”’)]»*_"
_NARROWEST, _WIDEST = 50, 100
_LONGEST_HEADLINE, _LONGEST_STANDFIRST = 150, 300


class Paragraph(NamedTuple):
    """A stretch of text without the marker in front of it: a bullet, a list number, ``>``."""

    start: int
    end: int
    marker: str = ""
    gap: bool = False
    """Whether a blank line stands above it."""


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    gap: bool


def plain_blocks(text: str, start: int = 0, title: str | None = None) -> tuple[Block, ...]:
    r"""The blocks of a plain text from ``start`` on, in order, together covering all but white space.

    Blank lines part paragraphs. Without them a line is a paragraph, unless the text is wrapped at 50
    to 100 characters, as wire copy is: then lines are joined. The first line is a headline when it
    repeats ``title`` or, without a title, looks like one; under it may stand a standfirst. Bullets
    and list numbers are markup and left out. Takes time linear in the text.

    >>> [block.role for block in plain_blocks("Sales up 5%\n\nSales rose to $5 million. Costs fell.")]
    ['headline', 'body']
    """
    lines = list(_lines(text, start))
    width = _wrap_width(lines)
    paragraphs = list(_paragraphs(text, lines, width))
    roles = [_body_role(text, paragraph) for paragraph in paragraphs]
    if _is_headline(text, paragraphs, title, own_lines=width is None):
        roles[0] = "headline"
        count = standfirst_count(text, paragraphs[1:])
        roles[1 : 1 + count] = ["standfirst"] * count
    return tuple(
        Block(paragraph.start, paragraph.end, role) for paragraph, role in zip(paragraphs, roles, strict=True)
    )


def standfirst_count(text: str, below: list[Paragraph]) -> int:
    """How many of the paragraphs below a headline sum the article up before it begins.

    Either one short paragraph that is no sentence, above one that is, or several bullets that are
    none. A list that is the article itself is not a standfirst.
    """
    bullets = 0
    for paragraph in below:
        if not paragraph.marker or _is_sentence(text, paragraph):
            break
        bullets += 1
    if bullets:
        return bullets if 1 < bullets < len(below) else 0
    if len(below) < 2:
        return 0
    first, second = below[:2]
    short = first.end - first.start <= _LONGEST_STANDFIRST and text[first.end - 1] != ":"
    return int(short and not _is_sentence(text, first) and _is_sentence(text, second))


def with_roles(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks of a format that marks headlines, with captions and the standfirst told from the body."""
    blocks = [
        replace(block, role="caption") if block.role == "body" and is_caption(text, block.start) else block
        for block in blocks
    ]
    if not blocks or blocks[0].role != "headline":
        return blocks
    below = takewhile(lambda block: block.role in ("list", "body"), blocks[1:])
    paragraphs = [Paragraph(block.start, block.end, "-" if block.role == "list" else "") for block in below]
    count = standfirst_count(text, paragraphs)
    summed_up = (replace(block, role="standfirst") for block in blocks[1 : 1 + count])
    return [blocks[0], *summed_up, *blocks[1 + count :]]


def with_headline(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks, the first of them a headline where none is marked and it repeats ``title`` or looks so."""
    paragraphs = [Paragraph(block.start, block.end, gap=True) for block in blocks[:2]]
    unmarked = all(block.role != "headline" for block in blocks)
    if unmarked and _is_headline(text, paragraphs, title, own_lines=True):
        return [replace(blocks[0], role="headline"), *blocks[1:]]
    return blocks


def is_caption(text: str, start: int) -> bool:
    """Whether the paragraph that starts there is labelled as a caption: "Photo: …"."""
    return _CAPTION.match(text, start) is not None


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines that are not blank, without the white space around them."""
    above = start
    for match in _LINE.finditer(text, start):
        at = match.start()
        gap = text[above:at]
        newlines = gap.count("\n") or gap.count("\r")
        yield _Line(at, match.end(), len(gap) - 1 - max(gap.rfind("\n"), gap.rfind("\r")), newlines > 1)
        above = match.end()


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width a text is wrapped at, ``None`` when a good part of it is in longer lines."""
    lengths = [line.end - line.start + line.indent for line in lines]
    long = sum(length for length in lengths if length > _WIDEST)
    if not lines or 3 * long > sum(lengths):
        return None
    width = max(length for length in lengths if length <= _WIDEST)
    return width if width >= _NARROWEST else None


def _paragraphs(text: str, lines: list[_Line], width: int | None) -> Iterator[Paragraph]:
    group: list[_Line] = []
    for line in lines:
        if line.gap and group:
            yield from _group_paragraphs(text, group, width)
            group = []
        group.append(line)
    if group:
        yield from _group_paragraphs(text, group, width)


def _group_paragraphs(text: str, lines: list[_Line], width: int | None) -> Iterator[Paragraph]:
    """The paragraphs of lines that no blank line parts."""
    indented = sum(line.indent > 0 for line in lines)
    # Wire copy indents the first line of a paragraph and nothing else.
    by_indent = width is not None and 0 < indented < len(lines)
    wrapped = not by_indent and _is_wrapped(text, lines, width)
    begin, marker = lines[0], _marker(text, lines[0])
    for upper, lower in pairwise(lines):
        found = _marker(text, lower)
        # A line of prose may happen to begin with a dash or with a number that ends a sentence.
        if (
            found
            and not marker
            and text[upper.end - 1] not in ".:;!?"
            and _is_full(text, upper, lower, width)
        ):
            found = ""
        if found:
            goes_on = False
        elif marker and lower.indent:
            goes_on = True
        elif by_indent:
            goes_on = not lower.indent
        else:
            goes_on = wrapped and (text[lower.start].islower() or _is_full(text, upper, lower, width))
        if not goes_on:
            yield Paragraph(begin.start + len(marker), upper.end, marker, begin.gap)
            begin, marker = lower, found
    yield Paragraph(begin.start + len(marker), lines[-1].end, marker, begin.gap)


def _is_wrapped(text: str, lines: list[_Line], width: int | None) -> bool:
    """Whether at least half of the lines are full, so that the paragraph goes on in the next."""
    full = sum(_is_full(text, upper, lower, width) for upper, lower in pairwise(lines))
    return width is not None and 2 * full >= len(lines) - 1


def _is_full(text: str, upper: _Line, lower: _Line, width: int | None) -> bool:
    """Whether the first word of the lower line would not have fitted on the upper one."""
    if width is None:
        return False
    space = text.find(" ", lower.start, lower.end)
    word = (lower.end if space < 0 else space) - lower.start
    return upper.indent + upper.end - upper.start + 1 + word > width


def _marker(text: str, line: _Line) -> str:
    if text[line.start].isalpha():
        return ""
    match = _MARKER.match(text, line.start, line.end)
    return match[0] if match else ""


def _is_headline(text: str, paragraphs: list[Paragraph], title: str | None, own_lines: bool) -> bool:
    if len(paragraphs) < 2:
        return False
    first = paragraphs[0]
    if first.end - first.start > _LONGEST_HEADLINE:
        return False
    if title:
        printed, known = _letters(text[first.start : first.end]), _letters(title)
        return bool(printed and known) and (printed.startswith(known) or known.startswith(printed))
    ending = text[first.start : first.end].rstrip(_CLOSERS)
    complete = ending.endswith((".", "…", ",", ":", ";")) and not _DOTTED.search(ending)
    apart = own_lines or paragraphs[1].gap
    return apart and not complete and _body_role(text, first) == "body"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_sentence(text: str, paragraph: Paragraph) -> bool:
    ending = text[max(paragraph.start, paragraph.end - 40) : paragraph.end].rstrip(_CLOSERS)
    return ending.endswith((".", "!", "?", "…")) and not _DOTTED.search(ending)


def _body_role(text: str, paragraph: Paragraph) -> Role:
    if paragraph.marker.startswith(">"):
        return "quote"
    if paragraph.marker:
        return "list"
    if is_caption(text, paragraph.start):
        return "caption"
    return "quote" if _is_quotation(text, paragraph) else "body"


def _is_quotation(text: str, paragraph: Paragraph) -> bool:
    """Whether the whole paragraph is one quotation, with nobody's words but the speaker's."""
    start, end = paragraph.start, paragraph.end
    if text[start] not in '"“' or text[end - 1] not in '"”' or end - start < 2:
        return False
    return all(text.find(mark, start + 1, end - 1) < 0 for mark in '"“”')
