"""Verbs of saying with what they govern: clauses, infinitives, objects, and passives with nobody named."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.clauses import (
    clause_of,
    content_after,
    is_to_infinitive,
    parenthesis,
    told,
    trailing,
)
from warledger.reading.attributions.contents import (
    tail_end,
    trimmed_range,
)
from warledger.reading.attributions.cues import found_by, sense_with
from warledger.reading.attributions.found import Found, children
from warledger.reading.attributions.phrases import (
    is_nobody,
    is_passive,
    phrase_range,
    subject_of,
)
from warledger.reading.attributions.standing import is_inferred, is_unsaid, stands
from warledger.vocabulary.saying import Saying, Sense


def find_verbs(sentence: Tokens, words: Saying) -> Iterator[Found]:
    """Yield the attributions that a sentence's verbs of saying make by their syntax, one a verb at most.

    Those that the rules take for deeds or for words not said are only proposed.
    """
    for token in sentence:
        senses = words.verbs.get(token.lemma_) if token.tag_.startswith("VB") else None
        if not senses or is_unsaid(token):
            continue
        found = _of_verb(token, senses)
        if found is None:
            continue
        if stands(token, found):
            yield found
        elif found.speaker is not None and not is_inferred(token, found):
            yield replace(found, proposed=True)


def _of_verb(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    if is_passive(verb):
        return _passive(verb, senses)
    for frame in (trailing, clause_of, told, _infinitive, _preposition, _object, parenthesis):
        found = frame(verb, senses)
        if found is not None:
            return found
    return None


# ---------------------------------------------------------------- infinitives, objects, prepositions


def _infinitive(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    sense = sense_with(senses, "infinitive")
    if sense is None:
        gerund = sense_with(senses, "gerund")
        for c in children(verb, "xcomp"):
            if gerund is not None and c.tag_ == "VBG" and c.i > verb.i:
                return found_by(verb, gerund, [content_after(verb, c)], "gerund")
        return None
    for complement in children(verb, "xcomp", "ccomp"):
        if complement.i < verb.i or not is_to_infinitive(complement):
            continue
        if sense.cue_class.name == "seem":
            return _seeming(verb, sense, complement)
        objects = [o for o in children(verb, "dobj", "dative") if verb.i < o.i < complement.i]
        start = objects[0] if objects and objects[0].left_edge.i < complement.left_edge.i else complement
        content = trimmed_range(verb, start.left_edge.i, tail_end(verb, complement))
        return found_by(verb, sense, [content] if content else [], "infinitive")
    return None


def _seeming(verb: Token, sense: Sense, complement: Token) -> Found | None:
    subject = next(iter(children(verb, "nsubj")), None)
    if subject is None:
        return None
    parts = [phrase_range(subject, verb), content_after(verb, complement)]
    return found_by(verb, sense, parts, "seem", nobody=True)


def _preposition(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    for sense in senses:
        for prep in children(verb, "prep", "agent"):
            if prep.lower_ not in sense.prepositions or prep.i < verb.i:
                continue
            inner = children(prep, "pobj", "pcomp", "prep")
            if not inner:
                continue
            objects = [o for o in children(verb, "dobj") if verb.i < o.i < prep.i]
            if "object" in sense.frames and objects:
                return found_by(
                    verb, sense, [trimmed_range(verb, objects[0].left_edge.i, tail_end(verb, prep))], "object+prep"
                )
            if sense.frames & {"clause", "quote", "infinitive", "hearer"}:
                return found_by(verb, sense, [trimmed_range(verb, prep.i + 1, tail_end(verb, prep))], "prep", prep)
    return None


def _object(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    sense = sense_with(tuple(s for s in senses if not s.prepositions), "object")
    if sense is None:
        return None
    for thing in children(verb, "dobj", "ccomp", "oprd"):
        if thing.i > verb.i:
            # What is judged or wanted is the thing; what is told of it may go on: "reported a raid in Goma on Sunday".
            is_judged = thing.dep_ == "dobj" and not sense.cue_class.voice
            content = phrase_range(thing, verb) if is_judged else content_after(verb, thing)
            return found_by(verb, sense, [content], "object")
    return None


# ---------------------------------------------------------------- passives


def _passive(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    complement = next((c for c in children(verb, "xcomp", "ccomp", "oprd") if c.i > verb.i), None)
    subject = next(iter(children(verb, "nsubjpass")), None)
    sense = sense_with(senses, "passive")
    if sense is not None and complement is not None:
        after = content_after(verb, complement)
        if complement.dep_ == "ccomp" and not is_to_infinitive(complement):
            return found_by(verb, sense, [after], "passive-that")
        said_of = phrase_range(subject, verb) if subject is not None and not is_nobody(subject) else None
        return found_by(verb, sense, [said_of, after], "passive-to")
    sense = sense_with(senses, "object") or sense_with(senses, "clause")
    if sense is not None and subject is not None and subject_of(verb) is not None and not is_nobody(subject):
        return found_by(verb, sense, [phrase_range(subject, verb)], "passive-by")
    return None
