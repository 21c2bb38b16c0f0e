"""Parse and actors → for whom a person speaks: "Wael Alwan, a spokesman for Failaq al-Rahman" → Failaq al-Rahman."""

from collections.abc import Sequence

from warledger.reading.parse import Parse
from warledger.records import Actor
from warledger.vocabulary.actors import load_actors

_BESIDE = 90
_NO_BOSS = frozenset({"person", "civilians", "other", None})


def find_affiliations(parse: Parse, actors: Sequence[Actor]) -> dict[str, str]:
    """Return, by a person's canonical name, the canonical name of whom the person speaks or acts for.

    The vocabulary knows some; of others the text tells: a body named in the person's title ("UN spokeswoman X"), or in
    the description that stands beside the name ("X, head of the Y").
    """
    found: dict[str, str] = {}
    for index, actor in enumerate(actors):
        if actor.kind != "person" or actor.name in found:
            continue
        boss = _known_boss(actor) or _boss_within(parse, actors, index)
        if boss is not None:
            found[actor.name] = boss
    return found


def _known_boss(actor: Actor) -> str | None:
    known = load_actors().get(actor.id or "")
    return None if known is None or known.affiliation is None else load_actors()[known.affiliation].name


def _boss_within(parse: Parse, actors: Sequence[Actor], index: int) -> str | None:
    """Return the body whose name stands within a mention of the person, or of the description beside it."""
    person = actors[index]
    alike = [a for a in actors if a.name == person.name and a.kind == "person"]
    for mention in alike:
        for other in actors:
            inside = mention.start <= other.start and other.end <= mention.end
            if inside and other is not mention and other.kind not in _NO_BOSS and other.name != person.name:
                return other.name
    for mention in alike:
        for other in actors:
            between = parse.text[mention.end : other.start] if other.start >= mention.end else None
            if between is None or len(between) > _BESIDE or other.kind in _NO_BOSS:
                continue
            if _is_description_of(between):
                return other.name
    return None


def _is_description_of(between: str) -> bool:
    """Tell whether the words between a person and a body make one describe the other: ", a spokesman for the"."""
    words = between.split()
    return between.startswith(",") and len(words) > 1 and words[-1].lower() in _LINKS and "." not in between


_LINKS = frozenset({"of", "for", "from", "with", "the", "at"})
