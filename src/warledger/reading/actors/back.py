"""What points back (or on): descriptions beside a name, "the group", "a rebel spokesman", pronouns.

Every such mention keeps its own span and takes the identity of whom it stands for. What cannot be resolved stays a
description; a pronoun that cannot be resolved is no mention.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.actors.draft import Draft, Identity, forces_of_side, known_identity
from warledger.reading.actors.setting import Setting
from warledger.reading.parse import Parse
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.naming import load_naming

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
    "monitor": frozenset({"monitor"}),
    "watchdog": frozenset({"monitor"}),
    "agency": frozenset({"media", "un", "aid"}),
    "charity": frozenset({"aid"}),
    "alliance": frozenset({"rebel", "political", "external"}),
}
_PERSON_PRONOUNS = frozenset({"he", "she", "him"})
_PLURAL_PRONOUNS = frozenset({"they", "them"})
_SPEAKER_PRONOUNS = frozenset({"we", "us", "i"})
_PRONOUNS = _PERSON_PRONOUNS | _PLURAL_PRONOUNS | _SPEAKER_PRONOUNS | {"it"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTATION = re.compile(r'[“"](?:[^“”"\n]|\n(?![ \t\r]*\n))*[”"]?')
_SENTENCES_BACK = 2
_FORWARD_SENTENCES = 2
_BESIDE = 3
_BARE = 14


def resolve(parse: Parse, setting: Setting, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions with everything that points to another resolved, and the pronouns that could be."""
    resolved = _beside_names(parse, sorted(drafts, key=lambda d: (d.start, -d.end)))
    resolved = _descriptions(parse, resolved)
    resolved = _monitors(resolved)
    resolved += _pointing_nouns(parse, resolved)
    return resolved + list(_Pronouns(parse, setting, resolved).find())


def _as(draft: Draft, other: Draft | Identity) -> Draft:
    """Return a mention with another's identity."""
    return replace(
        draft, name=other.name, id=other.id, kind=other.kind, side=other.side, country=other.country or draft.country
    )


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
            if not _stand_together(parse, draft, name):
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
            result[index] = replace(_as(draft, name), form=draft.form)
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
            result.append(draft if match is None else _as(draft, match))
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
        result.append(_as(draft, monitor) if is_monitor and monitor is not None else draft)
    return result


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
            if not _says(token):
                kinds = kinds & _FIGHTING_KINDS or kinds
            earlier = [g for g in groups if g.end <= token.idx and g.kind in kinds]
            if earlier:
                draft = Draft(token.idx, token.idx + len(token), token.i, "", "group", plural=True)
                found.append(_as(draft, earlier[-1]))
    return found


# ------------------------------------------------------------ pronouns


class _Pronouns:
    """Resolves the pronouns of one document."""

    def __init__(self, parse: Parse, setting: Setting, drafts: Sequence[Draft]) -> None:
        self._parse, self._setting = parse, setting
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
            sentence = parse.sentence_at(draft.start)
            if sentence is not None:
                self._by_sentence.setdefault(sentence, []).append(draft)
        self._quoted = _quoted_ranges(parse.text)

    def find(self) -> Iterator[Draft]:
        for index, sentence in enumerate(self._parse.sentences):
            for token in sentence:
                if token.pos_ != "PRON" or token.lower_ not in _PRONOUNS:
                    continue
                draft = self._resolve(token, index)
                if draft is not None:
                    self._by_sentence.setdefault(index, []).append(draft)
                    yield draft

    def _resolve(self, token: Token, sentence: int) -> Draft | None:
        pronoun = Draft(
            token.idx, token.idx + len(token), token.i, "", "pronoun", plural=token.lower_ in ("they", "we")
        )
        if token.lower_ in _SPEAKER_PRONOUNS:
            return self._speaker(token, pronoun, sentence)
        if token.lower_ == "it" and not _refers(token):
            return None
        speaker = self._speaker_of_quote(sentence) if self._is_quoted(token.idx) else None
        antecedent = self._antecedent(token, sentence, speaker)
        return None if antecedent is None else _as(pronoun, antecedent)

    def _speaker(self, token: Token, pronoun: Draft, sentence: int) -> Draft | None:
        """Return "we" in a quotation as the speaker's group, "I" as the speaker."""
        speaker = self._speaker_of_quote(sentence) if self._is_quoted(token.idx) else None
        if speaker is None:
            return None
        if token.lower_ == "i" or speaker.kind != "person":
            return _as(pronoun, speaker)
        group = self._group_of(speaker)
        return _as(pronoun, speaker if group is None else group)

    def _group_of(self, speaker: Draft) -> Identity | None:
        known = load_actors().get(speaker.id or "")
        if known is not None and known.affiliation is not None:
            return known_identity(load_actors()[known.affiliation], self._setting)
        side = self._setting.conflict.sides.get(speaker.side) if self._setting.conflict and speaker.side else None
        return None if side is None else forces_of_side(side, self._setting)

    def _speaker_of_quote(self, sentence: int) -> Draft | None:
        """Return who says the quotation that a token stands in: in its sentence, the next ones, or the one before."""
        for index in (sentence, sentence + 1, sentence + 2, sentence - 1):
            for draft in self._by_sentence.get(index, ()):
                if not self._is_quoted(draft.start) and self._says(draft):
                    return draft
        return None

    def _says(self, draft: Draft) -> bool:
        return _says(self._parse.doc[draft.head])

    def _antecedent(self, token: Token, sentence: int, speaker: Draft | None) -> Draft | None:
        """Return the best mention before a pronoun: near, a subject, of the right number."""
        best: tuple[int, Draft] | None = None
        for back in range(_SENTENCES_BACK + 1):
            for draft in self._by_sentence.get(sentence - back, ()):
                if draft.start >= token.idx or not _agrees(token, draft):
                    continue
                if token.dep_ == "dobj" and back == 0 and self._parse.doc[draft.head].dep_ in _SUBJECTS:
                    continue
                if draft.form == "pronoun" and self._is_quoted(draft.start) != self._is_quoted(token.idx):
                    continue
                if speaker is not None and (draft.name == speaker.name or (draft.side and draft.side == speaker.side)):
                    continue
                score = self._salience(token, draft, back)
                if best is None or score >= best[0]:
                    best = score, draft
        return None if best is None else best[1]

    def _salience(self, token: Token, draft: Draft, back: int) -> int:
        head = self._parse.doc[draft.head]
        score = -4 * back
        if head.dep_ in _SUBJECTS:
            score += 2
        elif head.dep_ in ("compound", "amod", "poss", "nmod"):
            score -= 3
        if back == 0 and _governs(head, token):
            score += 3
        if _says(token) and _says(head):
            score += 4
        return score

    def _is_quoted(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._quoted)


def _says(head: Token) -> bool:
    """Tell whether a word is the subject of a verb of speaking."""
    while head.dep_ in ("appos", "conj") and head.head.i != head.i:
        head = head.head
    return head.dep_ in _SUBJECTS and head.head.lemma_ in load_naming().speech


def _agrees(token: Token, draft: Draft) -> bool:
    lower = token.lower_
    if lower in _PERSON_PRONOUNS:
        return draft.kind == "person" and not draft.plural
    if draft.kind == "person" and not draft.plural:
        return False
    if lower in _PLURAL_PRONOUNS:
        return draft.plural and draft.form != "state"
    return draft.kind not in ("person", "civilians") and (
        not draft.plural or draft.form in ("known", "unknown", "civil")
    )


def _refers(token: Token) -> bool:
    """Tell whether "it" may stand for somebody: a subject, and no empty one ("it was reported", "it is clear")."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    if token.dep_ == "nsubjpass" and any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        return False
    if verb.lemma_ in ("seem", "appear", "rain", "remain", "become", "take", "happen", "mean"):
        return False
    return verb.lemma_ != "be"


def _governs(subject: Token, token: Token) -> bool:
    """Tell whether a token stands in the clause that the verb of a subject governs ("the army said it …")."""
    return subject.dep_ in _SUBJECTS and subject.head.is_ancestor(token) and token.head.i != subject.head.i


def _quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Return the ranges between double quotation marks; a mark left open ends with its paragraph."""
    return [match.span() for match in _QUOTATION.finditer(text)]
