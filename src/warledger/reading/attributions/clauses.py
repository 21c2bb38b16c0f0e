"""What a verb of saying tells in clauses: behind it, in front of it, around it."""

from spacy.tokens import Token

from warledger.reading.attributions.contents import (
    before_next_speaker,
    beginning,
    behind_other_speaker,
    tail_end,
    trimmed_range,
)
from warledger.reading.attributions.cues import cue_range, found_by, sense_with
from warledger.reading.attributions.found import Found, children
from warledger.reading.attributions.phrases import (
    preceding_range,
    subject_of,
)
from warledger.reading.attributions.speakers import cut_off_speaker, speaker_of
from warledger.records import Range
from warledger.vocabulary.saying import Sense, saying

_NEAR = 12
_COMMAS = (",", "—", "–", "―", "--", "-", "(", ")")


def clause_of(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find the clause that a cue governs, behind it or in front of it."""
    sense = sense_with(senses, "clause")
    if sense is None:
        return None
    for complement in children(verb, "ccomp"):
        if is_to_infinitive(complement):
            continue
        if complement.i > verb.i:
            return found_by(verb, sense, [content_after(verb, complement)], "clause")
        if complement.right_edge.i < verb.i and any(t.text == ";" for t in verb.doc[complement.right_edge.i : verb.i]):
            continue
        if verb.dep_ == "ccomp" and verb.head.i < complement.left_edge.i and complement.right_edge.i < verb.i:
            # "Officials said A, the agency reported": the last cue tells the whole sentence, the first cue included.
            whole = trimmed_range(verb, verb.sent.start, complement.right_edge.i)
            return found_by(verb, sense, [whole], "fronted")
        return found_by(verb, sense, _before(verb, complement), "fronted")
    return None


def trailing(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
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


def told(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
    """Find what a hearer is told where the parser hung the clause on the hearer: "told reporters in Sumy that …"."""
    stated = _stated(verb, senses)
    sense = sense_with(senses, "hearer")
    if sense is None or stated is not None:
        return stated
    for hearer in children(verb, "dobj", "dative"):
        for clause in hearer.subtree:
            if clause.dep_ in ("relcl", "acl", "ccomp") and any(m.lower_ == "that" for m in clause.lefts):
                return found_by(
                    verb, sense, [trimmed_range(verb, clause.left_edge.i, tail_end(verb, clause))], "clause"
                )
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
                    return found_by(verb, sense, [content], "clause")
    return None


def content_after(verb: Token, first: Token) -> Range | None:
    """Return the characters of a complement behind its cue, with what follows it loosely."""
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


def is_to_infinitive(verb: Token) -> bool:
    """Tell whether a verb has a "to" before it."""
    return verb.tag_ in ("VB", "VBN") and any(c.lower_ == "to" for c in children(verb, "aux"))


# ---------------------------------------------------------------- parentheses


def parenthesis(verb: Token, senses: tuple[Sense, ...]) -> Found | None:
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
    return found_by(verb, sense, [left, right], "parenthesis")


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
