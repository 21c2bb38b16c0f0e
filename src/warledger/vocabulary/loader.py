"""Reads the vocabulary's TOML files and says in one line what is wrong with one."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from warledger.errors import VocabularyError

# Any: TOML values are dynamically typed; each vocabulary module checks its own with the functions below.
Table = dict[str, Any]


def load_table(name: str) -> Table:
    """Return a vocabulary file as a table.

    Args:
        name: path inside ``vocabulary/``, such as ``kinds.toml`` or ``conflicts/syria.toml``.

    Raises:
        VocabularyError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads(load_text(name))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"vocabulary file {name}: {error}") from error


def load_text(name: str) -> str:
    """Return the text of a vocabulary file.

    Raises:
        VocabularyError: the file is missing.
    """
    try:
        return resources.files("warledger.vocabulary").joinpath(name).read_text("utf-8")
    except FileNotFoundError as error:
        raise VocabularyError(f"vocabulary file {name} is missing") from error


def list_tables(folder: str) -> tuple[str, ...]:
    """Return the names (as for `load_table`) of the TOML files in a folder of the vocabulary, sorted."""
    found = resources.files("warledger.vocabulary").joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{file.name}" for file in found if file.name.endswith(".toml")))


def check_keys(row: Mapping[str, object], allowed: Iterable[str], where: str, required: Iterable[str] = ()) -> None:
    """Raise `VocabularyError` where a row has a key that is not allowed or lacks one that is required."""
    unknown = sorted(set(row) - set(allowed) - set(required))
    missing = sorted(set(required) - set(row))
    if unknown or missing:
        problems = [f"unknown key {key!r}" for key in unknown] + [f"missing key {key!r}" for key in missing]
        raise VocabularyError(f"{where}: {', '.join(problems)}")


def words_of(row: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    """Return a row's list of words, empty where the key is absent; raise `VocabularyError` where it is no such list."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise VocabularyError(f"{where}: {key!r} must be a list of words")
    return tuple(value)
