"""Word lists kept as data: TOML files whose strings hold words parted by white space."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """The lists of ``lexicon/NAME.toml`` beside ``package``, each a set of words under its name."""
    text = files(package).joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}
