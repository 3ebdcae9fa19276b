"""Marks and endings by which the parts of the reading tell words apart."""

from __future__ import annotations

OPENING = "(\"“'‘["
"""What may open a quotation or a bracket right before a word."""
HYPHENS = ("-", "‐", "‑")
POSSESSIVE = ("'s", "’s", "s'", "s’")
