"""Parse → actors: everybody who acts, suffers or speaks in a document, each mention with who is meant.

Names come first (the vocabulary's, then the language model's), then phrases without a name, then what points back:
short names, descriptions, pronouns. Decision 0006 says how sides and canonical names are chosen.
"""

from collections.abc import Iterable

from warledger.reading.actors_draft import Draft
from warledger.reading.actors_names import find_groups, find_known, find_persons, find_short_names, find_states
from warledger.reading.actors_roles import RoleReader
from warledger.reading.actors_setting import setting_of
from warledger.reading.parse import Parse
from warledger.records import Actor


def find_actors(parse: Parse) -> tuple[Actor, ...]:
    """Return the mentions of actors in a document, in order of their place, outer ones before those within them.

    A mention is the whole noun phrase without article ("Syrian government jets"); a pronoun or a description carries
    the canonical name of whom it stands for. Furniture holds no mention.
    """
    setting = setting_of(parse)
    known = list(find_known(parse, setting))
    persons = find_persons(parse, setting, known)
    named = known + persons
    named += find_short_names(parse, [d for d in named if d.form == "person"], named)
    generic = list(RoleReader(parse, setting).find())
    named += find_groups(parse, named, setting)
    drafts = _outermost(named, generic)
    drafts += find_states(parse, setting, drafts)
    return tuple(draft.record() for draft in sorted(drafts, key=lambda d: (d.start, -d.end)))


def _outermost(named: Iterable[Draft], generic: Iterable[Draft]) -> list[Draft]:
    """Join names and phrases: of two that mean the same actor the longer stays, titles go to their person."""
    kept = list(named)
    for phrase in generic:
        within = [d for d in kept if d.start <= phrase.start and phrase.end <= d.end]
        if within:
            continue
        kept = [d for d in kept if not (phrase.start <= d.start and d.end <= phrase.end and d.name == phrase.name)]
        kept.append(phrase)
    return kept
