"""The error tree: every error a caller may meet is a `WarledgerError`.

An absence is no error: where nothing is found, functions return nothing. A problem with one input among many is a
`Notice`; an error stops the command, and its message names the input and the mend in one line.
"""


class WarledgerError(Exception):
    """Base of all errors that Warledger raises on purpose."""


class IntakeError(WarledgerError):
    """An input cannot be taken in at all: a missing path, an unreadable folder, bytes that are no text."""


class ReadingError(WarledgerError):
    """A document cannot be read: the language model is missing or of another version."""


class VocabularyError(WarledgerError):
    """A vocabulary file says something that its loader does not allow."""


class LedgerError(WarledgerError):
    """The ledger cannot be opened, written or trusted."""


class PublishError(WarledgerError):
    """A view cannot be written."""


class UsageError(WarledgerError):
    """The caller asked for something that does not exist or does not fit together."""
