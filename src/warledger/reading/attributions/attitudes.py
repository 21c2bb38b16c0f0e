"""Attitudes that no verb of saying tells: "supports the bill", "pushed to reopen it", "his demand for talks".

What is proposed here may or may not be an attribution; `weighing` decides.
"""

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.contents import beginning, tail_end, trimmed_range
from warledger.reading.attributions.cues import cue_range
from warledger.reading.attributions.found import Found, char_range, children
from warledger.reading.attributions.others import is_that_clause, owner_of
from warledger.reading.attributions.phrases import is_nobody, is_passive, phrase_range, subject_of
from warledger.reading.attributions.speakers import speaker_of
from warledger.reading.attributions.standing import is_inferred, is_unsaid
from warledger.records import Range
from warledger.vocabulary.saying import CueClass, Saying

# Neither a wish nor a judgement asserts what it is about.
_ATTITUDE = CueClass("attitude", "said", voice=False)
_VERB_PREPOSITIONS = frozenset(
    {
        "about", "on", "of", "for", "to", "against", "with", "at", "over", "in", "from", "toward", "towards", "into",
        "as", "upon", "behind", "regarding",
    }
)  # fmt: skip
_NOUN_PREPOSITIONS = _VERB_PREPOSITIONS - {"from", "into", "as"}


def find_attitudes(sentence: Tokens, words: Saying, taken: Collection[int]) -> Iterator[Found]:
    """Yield what may tell of somebody's attitude, one a cue at most; not for cues that are taken already."""
    for token in sentence:
        finder = _finder(token, words) if token.i not in taken else None
        if finder is None or is_unsaid(token) or _is_silence(token, words):
            continue
        found = finder(token)
        if found is not None and not is_inferred(token, found):
            yield found


def _finder(token: Token, words: Saying) -> Callable[[Token], Found | None] | None:
    """Return what finds the attitude that a word may tell, None for words that tell none."""
    if token.tag_.startswith("VB"):
        return _of_verb if token.lemma_ in words.attitudes["verbs"] or token.lemma_ in words.verbs else None
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun if lemma in words.attitudes["nouns"] or lemma in words.nouns else None
    if token.pos_ == "ADJ":
        return _of_adjective if lemma in words.attitudes["adjectives"] or lemma in words.adjectives else None
    return None


def _is_silence(token: Token, words: Saying) -> bool:
    """Tell of "made no mention of X": who is silent has no attitude that the text tells."""
    if token.dep_ != "dobj" or token.head.lemma_ not in words.giving_verbs:
        return False
    return any(child.lower_ == "no" for child in token.children)


def _found(cue: Token, speaker: Token, span: Range | None, content: Range | None, how: str) -> Found | None:
    if span is None or content is None:
        return None
    ranges = cue_range(cue) if cue.tag_.startswith("VB") else ((cue.idx, cue.idx + len(cue)),)
    return Found(cue.i, ranges, _ATTITUDE, speaker.i, span, (content,), how, proposed=True)


# ---------------------------------------------------------------- verbs


def _of_verb(verb: Token) -> Found | None:
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return _passive(verb)
    subject, span = speaker_of(verb, inverted=False)
    if subject is None or span is None:
        return None
    for clause in children(verb, "ccomp"):
        behind = clause.i > verb.i
        content = trimmed_range(verb, beginning(verb, clause), tail_end(verb, clause)) if behind else None
        return _found(verb, subject, span, content, "g-clause")
    for clause in children(verb, "xcomp"):
        if clause.i > verb.i and clause.pos_ in ("VERB", "AUX"):
            how = "g-gerund" if clause.tag_ == "VBG" else "g-infinitive"
            content = trimmed_range(verb, clause.left_edge.i, clause.right_edge.i)
            return _found(verb, subject, span, content, how)
    for thing in children(verb, "dobj"):
        if thing.i > verb.i:
            return _found(verb, subject, span, phrase_range(thing, verb), "g-object")
    governed = _governed(verb, _VERB_PREPOSITIONS)
    return _found(verb, subject, span, governed, "g-prep") if governed is not None else None


def _governed(cue: Token, prepositions: frozenset[str]) -> Range | None:
    """Return what the first preposition behind a cue governs: "voted *for the bill*" without the "for"."""
    for prep in children(cue, "prep"):
        inner = children(prep, "pobj", "pcomp")
        if inner and prep.i > cue.i and prep.lower_ in prepositions:
            return trimmed_range(cue, inner[0].left_edge.i, inner[0].right_edge.i)
    return None


def _passive(verb: Token) -> Found | None:
    by = next((p for p in children(verb, "agent") if p.lower_ == "by"), None)
    who = next(iter(children(by, "pobj")), None) if by is not None else None
    subjects = children(verb, "nsubjpass")
    if who is not None:
        if verb.dep_ == "acl":
            content = char_range(verb.doc, verb.head.left_edge.i, verb.i - 1)
        else:
            content = phrase_range(subjects[-1], verb) if subjects else None
        return _found(verb, who, phrase_range(who, verb), content, "g-passive-by")
    clause = next((c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i), None)
    if clause is None or not subjects:
        return None
    content = trimmed_range(verb, clause.left_edge.i, clause.right_edge.i)
    return _found(verb, subjects[-1], phrase_range(subjects[-1], verb), content, "g-passive-clause")


# ---------------------------------------------------------------- nouns and adjectives


def _of_noun(noun: Token) -> Found | None:
    owner, span, how = _whose(noun)
    if owner is None:
        return None
    for clause in children(noun, "acl", "ccomp"):
        if clause.i > noun.i and (clause.tag_ == "VB" or is_that_clause(clause)):
            content = trimmed_range(noun, clause.left_edge.i, clause.right_edge.i)
            return _found(noun, owner, span, content, f"n-clause-{how}")
    governed = _governed(noun, _NOUN_PREPOSITIONS)
    if governed is None or governed[0] <= owner.idx < governed[1]:
        return None
    return _found(noun, owner, span, governed, f"n-prep-{how}")


def _whose(noun: Token) -> tuple[Token | None, Range | None, str]:
    """Return whose attitude a noun tells: an owner's, a subject's ("has doubts"), a name's before it ("UN support")."""
    owner = owner_of(noun)
    if owner is not None:
        return owner, phrase_range(owner, noun), "owner"
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        subject, span = speaker_of(noun.head, inverted=False)
        if subject is not None and not is_nobody(subject):
            return subject, span, "subject"
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
    named = [c for c in before if c.ent_type_ in ("NORP", "ORG", "PERSON", "GPE")]
    if named:
        return named[-1], char_range(noun.doc, named[-1].left_edge.i, named[-1].i), "name"
    return None, None, ""


def _of_adjective(adjective: Token) -> Found | None:
    if adjective.dep_ not in ("acomp", "oprd", "conj", "advcl"):
        return None
    subject = subject_of(adjective.head) if adjective.dep_ == "acomp" else subject_of(adjective)
    clause = next((c for c in children(adjective, "ccomp", "xcomp", "prep") if c.i > adjective.i), None)
    if subject is None or is_nobody(subject) or clause is None:
        return None
    first = clause.i + 1 if clause.dep_ == "prep" else clause.left_edge.i
    content = trimmed_range(adjective, first, clause.right_edge.i)
    return _found(adjective, subject, phrase_range(subject, adjective.head), content, f"a-{clause.dep_}")
