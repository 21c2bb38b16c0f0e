"""Settings, read once at the edge: what the environment says, as a frozen value that is passed on."""

from collections.abc import Mapping
from dataclasses import dataclass

LEDGER_VARIABLE = "WARLEDGER_LEDGER"
DEFAULT_LEDGER = "warledger.ledger"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asks for.

    ``ledger`` is a file or a database URL. ``colour`` is False where ``NO_COLOR`` is set to anything but the empty
    text (https://no-color.org).
    """

    ledger: str = DEFAULT_LEDGER
    colour: bool = True


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Return the settings that an environment (such as ``os.environ``) asks for.

    >>> settings_from({"WARLEDGER_LEDGER": "war.ledger", "NO_COLOR": "1"})
    Settings(ledger='war.ledger', colour=False)
    """
    return Settings(
        ledger=environment.get(LEDGER_VARIABLE) or DEFAULT_LEDGER,
        colour=not environment.get("NO_COLOR"),
    )
