"""What the gazetteer's listing of a name says about the name."""

from collections.abc import Sequence

from warledger.reading.gazetteer import MAIN, Entry, Gazetteer
from warledger.reading.places.grams import Gram

_SHORTEST = 5  # letters with the s; Haas, a village, is not of Haa in Bhutan
_LARGE = 100_000  # inhabitants; a name inside an organisation's is taken from this size on


def is_eminent(listed: Sequence[Entry]) -> bool:
    """Tell whether a name is a country's, capital's, division's or large town's."""
    return any(e.kind in ("country", "capital", "division", "region") or e.population >= _LARGE for e in listed)


def without_lost_apostrophe(gram: Gram, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return what a name means whose apostrophe was lost on the way: "Syrias", "Aleppos"."""
    if not gram.text.endswith("s") or " " in gram.text or len(gram.text) < _SHORTEST:
        return ()
    return tuple(e for e in gazetteer.listed(gram.text[:-1]) if e.quality == MAIN and is_eminent([e]))
