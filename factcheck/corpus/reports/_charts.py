"""Bar charts as SVG, drawn by Vega-Lite: they need no script, print sharply and can be read aloud.

Colors are CSS variables of the page, so that one drawing serves light, dark and paper. No text is
measured, so that the fonts of the machine that draws make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.errors import InputError

WIDTH = 400  # pixels of a chart at full size
NAMES = 168  # of them, for the names of rows
TOTALS = 44  # and for the totals at their ends
ROW = 24
LONGEST = 24  # characters of a name that have room
HEIGHT = 168  # of columns, without the names below
TEXT = {"type": "text", "font": "inherit", "fontSize": 13, "color": "var(--ink)", "aria": False}


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its parts end to end, each a color (``error`` is ``--error``) with a number.

    ``href`` is the place on the page that it leads to; all bars of a chart have one, or none has.
    """

    name: str
    parts: tuple[tuple[str, int], ...]
    href: str | None = None

    @property
    def total(self) -> int:
        """The length of the whole bar."""
        return sum(number for _, number in self.parts)


def rows(bars: Sequence[Bar]) -> str:
    """A bar for each name, one below the other, with its total."""
    places = list(range(len(bars)))  # those without a bar, too
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0.3, "domain": places}}
    x = {"field": "end", "type": "quantitative", "axis": None, "scale": {"nice": False, "zero": True}}
    names = {"mark": {**TEXT, "align": "left"}, "encoding": {"y": y, "x": {"value": -NAMES}, "text": _NAME}}
    totals = {
        "mark": {**TEXT, "align": "left", "dx": 6},
        "encoding": {"y": y, "x": x, "text": {"field": "end", "format": ","}},
    }
    named = {"values": _named(bars)}
    return _svg(
        {
            "width": WIDTH - NAMES - TOTALS,
            "height": ROW * len(bars),
            "padding": {"left": NAMES, "right": TOTALS, "top": 0, "bottom": 0},
            "layer": [
                {
                    "data": {"values": _stacked(bars)},
                    "mark": "bar",
                    "encoding": _bars(bars, y=y, x=x, x2=_BEGIN),
                },
                {"data": named, **names},
                {"data": named, **totals},
            ],
        }
    )


def columns(bars: Sequence[Bar], labels: dict[int, str]) -> str:
    """A bar for each name, side by side on a scale; ``labels`` are set below the bars of their places."""
    places = list(range(len(bars)))  # those without a bar, too
    x = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0.2, "domain": places}}
    axis = {
        "domain": False,
        "ticks": False,
        "title": None,
        "labelPadding": 8,
        "gridColor": "var(--line)",
        "labelFont": "inherit",
        "labelFontSize": 13,
        "labelColor": "var(--ink)",
        "tickCount": 4,
        "tickMinStep": 1,
        "format": ",d",
        "aria": False,
    }
    y = {"field": "end", "type": "quantitative", "axis": axis}
    named = [{"place": place, "name": label} for place, label in labels.items()]
    return _svg(
        {
            "width": WIDTH - 72,
            "height": HEIGHT,
            "padding": {"left": 40, "right": 32, "top": 8, "bottom": 24},
            "layer": [
                {
                    "data": {"values": _stacked(bars)},
                    "mark": "bar",
                    "encoding": _bars(bars, x=x, y=y, y2=_BEGIN),
                },
                {
                    "data": {"values": named},
                    "mark": {**TEXT, "baseline": "top"},
                    "encoding": {"x": x, "y": {"value": HEIGHT + 8}, "text": _NAME},
                },
            ],
        }
    )


_NAME = {"field": "name", "type": "nominal"}
_BEGIN = {"field": "begin"}


def _bars(bars: Sequence[Bar], **places: Any) -> dict[str, Any]:
    color = {"field": "color", "type": "nominal", "scale": None}
    links = {"href": {"field": "href"}} if any(bar.href for bar in bars) else {}
    return {**places, **links, "fill": color, "description": {"field": "told"}}


def _named(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    return [
        {"place": place, "name": _shortened(bar.name), "end": bar.total} for place, bar in enumerate(bars)
    ]


def _stacked(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for place, bar in enumerate(bars):
        end = 0
        for color, number in bar.parts:
            begin, end = end, end + number
            told = f"{bar.name}: {number:,}" + (f" ({color})" if len(bar.parts) > 1 else "")
            part = {"place": place, "begin": begin, "end": end, "told": told, "color": f"var(--{color})"}
            parts.append(part | {"href": bar.href})
    return [part for part in parts if part["end"] > part["begin"]]


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _svg(chart: dict[str, Any]) -> str:
    try:
        import vl_convert
    except ImportError:
        raise InputError("the charts of the page need: pip install 'factcheck[report]'") from None

    drawn: str = vl_convert.vegalite_to_svg(
        {**chart, "autosize": "none", "background": None, "config": {"view": {"stroke": None}}}
    )
    # Vega puts an address of its own before one that leads to a place on the same page.
    return re.sub(r'xlink:href="[^"#]*#', 'href="#', drawn)
