"""Chains of speakers → phrases for people: who says something, through whom, in which outlet."""

from collections import Counter
from functools import cache

from warledger.publish.phrase import listed, named, plain
from warledger.records import Claim, Link, Reading, Stance
from warledger.vocabulary.conflicts import load_conflicts
from warledger.vocabulary.publishing import publishing

NOBODY = "Nobody named"


def who_says(reading: Reading, claim: Claim, also: int = 0, *, is_alone: bool = False) -> str:
    """Return who says a claim, through whom, and in which outlet, as a phrase that the words follow.

    Args:
        reading: the claim's reading.
        claim: one assertion with its chain of speakers.
        also: how many other outlets carry the same origin's word.
        is_alone: no words follow, because the line itself is in them.
    """
    last = _innermost(claim)
    if last is None:
        return f"{_where(reading, also)} {'themselves' if also else 'itself'}"
    if last.name is None:
        return f"{NOBODY}{_through(claim)} in {_where(reading, also)}"
    return (
        f"{speaker(last)}{_through(claim)} {_verb(last, claim.stance, is_alone=is_alone)}, in {_where(reading, also)}"
    )


def on_whose_word(reading: Reading, claim: Claim, also: int = 0) -> str:
    """Return the same in short, for a line that says itself what is said; the citation leads to the outlet."""
    last = _innermost(claim)
    mark = "" if claim.stance == "asserted" else f" ({publishing().stances[claim.stance].lower()})"
    if last is None:
        return f"{_where(reading, also)}{mark}"
    return f"{speaker(last) if last.name else NOBODY.lower()}{_through(claim).rstrip(',')}{mark}"


def speaker(link: Link) -> str:
    """Return a speaker with whom it speaks for and its side; what the name says already is not said again."""
    name = named(link.name or NOBODY)
    belongs = named(link.affiliation or "")
    is_news = belongs and belongs.casefold() not in publishing().pronouns and belongs.casefold() not in name.casefold()
    known = [belongs] if is_news else []
    side = side_words(link.side) if link.side else ""
    known += [side] if side and not any(side.casefold() in said.casefold() for said in (name, *known)) else []
    return f"{name} ({'; '.join(known)})" if known else name


@cache
def side_words(side: str) -> str:
    """Return a side as people call it: as most conflicts do, else by the words that they share.

    >>> side_words("opposition"), side_words("islamic_state"), side_words("russia"), side_words("of_nobody")
    ('opposition', 'Islamic State', 'Russia', 'of nobody')
    """
    names = _side_names().get(side, Counter())
    words = side.replace("_", " ")
    if not names:
        return words
    name, count = min(names.items(), key=lambda item: (-item[1], item[0]))
    if 2 * count > names.total():
        return name
    return words.title() if any(known.startswith(words.title()) for known in names) else words


@cache
def _side_names() -> dict[str, Counter[str]]:
    """Return how often conflicts call each side what."""
    names: dict[str, Counter[str]] = {}
    for conflict in load_conflicts().values():
        for slug, side in conflict.sides.items():
            names.setdefault(slug, Counter())[side.name] += 1
    return names


def _innermost(claim: Claim) -> Link | None:
    """Return the last link of a chain, None where the outlet itself speaks."""
    return next((link for link in reversed(claim.chain) if not link.outlet), None)


def _through(claim: Claim) -> str:
    """Return who stands between the innermost speaker and the outlet."""
    inner = [link for link in claim.chain if not link.outlet]
    names = [named(link.name) for link in reversed(inner[:-1]) if link.name]
    return f", quoted by {listed(names)}," if names else ""


def _where(reading: Reading, also: int) -> str:
    """Return the outlet; where it is not known, the document, of which the list at the end says so."""
    outlet = plain(reading.document.outlet or reading.document.id)
    return f"{outlet}{f' and {also} more' if also else ''}"


def _verb(link: Link, stance: Stance, *, is_alone: bool) -> str:
    """Return the verb before a speaker's words; only a claim that the speaker denies is denied."""
    words = publishing()
    deed = "denied" if stance == "denied" else "said" if link.stance == "denied" else link.stance
    one, many = (words.verbs_alone if is_alone else words.verbs)[deed]
    return many if is_many(plain(link.name or "")) else one


def is_many(name: str) -> bool:
    """Tell whether a speaker is described as several; a name is taken as one.

    >>> is_many("military analysts in Kyiv"), is_many("pro-regime media"), is_many("United Nations")
    (True, True, False)
    """
    words = name.split()
    vocabulary = publishing()
    head = next((place for place, word in enumerate(words) if word in vocabulary.ends_of_head), len(words))
    noun = words[head - 1] if head else ""
    if not noun or not noun[:1].islower():
        return bool(words) and words[0].lower() in vocabulary.several
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return is_plural or noun in vocabulary.plural_nouns or words[0].lower() in vocabulary.several
