"""Parse → actors: everybody who acts, suffers or speaks in a document, each mention with who is meant.

Names come first (the vocabulary's, then the language model's), then phrases without a name, then what points back:
short names, descriptions, pronouns. Decision 0006 says how sides and canonical names are chosen.
"""

from collections.abc import Iterable
from dataclasses import replace

from warledger.reading.actors.back import resolve
from warledger.reading.actors.deed_modifiers import find_deed_modifiers
from warledger.reading.actors.draft import Draft
from warledger.reading.actors.names import find_groups, find_known, find_persons, find_states
from warledger.reading.actors.roles import RoleReader
from warledger.reading.actors.setting import setting_of
from warledger.reading.actors.short_names import find_short_names, with_full_names
from warledger.reading.parse import Parse
from warledger.records import Actor


def find_actors(parse: Parse) -> tuple[Actor, ...]:
    """Return the mentions of actors in a document, in order of their place, outer ones before those within them.

    A mention is the whole noun phrase without article ("Syrian government jets"); a pronoun or a description carries
    the canonical name of whom it stands for. Furniture holds no mention.
    """
    setting = setting_of(parse)
    known = list(find_known(parse, setting))
    named = known + list(find_short_names(parse, setting, [d for d in known if d.form == "person"], known))
    reader = RoleReader(parse, setting)
    persons = [reader.titled(d, d.end - len(d.name)) for d in find_persons(parse, setting, named)]
    persons = with_full_names(persons)
    named += persons
    named += find_short_names(parse, setting, persons, named)
    generic = list(reader.find())
    named += find_groups(parse, [*named, *(d for d in generic if d.form != "office")], setting)
    drafts = _outermost(parse.text, named, generic)
    drafts += find_states(parse, setting, drafts)
    drafts = resolve(parse, setting, drafts)
    # nothing points back to a modifier
    drafts = [*drafts, *find_deed_modifiers(parse, setting, drafts)]
    return tuple(draft.record() for draft in sorted(drafts, key=lambda d: (d.start, -d.end)))


def _outermost(text: str, named: Iterable[Draft], generic: Iterable[Draft]) -> list[Draft]:
    """Join names and phrases: of two that mean the same actor the longer stays, titles go to their person."""
    kept = list(named)
    for phrase in generic:
        person = next((d for d in kept if _is_title_of(text, phrase, d)), None)
        if person is not None:
            kept[kept.index(person)] = replace(person, start=phrase.start, noun=person.noun or phrase.noun)
            continue
        if any(d.start <= phrase.start and phrase.end <= d.end for d in kept):
            continue
        kept = [d for d in kept if not (phrase.start <= d.start and d.end <= phrase.end and d.name == phrase.name)]
        kept.append(phrase)
    return kept


def _is_title_of(text: str, phrase: Draft, person: Draft) -> bool:
    """Tell whether an office runs into the name of who holds it: "Secretary of State X", not "spokesman for X"."""
    if phrase.form != "office" or person.form != "person" or not phrase.start < person.start < phrase.end:
        return False
    before = text[phrase.start : person.start].split()
    return phrase.end < person.end or (phrase.end == person.end and bool(before) and before[-1].istitle())
