"""Verbs of saying with what they govern: clauses, infinitives, objects, and passives with nobody named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.contents import (
    before_next_speaker,
    beginning,
    behind_other_speaker,
    tail_end,
    trimmed_range,
)
from warledger.reading.attributions.found import Found, char_range, children
from warledger.reading.attributions.phrases import (
    is_nobody,
    is_passive,
    phrase_range,
    preceding_range,
    subject_of,
)
from warledger.reading.attributions.speakers import cut_off_speaker, names_nobody, speaker_of
from warledger.reading.attributions.standing import is_inferred, is_unsaid, stands
from warledger.records import Range
from warledger.vocabulary.saying import Saying, Sense, saying

_CUE_PARTS = ("aux", "auxpass", "neg", "prt")
_NEAR = 12
_COMMAS = (",", "—", "–", "―", "--", "-", "(", ")")


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
    for frame in (_trailing, _clause, _told, _infinitive, _preposition, _object, _parenthesis):
        found = frame(verb, senses)
        if found is not None:
            return found
    return None


def sense_with(senses: tuple[Sense, ...], frame: str) -> Sense | None:
    """Return the first sense that takes a frame."""
    return next((sense for sense in senses if frame in sense.frames), None)


def cue_range(verb: Token, *more: Token) -> tuple[Range, ...]:
    """Return the cue: the verb with its auxiliaries, negation and particle, as far as they are one stretch."""
    parts = sorted({verb.i, *(c.i for c in children(verb, *_CUE_PARTS)), *(m.i for m in more)})
    first = last = verb.i
    for i in reversed([p for p in parts if p < verb.i]):
        if first - i > 2:
            break
        first = i
    for i in [p for p in parts if p > verb.i]:
        if i - last > 1:
            break
        last = i
    found = char_range(verb.doc, first, last)
    return (found,) if found else ()


def _found(
    verb: Token, sense: Sense, content: Sequence[Range | None], how: str, *cue: Token, nobody: bool = False
) -> Found | None:
    subject, speaker = (None, None) if nobody else speaker_of(verb, inverted=how == "fronted")
    said = tuple(part for part in content if part)
    if not said:
        return None
    return Found(
        verb.i,
        cue_range(verb, *cue),
        sense.cue_class,
        subject.i if subject is not None else None,
        speaker,
        said,
        how,
        unnamed=subject is None and names_nobody(verb),
    )


# ---------------------------------------------------------------- clauses


def _clause(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    sense = sense_with(senses, "clause")
    if sense is None:
        return None
    for complement in children(verb, "ccomp"):
        if _is_to_infinitive(complement):
            continue
        if complement.i > verb.i:
            return _found(verb, sense, [_after(verb, complement)], "clause")
        if complement.right_edge.i < verb.i and any(t.text == ";" for t in verb.doc[complement.right_edge.i : verb.i]):
            continue
        if verb.dep_ == "ccomp" and verb.head.i < complement.left_edge.i and complement.right_edge.i < verb.i:
            # "Officials said A, the agency reported": the last cue tells the whole sentence, the first cue included.
            whole = trimmed_range(verb, verb.sent.start, complement.right_edge.i)
            return _found(verb, sense, [whole], "fronted")
        return _found(verb, sense, _before(verb, complement), "fronted")
    return None


def _trailing(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find "…, a diplomat said" at a sentence's end where the parser gave the cue no subject."""
    sense = sense_with(senses, "clause")
    if sense is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or _has_subject(verb):
        return None
    following = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    ends = following is None or following.text in (".", ",", "—", "–") or following.lower_ in ("on", "in", "at")
    if not (ends or (following is not None and following.ent_type_ in ("DATE", "TIME"))):
        return None
    before = preceding_range(verb)
    if before is None:
        return None
    head, span = before
    words = verb.doc.char_span(*span)
    if words is None or words.start < verb.sent.start + 3:
        return None
    content = trimmed_range(verb, verb.sent.start, words.start - 1)
    return Found(verb.i, cue_range(verb), sense.cue_class, head.i, span, (content,), "fronted") if content else None


def _has_subject(verb: Token) -> bool:
    """Tell whether the parser gave the cue a subject of its own, and not the object of the verb right before it."""
    own = children(verb, "nsubj", "nsubjpass", "expl")
    if not own:
        return False
    first = own[-1].left_edge
    swallowed = first.i > verb.sent.start and first.nbor(-1).pos_ == "VERB" and first.nbor(-1).tag_ != "VBG"
    return not (swallowed and any(t.text == "," for t in verb.doc[first.i : verb.i]))


def _told(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find what a hearer is told where the parser hung the clause on the hearer: "told reporters in Sumy that …"."""
    stated = _stated(verb, senses)
    sense = sense_with(senses, "hearer")
    if sense is None or stated is not None:
        return stated
    for hearer in children(verb, "dobj", "dative"):
        for clause in hearer.subtree:
            if clause.dep_ in ("relcl", "acl", "ccomp") and any(m.lower_ == "that" for m in clause.lefts):
                return _found(verb, sense, [trimmed_range(verb, clause.left_edge.i, tail_end(verb, clause))], "clause")
    return None


def _stated(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find "said in a statement it had won", where the parser took the clause for the statement's."""
    sense = sense_with(senses, "clause")
    words = saying()
    for prep in children(verb, "prep") if sense is not None else ():
        for thing in children(prep, "pobj"):
            if thing.lemma_ not in words.documents and thing.lemma_ not in words.nouns:
                continue
            for clause in children(thing, "relcl", "ccomp", "acl"):
                own = children(clause, "nsubj", "nsubjpass", "expl")
                relative = own and any(t.tag_ in ("WDT", "WP") for t in verb.doc[clause.left_edge.i : own[0].i + 1])
                if sense is not None and own and not relative:
                    content = trimmed_range(verb, clause.left_edge.i, tail_end(verb, clause))
                    return _found(verb, sense, [content], "clause")
    return None


def _after(verb: Token, first: Token) -> Range | None:
    return trimmed_range(verb, beginning(verb, first), tail_end(verb, first))


def _before(verb: Token, complement: Token) -> list[Range | None]:
    """Return a fronted complement; where the cue stands inside it, the parts before and after the cue."""
    first, last = behind_other_speaker(verb, complement.left_edge.i), complement.right_edge.i
    cut_off = cut_off_speaker(verb)
    if cut_off is not None:
        words = verb.doc.char_span(*cut_off[1])
        last = min(last, words.start - 1) if words is not None else last
    if last < verb.i:
        parts = [trimmed_range(verb, first, last)]
    else:
        subject = subject_of(verb)
        near = subject is not None and abs(subject.i - verb.i) < 12
        inner = [verb.i, *([subject.left_edge.i, subject.right_edge.i] if subject is not None and near else [])]
        end = before_next_speaker(verb, max(inner) + 1, last)
        parts = [trimmed_range(verb, first, min(inner) - 1), trimmed_range(verb, max(inner) + 1, end)]
    return parts


def _is_to_infinitive(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBN") and any(c.lower_ == "to" for c in children(verb, "aux"))


# ---------------------------------------------------------------- infinitives, objects, prepositions


def _infinitive(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    sense = sense_with(senses, "infinitive")
    if sense is None:
        gerund = sense_with(senses, "gerund")
        for c in children(verb, "xcomp"):
            if gerund is not None and c.tag_ == "VBG" and c.i > verb.i:
                return _found(verb, gerund, [_after(verb, c)], "gerund")
        return None
    for complement in children(verb, "xcomp", "ccomp"):
        if complement.i < verb.i or not _is_to_infinitive(complement):
            continue
        if sense.cue_class.name == "seem":
            return _seeming(verb, sense, complement)
        objects = [o for o in children(verb, "dobj", "dative") if verb.i < o.i < complement.i]
        start = objects[0] if objects and objects[0].left_edge.i < complement.left_edge.i else complement
        content = trimmed_range(verb, start.left_edge.i, tail_end(verb, complement))
        return _found(verb, sense, [content] if content else [], "infinitive")
    return None


def _seeming(verb: Token, sense: Sense, complement: Token) -> Found | None:
    subject = next(iter(children(verb, "nsubj")), None)
    if subject is None:
        return None
    parts = [phrase_range(subject, verb), _after(verb, complement)]
    return _found(verb, sense, parts, "seem", nobody=True)


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
                return _found(
                    verb, sense, [trimmed_range(verb, objects[0].left_edge.i, tail_end(verb, prep))], "object+prep"
                )
            if sense.frames & {"clause", "quote", "infinitive", "hearer"}:
                return _found(verb, sense, [trimmed_range(verb, prep.i + 1, tail_end(verb, prep))], "prep", prep)
    return None


def _object(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    sense = sense_with(tuple(s for s in senses if not s.prepositions), "object")
    if sense is None:
        return None
    for thing in children(verb, "dobj", "ccomp", "oprd"):
        if thing.i > verb.i:
            # What is judged or wanted is the thing; what is told of it may go on: "reported a raid in Goma on Sunday".
            is_judged = thing.dep_ == "dobj" and not sense.cue_class.voice
            content = phrase_range(thing, verb) if is_judged else _after(verb, thing)
            return _found(verb, sense, [content], "object")
    return None


# ---------------------------------------------------------------- passives


def _passive(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    complement = next((c for c in children(verb, "xcomp", "ccomp", "oprd") if c.i > verb.i), None)
    subject = next(iter(children(verb, "nsubjpass")), None)
    sense = sense_with(senses, "passive")
    if sense is not None and complement is not None:
        after = _after(verb, complement)
        if complement.dep_ == "ccomp" and not _is_to_infinitive(complement):
            return _found(verb, sense, [after], "passive-that")
        said_of = phrase_range(subject, verb) if subject is not None and not is_nobody(subject) else None
        return _found(verb, sense, [said_of, after], "passive-to")
    sense = sense_with(senses, "object") or sense_with(senses, "clause")
    if sense is not None and subject is not None and subject_of(verb) is not None and not is_nobody(subject):
        return _found(verb, sense, [phrase_range(subject, verb)], "passive-by")
    return None


# ---------------------------------------------------------------- parentheses


def _parenthesis(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find a cue and its subject between commas, whatever the parser made of them: "The road, he said, is cut"."""
    sense = sense_with(senses, "clause")
    subject, speaker = speaker_of(verb, inverted=False)
    if sense is None or subject is None or speaker is None or abs(subject.i - verb.i) > _NEAR:
        return None
    doc, sentence = verb.doc, verb.sent
    first = min(subject.left_edge.i, verb.i) if subject.i < verb.i else verb.i
    last = max(verb.i, subject.right_edge.i) if subject.i > verb.i else verb.i
    while last + 1 < sentence.end and (doc[last + 1].ent_type_ in ("DATE", "TIME") or doc[last + 1].lower_ == "on"):
        last += 1
    last = max(last, _statement_end(verb))
    if first > sentence.start and doc[first - 1].lower_ == "as":
        first -= 1
    before = first > sentence.start and doc[first - 1].text in _COMMAS
    after = last + 1 >= sentence.end or doc[last + 1].text in (*_COMMAS, ".")
    opening = first == sentence.start and doc[first].lower_ == "as"
    if not after or not (before or opening):
        return None
    left = trimmed_range(verb, _thought_start(verb, first), first - 1) if before else None
    end = before_next_speaker(verb, last + 1, sentence.end - 1)
    right = trimmed_range(verb, last + 1, end) if last + 1 < end else None
    return _found(verb, sense, [left, right], "parenthesis")


def _statement_end(verb: Token) -> int:
    """Return where "reported in a statement", "wrote on its page" ends, the cue's own place where it says no such."""
    for prep in children(verb, "prep"):
        for thing in children(prep, "pobj"):
            if prep.i > verb.i and thing.lemma_ in saying().documents:
                return thing.i
    return verb.i


def _thought_start(verb: Token, first: int) -> int:
    """Return where the interrupted clause begins: at a relative pronoun right before, else with the sentence."""
    for i in range(first - 2, max(first - 5, verb.sent.start), -1):
        if verb.doc[i].tag_ in ("WDT", "WP", "WRB"):
            return i
    return verb.sent.start
