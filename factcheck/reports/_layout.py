"""How the report for people sets its lines: rows with a label, marked sentences, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

from factcheck.reports import View
from factcheck.visible import shown, visible

CONTEXT = 150  # characters of a sentence shown on each side of its figures
INDENT = 2
LABEL = 9  # columns of a row's label
MARK = "bold underline"


class Canvas:
    """Sets lines to the width and colors of a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._console = Console(file=StringIO(), width=view.width)

    def strings(self, lines: Iterable[Text]) -> Iterator[str]:
        """The lines as they are printed, each with its line end."""
        for line in lines:
            # Console.print would do as well, in twenty times the time.
            segments = line.render(self._console) if self.view.color else [Segment(line.plain)]
            styled = (
                segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
                if segment.style
                else segment.text
                for segment in segments
            )
            yield "".join(styled) + "\n"

    def row(self, label: str, *parts: str | tuple[str, str] | Text) -> Iterator[Text]:
        """A label and what it labels, folded beside it."""
        body = Text.assemble(*parts)
        for number, line in enumerate(self.folded(body, INDENT + LABEL)):
            head = "" if number else label
            yield Text.assemble(" " * INDENT, (f"{head:{LABEL}}", "dim"), line)

    def unfolded(self, text: str) -> Text:
        """A line that goes on under a row and stays whole, as an address must."""
        return Text(" " * (INDENT + LABEL)).append(text, "dim")

    def sentence(self, text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Text]:
        """The sentence ``text[start:end]`` with carets under its marks, cut at the far ends if long."""
        first, last = marks[0][0], marks[-1][1]
        left = _cut_left(text, start, first)
        right = _cut_right(text, last, end)
        body = Text("… " if left > start else "")
        position = left
        for mark_start, mark_end in marks:
            body.append(shown(text[position:mark_start], 2 * CONTEXT))
            body.append(shown(text[mark_start:mark_end]), MARK)
            position = mark_end
        body.append(visible(text[position:right]) + (" …" if right < end else ""))
        for line in self.folded(body, INDENT):
            yield Text.assemble(" " * INDENT, line)
            yield from _carets(line)

    def columns(self, *cells: tuple[str, int, str]) -> Text:
        """A line of a list: text, width in columns and style of each cell; the last may be cut short."""
        line = Text(" " * INDENT)
        for text, width, style in cells[:-1]:
            line.append(set_cell_size(text, max(width, cell_len(text))) + "  ", style)
        text, _, style = cells[-1]
        room = max(self.view.width - line.cell_len, 0)
        line.append(text if cell_len(text) <= room else set_cell_size(text, room - 1).rstrip() + "…", style)
        return line

    def folded(self, body: Text, indent: int = 0) -> Iterator[Text]:
        """The text in lines that leave ``indent`` columns free."""
        for line in body.wrap(self._console, max(self.view.width - indent, 20)):
            line.rstrip()
            yield line


def _carets(line: Text) -> Iterator[Text]:
    under = Text(" " * INDENT)
    for span in line.spans:
        if span.style == MARK:
            before = INDENT + cell_len(line.plain[: span.start])
            under.append(" " * (before - under.cell_len))
            under.append("^" * cell_len(line.plain[span.start : span.end]), "bold")
    if under.plain.strip():
        yield under


def _cut_left(text: str, start: int, mark: int) -> int:
    """Where a sentence begins to be shown: CONTEXT before its mark, at a word if there is one."""
    if mark - start <= CONTEXT:
        return start
    return text.find(" ", mark - CONTEXT, mark) + 1 or mark - CONTEXT


def _cut_right(text: str, mark: int, end: int) -> int:
    if end - mark <= CONTEXT:
        return end
    blank = text.rfind(" ", mark, mark + CONTEXT)
    return blank if blank >= 0 else mark + CONTEXT
