"""Parse → triggers: the words of a sentence that name deeds, by the patterns of triggers.toml."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from warledger.reading.claims.classes import counted_by, fits, lemma_of
from warledger.reading.claims.grammar import SUBJECTS, agents, doers, is_gerund, is_passive, is_verb, spread, sufferers
from warledger.reading.claims.layers import Marks
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.triggers import Frame, NounPattern, VerbPattern, triggers

_DEPENDENTS = frozenset(
    {
        "dobj",
        "dative",
        "prt",
        "prep",
        "agent",
        "advmod",
        "acomp",
        "attr",
        "oprd",
        "xcomp",
        "nsubjpass",
        "npadvmod",
        "pobj",
    }
    | {"amod", "compound", "advcl", "pcomp", "ccomp", "acl"}
)
_COUNTING = frozenset({"reach", "pass", "exceed", "climb", "top"})
# a passive without its doer may have been done by these
_UNNAMED = frozenset({"armed", "weapon", "actor"})
# what is found or discovered may be said to be so; a protest is word and deed
_WORDS_FRAMES = frozenset(
    {"words", "protest", "blame", "claim_responsibility", "talks", "agreement", "change", "intercept"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words that name a deed: the head, all its tokens in order, the frame, and whether the head is a noun."""

    head: Token
    tokens: tuple[Token, ...]
    frame: Frame
    nominal: bool
    weak: bool = False


def find_triggers(sentence: Span, marks: Marks) -> list[Trigger]:
    """Return a sentence's triggers in order; no token belongs to two."""
    verbs = [found for token in sentence if (found := _verb_trigger(token, marks)) is not None]
    within = {token.i for trigger in verbs for token in trigger.tokens if token.i != trigger.head.i}
    verbs = [trigger for trigger in verbs if trigger.head.i not in within]
    taken = {token.i for trigger in verbs for token in trigger.tokens}
    nouns = _noun_triggers(sentence, taken, marks)
    triggers_found = sorted((*verbs, *nouns), key=lambda trigger: trigger.head.i)
    return [trigger for trigger in triggers_found if not _is_figurative(trigger)]


def _is_figurative(trigger: Trigger) -> bool:
    """Tell whether a trigger's words stand in a figure of speech ("a heart attack")."""
    doc, head = trigger.head.doc, trigger.head
    around = " ".join(t.lower_ for t in doc[max(head.i - 3, head.sent.start) : min(head.i + 4, head.sent.end)])
    return any(phrase in around and head.lower_ in phrase for phrase in deed_words().figurative)


# ---------------------------------------------------------------- verbs


def _verb_trigger(token: Token, marks: Marks) -> Trigger | None:
    if not is_verb(token) or token.dep_ in ("aux", "auxpass"):
        return None
    table = triggers().verbs
    patterns = table.get(token.lemma_.lower()) or table.get(token.lower_)
    if patterns is None or _is_adjective(token):
        return None
    for pattern in patterns:
        if token.i in marks.cues and pattern.frame.name not in _WORDS_FRAMES:
            continue
        matched = _match(token, pattern, marks)
        if matched is not None and not _counts(token):
            tokens = tuple(sorted({token, *matched}, key=lambda t: t.i))
            return Trigger(token, tokens, pattern.frame, nominal=False)
    return None


def _counts(verb: Token) -> bool:
    """Tell whether a count rises to a number of people: "the death toll reached 51 people" reaches nobody."""
    subjects = (lemma_of(c) for c in verb.children if c.dep_ in SUBJECTS)
    return verb.lemma_.lower() in _COUNTING and any(noun in ("toll", "number", "count", "tally") for noun in subjects)


def _is_adjective(token: Token) -> bool:
    """Tell whether a participle stands before its noun ("wounded soldiers", "advancing troops")."""
    return token.dep_ in ("amod", "compound") and token.head.i > token.i and not is_gerund(token)


def _match(verb: Token, pattern: VerbPattern, marks: Marks) -> list[Token] | None:
    """Return the dependents that a pattern asks for, None where one is missing. Nouns of a class are not returned."""
    if pattern.subject is not None and not _subject_fits(verb, pattern.subject, marks):
        return None
    words: list[Token] = []
    above = [verb]
    for need in pattern.needs:
        found = next((c for c in _dependents(above) if _meets(c, need, marks)), None)
        if found is None:
            found = _patient(verb, need, marks)
        if found is None:
            return None
        above.append(found)
        if found.lower_ in need or lemma_of(found) in need:
            words.append(found)
    return words


def _patient(verb: Token, need: frozenset[str], marks: Marks) -> Token | None:
    """Return the sufferer of a participle or passive that meets a need ("towns captured by …")."""
    if not any(word.startswith("{") for word in need) and not is_passive(verb):
        return None
    return next((noun for noun in sufferers(verb) if _meets(noun, need, marks)), None)


def _subject_fits(verb: Token, name: str, marks: Marks) -> bool:
    if name in _UNNAMED and is_passive(verb) and not agents(verb):
        return any(fits(noun, "place", marks) or fits(noun, "actor", marks) for noun in sufferers(verb))
    return any(fits(noun, name, marks) for noun in doers(verb))


def _dependents(above: Sequence[Token]) -> Iterable[Token]:
    for index, token in enumerate(reversed(above)):
        allowed = _DEPENDENTS if index == len(above) - 1 else _DEPENDENTS - {"advmod"}
        for child in token.children:
            if child.dep_ in allowed:
                yield from spread([child]) if child.dep_ in ("dobj", "pobj", "nsubjpass") else [child]
                whole = counted_by(child) if child.dep_ in ("dobj", "nsubjpass") else None
                yield from spread([whole]) if whole is not None else []


def _meets(token: Token, need: frozenset[str], marks: Marks) -> bool:
    if token.lower_ == "according":  # whose lemma is that of "accord"
        return False
    if token.lower_ in need or lemma_of(token) in need:
        # "blew up the house themselves" is not "blew up themselves"
        return token.dep_ == "dobj" or not token.lower_.endswith(("self", "selves"))
    if token.dep_ not in (
        "dobj",
        "dative",
        "nsubjpass",
        "pobj",
        "conj",
        "attr",
        "nsubj",
        "relcl",
    ) and not token.pos_.startswith("N"):
        return token.pos_ in ("NOUN", "PROPN") and any(
            word.startswith("{") and fits(token, word.strip("{}"), marks) for word in need
        )
    return any(word.startswith("{") and fits(token, word.strip("{}"), marks) for word in need)


# ---------------------------------------------------------------- nouns


def _noun_triggers(sentence: Span, taken: set[int], marks: Marks) -> list[Trigger]:
    patterns = triggers().nouns
    found: list[Trigger] = []
    for token in sentence:
        if token.i in taken or token.i in marks.times:
            continue
        for pattern in patterns.get(lemma_of(token), patterns.get(token.lower_, ())):
            tokens = _row(token, pattern, sentence.end)
            if tokens is None or any(t.i in taken for t in tokens):
                continue
            head = _head_of(tokens)
            if head.pos_ in ("NOUN", "PROPN") and not _is_thing(head, tokens) and not _in_name(tokens, marks):
                taken.update(t.i for t in tokens)
                found.append(Trigger(head, tuple(tokens), pattern.frame, nominal=True, weak=pattern.weak))
                break
    return found


def _in_name(tokens: Sequence[Token], marks: Marks) -> bool:
    """Tell whether a trigger's words only spell a part of somebody's name ("Government of National Accord")."""
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return all(token.pos_ == "PROPN" for token in tokens) and any(
        (actor := marks.layers.actors[i]).start <= start and end <= actor.end and end - start < actor.end - actor.start
        for i in marks.actors.get(tokens[-1].i, ())
    )


def _row(first: Token, pattern: NounPattern, end: int) -> list[Token] | None:
    """Return the tokens that spell a pattern's words in a row, hyphens skipped."""
    doc, i = first.doc, first.i
    tokens: list[Token] = []
    for word in pattern.words:
        if tokens:
            while i < end and doc[i].text == "-":
                i += 1
        if i >= end or (lemma_of(doc[i]) != word and doc[i].lower_ != word):
            return None
        tokens.append(doc[i])
        i += 1
    return tokens


def _head_of(tokens: Sequence[Token]) -> Token:
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    nouns = [token for token in tops if token.pos_ in ("NOUN", "PROPN")]
    return (nouns or tops)[-1]


def _is_thing(head: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a trigger noun only describes another noun ("attack aircraft", "battle group")."""
    if head.dep_ not in ("compound", "nmod", "amod", "npadvmod"):
        return False
    noun = head.head
    return noun.i > tokens[-1].i and (lemma_of(noun) in deed_words().heads_of_things or noun.pos_ == "PROPN")
