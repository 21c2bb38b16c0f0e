"""The interface behind which documents are read. Importing it loads no model."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from warledger.records import Document, Reading


class Reader(Protocol):
    """Whatever reads documents: the rules and the model of this package, or what a user plugs in."""

    @property
    def name(self) -> str:
        """Name and version, kept beside every reading."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one reading a document, in order."""
