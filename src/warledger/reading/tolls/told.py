"""What a sentence tells of counted people, and what befell some of them: the records that reading a toll works on."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Doc

from warledger.reading.tolls.counted import Counted, starts
from warledger.records import Harm

BE = frozenset({"was", "were", "been", "be", "being", "are", "is", "got", "get"})
"""Forms after which a verb of harm is passive."""
TELLS_PARTS = frozenset({"were", "was", "are", "included", "include", "includes"})
"""Verbs of "among the dead were" and "those killed included"."""

KIN_OWNERS = frozenset({"his", "her", "their"})
"""Words that open somebody's kin: "a man, his wife and their four children"."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What befell some people: the harm, the token that says so, a second harm where one number counts both."""

    harm: Harm
    cue: int
    part: bool = False
    also: Harm | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The tokens [first, last) of a sentence and its counted people; ``starting`` leads from a token to their index."""

    doc: Doc
    first: int
    last: int
    counted: Sequence[Counted]
    starting: MappingProxyType[int, int]


def told(doc: Doc, first: int, last: int, counted: Sequence[Counted]) -> Told:
    """Return a sentence with its counted people."""
    return Told(doc, first, last, counted, MappingProxyType(dict(starts(counted))))
