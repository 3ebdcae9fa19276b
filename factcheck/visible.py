"""Text of unknown origin, made safe to print."""

from __future__ import annotations

LONGEST = 200  # characters shown of one figure or name; nobody reads a million digits


def visible(text: str) -> str:
    r"""``text`` on one line: white space as blanks, and whatever cannot be seen as its escape.

    Control characters could otherwise steer the terminal, and bidirectional ones reorder the line.

    >>> visible("5\u00a0%\n\x1b[31m of \u202e000,1")
    '5 % \\x1b[31m of \\u202e000,1'
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else " " if character.isspace() else _escape(character)
        for character in text
    )


def shown(text: str, longest: int = LONGEST) -> str:
    """``text`` made visible, with its middle left out when it is too long to read."""
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]} … {text[-half:]}"
    return visible(text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
