"""What points back (or on) by a noun: descriptions beside a name, "the group", "a rebel spokesman".

Every such mention keeps its own span and takes the identity of whom it stands for. What cannot be resolved stays a
description. Pronouns: `pronouns`.
"""

from collections.abc import Sequence
from dataclasses import replace

from warledger.reading.actors.affiliation import with_sides_of_bodies
from warledger.reading.actors.draft import Draft, as_other
from warledger.reading.actors.loyalties import with_friends_and_foes
from warledger.reading.actors.pronouns import Pronouns
from warledger.reading.actors.setting import Setting
from warledger.reading.actors.voices import Voices, is_speaker
from warledger.reading.parse import Parse
from warledger.vocabulary.naming import load_naming
from warledger.vocabulary.roles import load_roles

_GROUP_KINDS = frozenset({"rebel", "militia", "terrorist_group", "political", "monitor", "aid", "media", "un", "other"})
_FIGHTING_KINDS = frozenset({"rebel", "militia", "terrorist_group", "other"})
_ARMED_KINDS = frozenset({"rebel", "militia", "terrorist_group"})
_POINTING_NOUNS = {
    "group": _GROUP_KINDS,
    "movement": _ARMED_KINDS | {"political"},
    "organisation": _GROUP_KINDS,
    "organization": _GROUP_KINDS,
    "faction": _ARMED_KINDS,
    "militia": _ARMED_KINDS,
    "paramilitary": _ARMED_KINDS,
    "monitor": frozenset({"monitor"}),
    "watchdog": frozenset({"monitor"}),
    "agency": frozenset({"media", "un", "aid"}),
    "charity": frozenset({"aid"}),
    "alliance": frozenset({"rebel", "political", "external"}),
}
_FORWARD_SENTENCES = 2
_BESIDE = 3
_BARE = 14


def resolve(parse: Parse, setting: Setting, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions with everything that points to another resolved, and the pronouns that could be."""
    resolved = _beside_names(parse, sorted(drafts, key=lambda d: (d.start, -d.end)))
    resolved = _descriptions(parse, resolved)
    resolved = _monitors(resolved)
    resolved = _shortened(parse, resolved)
    resolved += _pointing_nouns(parse, resolved)
    resolved += _organs(parse, resolved)
    resolved += Pronouns(parse, setting, resolved).owners()
    resolved = with_sides_of_bodies(parse.text, resolved)
    resolved = with_friends_and_foes(parse, setting, resolved, Voices(parse, resolved))
    pronouns = Pronouns(parse, setting, resolved)
    return resolved + list(pronouns.find())


# ------------------------------------------------------------ descriptions beside a name


def _beside_names(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Join a description and the name it stands beside: "Rami Abdel Rahman, head of …", "the group, Hamas"."""
    result = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.form not in ("office", "group", "armed", "armed_one", "people"):
            continue
        for other in range(max(0, index - _BESIDE), min(len(drafts), index + _BESIDE + 1)):
            name = result[other]
            if other == index or name.form not in _NAMES_FOR[draft.form]:
                continue
            if not _stand_together(parse, draft, name) or (draft.form == "people" and draft.plural):
                continue
            if name.form == "person" and draft.kind in ("state", "state_forces"):
                continue
            if draft.form == "office" and name.form == "unknown":
                if draft.kind != "person" or draft.plural or name.kind != "other":
                    continue
                # the language model took a person's name for a group's
                name = replace(name, kind="person", form="person", plural=False)
                result[other] = name
            if name.id is None and name.side is None and draft.kind != "media":
                result[other] = name = replace(name, side=draft.side, country=name.country or draft.country)
            if name.noun is None:
                result[other] = name = replace(name, noun=draft.noun)
            result[index] = replace(as_other(draft, name), form=draft.form)
            break
    return _share_sides(result)


_NAMES_FOR = {
    "office": frozenset({"person", "unknown"}),
    "armed_one": frozenset({"person"}),
    "people": frozenset({"person"}),
    "group": frozenset({"known", "unknown"}),
    "armed": frozenset({"known", "unknown"}),
}


def _stand_together(parse: Parse, draft: Draft, name: Draft) -> bool:
    """Tell whether only a comma and an article, or nothing, stands between a description and a name."""
    first, second = (draft, name) if draft.start <= name.start else (name, draft)
    if first.end > second.start:
        return False
    between = parse.text[first.end : second.start]
    words = between.replace(",", " ").split()
    if len(between) > 12 or any(word.lower() not in ("a", "an", "the", "its", "their") for word in words):
        return False
    if "," not in between and name is first:
        return name.form == "person" and draft.form == "office" and not words
    if "," not in between:
        return draft is first and not words and draft.form in ("office", "group")
    head = parse.doc[second.head]
    return head.dep_ in ("appos", "conj", "ROOT", "nsubj", "pobj", "dobj", "compound") and not _is_list(parse, second)


def _is_list(parse: Parse, second: Draft) -> bool:
    head = parse.doc[second.head]
    return head.dep_ == "conj" or any(child.dep_ == "cc" for child in head.children)


def _share_sides(drafts: list[Draft]) -> list[Draft]:
    """Give every mention of one person without a vocabulary the side that one of them has."""
    sides = {d.name: (d.side, d.country) for d in reversed(drafts) if d.form == "person" and d.side is not None}
    return [
        replace(d, side=sides[d.name][0], country=d.country or sides[d.name][1])
        if d.side is None and d.id is None and d.kind == "person" and d.name in sides
        else d
        for d in drafts
    ]


# ------------------------------------------------------------ descriptions of somebody named elsewhere


def _descriptions(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Resolve "a rebel spokesman" to the spokesman named soon after, "the spokesman" to the one named before."""
    persons = [d for d in drafts if d.form == "person" and d.noun is not None]
    names = {person.name for person in persons}
    result: list[Draft] = []
    for draft in drafts:
        if draft.form == "office" and draft.kind == "person" and not draft.plural and draft.name not in names:
            match = (
                _named_before(parse, draft, persons)
                or _named_after(parse, draft, persons)
                or _described_before(parse, draft, result)
            )
            result.append(draft if match is None else as_other(draft, match))
        else:
            result.append(draft)
    return result


def _named_before(parse: Parse, draft: Draft, persons: Sequence[Draft]) -> Draft | None:
    if _article(parse, draft) != "the" or parse.doc[draft.head].idx != draft.start:
        return None
    earlier = [p for p in persons if p.end <= draft.start and _same_office(p, draft)]
    return earlier[-1] if earlier else None


def _described_before(parse: Parse, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the fuller description that a bare one repeats: "the source" after "a military source"."""
    if _article(parse, draft) != "the" or parse.doc[draft.head].idx != draft.start or draft.end - draft.start > _BARE:
        return None
    fuller = (d for d in reversed(earlier) if d.form == "office" and d.noun == draft.noun and d.name != draft.name)
    return next(fuller, None)


def _named_after(parse: Parse, draft: Draft, persons: Sequence[Draft]) -> Draft | None:
    if _article(parse, draft) not in ("a", "an"):
        return None
    here = parse.sentence_at(draft.start)
    for person in persons:
        there = parse.sentence_at(person.start)
        if here is None or there is None or person.start < draft.end or there - here > _FORWARD_SENTENCES:
            continue
        if _same_office(person, draft) and person.side in (draft.side, None):
            return person
    return None


def _same_office(person: Draft, draft: Draft) -> bool:
    offices = {"spokeswoman": "spokesman", "spokesperson": "spokesman"}
    one, other = person.noun or "", draft.noun or ""
    return offices.get(one, one) == offices.get(other, other) != ""


def _article(parse: Parse, draft: Draft) -> str:
    first = parse.tokens(draft.start, draft.start + 1)
    at = first.start if first else 0
    return parse.doc[at - 1].lower_ if at else ""


def _monitors(drafts: list[Draft]) -> list[Draft]:
    """Resolve "a monitoring group", "the monitor" where the document names one monitor only."""
    named = [d for d in drafts if d.form in ("known", "unknown") and d.kind == "monitor"]
    only = named[0] if len({d.name for d in named}) == 1 else None
    result = []
    for draft in drafts:
        is_monitor = draft.form == "office" and draft.kind == "monitor" and not draft.plural
        alike = [d for d in named if d.end <= draft.start and (draft.noun or "") in d.name.lower().split()]
        monitor = alike[-1] if alike else only
        result.append(as_other(draft, monitor) if is_monitor and monitor is not None else draft)
    return result


def _shortened(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Resolve "the ministry" after "the Ministry of Defence", "the gangs" after "the Daesh gangs"."""
    result: list[Draft] = []
    for draft in drafts:
        bare = draft.noun is not None and parse.text[draft.start : draft.end].lower() == draft.noun
        pointing = bare and draft.form in ("office", "group", "armed") and draft.kind != "person"
        whole = None
        if pointing and (draft.side is None or draft.kind == "state") and _article(parse, draft) in _POINTING_BACK:
            whole = next((d for d in reversed(result) if d.id != draft.id and _is_cut_to(parse, d, draft)), None)
        result.append(draft if whole is None else as_other(draft, whole))
    return result


def _organs(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return "ministry" in "ministry spokesman X" as a mention of the ministry named before."""
    organs, offices = load_naming().organs, load_roles().heads
    found = []
    for token in (token for sentence in parse.sentences for token in sentence):
        if token.lower_ not in organs or token.dep_ not in ("compound", "nmod", "amod"):
            continue
        office = offices.get(token.nbor(1).lower_) if token.i + 1 < len(parse.doc) else None
        if office is None or office.form != "office":
            continue
        draft = Draft(token.idx, token.idx + len(token), token.i, "", "group", noun=token.lower_)
        whole = next((d for d in reversed(drafts) if _is_cut_to(parse, d, draft)), None)
        if whole is not None:
            found.append(as_other(draft, whole))
    return found


def _is_cut_to(parse: Parse, whole: Draft, short: Draft) -> bool:
    """Tell whether a mention cut short is another: it ends in the same noun, or is "<noun> of …"."""
    if whole.form in ("pronoun", "person", "people") or (whole.kind == "person") or whole.end > short.start:
        return False
    words = parse.text[whole.start : whole.end].lower().split()
    noun = short.noun or ""
    return len(words) > 1 and (words[-1] == noun or words[:2] == [noun, "of"])


_POINTING_BACK = frozenset({"the", "this", "these", "those"})


def _pointing_nouns(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return "the group", "the movement" as mentions of the last group named before that fits."""
    taken = {d.head for d in drafts}
    groups = [d for d in drafts if d.form in ("known", "unknown")]
    found = []
    for sentence in parse.sentences:
        for token in sentence:
            kinds = _POINTING_NOUNS.get(token.lower_)
            if kinds is None or token.i in taken or token.i == 0 or token.tag_ != "NN":
                continue
            if parse.doc[token.i - 1].lower_ not in ("the", "this") or token.dep_ in ("compound", "amod"):
                continue
            if not is_speaker(token):
                kinds = kinds & _FIGHTING_KINDS or kinds
            earlier = [g for g in groups if g.end <= token.idx and g.kind in kinds]
            if earlier:
                draft = Draft(token.idx, token.idx + len(token), token.i, "", "group", plural=True)
                found.append(as_other(draft, earlier[-1]))
    return found
