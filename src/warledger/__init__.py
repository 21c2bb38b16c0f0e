"""Warledger: what happened, where, when, to whom, and who says so.

    >>> import warledger
    >>> reading = warledger.read("Shells hit the port on Monday, the army said.", published="2024-05-07")
    >>> with warledger.Ledger.open("war.ledger", create=True) as ledger:
    ...     ledger.add(["reports/"])
    ...     print(ledger.brief())

Importing the package loads no model and no database driver: both names come on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warledger.pipeline import Ledger, read

__all__ = ["Ledger", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the pipeline calls by that name
    if name in __all__:
        return getattr(import_module("warledger.pipeline"), name)
    raise AttributeError(f"module 'warledger' has no attribute {name!r}")
