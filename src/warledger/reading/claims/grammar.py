"""Who a verb's doer and sufferer are in the dependency tree: passives, shared subjects, relatives, control and raising.

All functions take spaCy tokens (ClearNLP labels) and return head tokens of noun phrases.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from warledger.vocabulary.deeds import deed_words

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that"})
MAX_DEPTH = 6
# nobody does these to nothing: without an object they are told of those who suffer them
_HARM = frozenset({"kill", "injure", "wound", "martyr", "slay", "behead"})
_BLOWS = frozenset({"target", "hit", "strike", "attack", "shell", "bomb", "pound", "bombard"})
_NAMES = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM"})
_REACH = 8


def is_verb(token: Token) -> bool:
    """Tell whether a token is used as a verb."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def is_passive(verb: Token, depth: int = 0) -> bool:
    """Tell whether a verb stands in the passive, alone ("was hit") or as a participle ("forces backed by …")."""
    labels = {child.dep_ for child in verb.children}
    if labels & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if is_bare_harm(verb):
        return True
    if verb.tag_ != "VBN" or "aux" in labels or "nsubj" in labels or late_object(verb):
        return False
    if verb.dep_ == "acomp":
        return True
    if verb.dep_ in ("acl", "advcl", "amod", "ROOT"):
        return "agent" in labels or not ("dobj" in labels or _shared_object(verb))
    return verb.dep_ == "conj" and depth < MAX_DEPTH and is_verb(verb.head) and is_passive(verb.head, depth + 1)


def is_bare_harm(verb: Token) -> bool:
    """Tell whether a verb of harm stands without auxiliary and object, as in headlines ("3 killed in Homs")."""
    if verb.lemma_.lower() not in _HARM or verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ROOT", "acl", "ccomp"):
        return False
    labels = {child.dep_ for child in verb.children}
    objects = [c for c in verb.children if c.dep_ in ("dobj", "ccomp") and not _counts_next(c)]
    return "nsubj" in labels and "aux" not in labels and not objects and not _shared_object(verb)


def _counts_next(token: Token) -> bool:
    """Tell whether a number is that of the next harm ("2 killed 13 injured"), though parsers take it for an object."""
    after = token.i + 1
    return token.like_num and after < len(token.doc) and token.doc[after].lemma_.lower() in _HARM


def late_object(verb: Token) -> list[Token]:
    """Return whom or what a verb hits that stands behind its means: "targeted with rocket shells the village"."""
    if verb.lemma_.lower() not in _BLOWS or any(c.dep_ in ("dobj", "agent", "auxpass") for c in verb.children):
        return []
    means = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" and c.i == verb.i + 1), None)
    if means is None:
        return []
    for at in range(means.i + 2, min(means.i + _REACH, verb.sent.end)):
        token, before = verb.doc[at], verb.doc[at - 1]
        starts = token.dep_ == "det" or (token.is_title and token.pos_ == "PROPN")
        if starts and before.pos_ == "NOUN" and token.pos_ in _NAMES:
            return [_end_of_phrase(token)]
        if token.pos_ in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ"):
            return []
    return []


def _end_of_phrase(token: Token) -> Token:
    """Return the last noun of the phrase that a token begins."""
    while token.i + 1 < token.sent.end and token.nbor().pos_ in _NAMES:
        token = token.nbor()
    return token


def is_gerund(token: Token) -> bool:
    """Tell whether what the parser takes for an adjective is the object's own verb ("denied shelling homes")."""
    noun = token.head
    return (
        token.tag_ == "VBG"
        and token.dep_ in ("amod", "compound")
        and noun.dep_ == "dobj"
        and noun.head.lemma_.lower() in deed_words().takes_gerund
        and noun.left_edge.i == token.left_edge.i == token.i
    )


def precedes(verb: Token) -> bool:
    """Tell whether a clause stands before the one the parser hangs it on: two told side by side ("A died; B fled")."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def spread(heads: Iterable[Token]) -> list[Token]:
    """Return noun heads together with what is coordinated with them, in order."""
    found: list[Token] = []
    for head in heads:
        found.append(head)
        found.extend(spread(child for child in head.children if child.dep_ == "conj" and not is_verb(child)))
        # "the government its ally Russia and a coalition": a row without its first comma
        row = [c for c in head.children if c.dep_ == "appos" and any(x.dep_ == "conj" for x in c.children)]
        found.extend(spread(c for c in row if c.doc[c.left_edge.i - 1].text not in (",", "(", ":", "-", "–", "—")))
    return found


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subject, of the clause itself or of the one it depends on."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if own:
        return [_antecedent(token, verb) for token in own]
    if depth > MAX_DEPTH:
        return []
    head, label = verb.head, verb.dep_
    if is_gerund(verb):
        return surface_subject(head.head, depth + 1)
    if label == "xcomp" and is_verb(head):
        return _controller(head, depth)
    if label == "xcomp" and head.dep_ in ("acomp", "attr") and head.pos_ == "ADJ" and is_verb(head.head):
        # "was not able to cut the road"
        return surface_subject(head.head, depth + 1)
    if label in ("conj", "advcl", "ccomp", "dep", "acomp") and is_verb(head) and head.i != verb.i:
        return surface_subject(head, depth + 1)
    if label == "pcomp":
        return _subject_above(head, depth)
    if label == "relcl" and verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        # "launched an operation to retake the town"
        return _owner(head, depth)
    if label in ("acl", "relcl"):
        return [head] if verb.tag_ in ("VBG", "VBN") or label == "relcl" else _owner(head, depth)
    return []


def _controller(head: Token, depth: int) -> list[Token]:
    """Return the subject of an infinitive: the governor's object where the governor acts on somebody else."""
    objects = [child for child in head.children if child.dep_ in ("dobj", "dative")]
    if head.lemma_.lower() in deed_words().object_control and objects:
        return objects
    return surface_subject(head, depth + 1)


def _subject_above(token: Token, depth: int) -> list[Token]:
    """Return the subject of the nearest verb above a preposition ("after carrying out"), or the noun it stands by."""
    while token.dep_ != "ROOT":
        token = token.head
        if is_verb(token):
            blamed = [child for child in token.children if child.dep_ == "dobj"]
            if token.lemma_.lower() in deed_words().accusing and blamed:
                return blamed
            return surface_subject(token, depth + 1)
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("pobj", "dobj", "attr"):
            return [token] if token.dep_ in SUBJECTS | PASSIVE_SUBJECTS else []
    return []


def _owner(noun: Token, depth: int) -> list[Token]:
    """Return who has a plan, an order or an attempt "to do" something."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    return owners or _subject_above(noun, depth)


def _antecedent(token: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in RELATIVE_PRONOUNS and verb.dep_ in ("relcl", "acl"):
        return verb.head
    clause = verb
    while token.lower_ in RELATIVE_PRONOUNS and clause.dep_ in ("conj", "ccomp", "xcomp"):
        clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def agents(verb: Token) -> list[Token]:
    """Return who a passive verb's deed is done by."""
    return [
        noun
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def doers(verb: Token) -> list[Token]:
    """Return who does what a verb says, coordination included."""
    if is_passive(verb):
        return spread(agents(verb))
    head = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "conj", "xcomp") and _suffers(head) and not _own(verb):
        # who was killed did not wound the others: "two were killed, wounding three"
        return spread(agents(head))
    return spread(surface_subject(verb))


def _suffers(verb: Token) -> bool:
    return verb.lemma_.lower() in _HARM and is_passive(verb)


def _own(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in verb.children)


def sufferers(verb: Token) -> list[Token]:
    """Return whom or what a verb's deed is done to, coordination included."""
    if is_passive(verb):
        return spread(surface_subject(verb))
    own = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
    if own:
        return spread(_antecedent(token, verb) for token in own)
    late = late_object(verb)
    if late:
        return late
    if is_gerund(verb):
        return spread([verb.head])
    if verb.dep_ == "relcl" and _has_own_subject(verb):
        return [verb.head]
    forced = [c for clause in verb.children if clause.dep_ == "ccomp" for c in clause.children if c.dep_ == "nsubj"]
    if verb.lemma_ in ("force", "compel", "oblige") and forced:
        return spread(forced)
    return _shared_object(verb)


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ not in RELATIVE_PRONOUNS for child in verb.children)


def _shared_object(verb: Token) -> list[Token]:
    """Return the object that stands after the last of coordinated verbs ("shelled and burned the village")."""
    following = [child for child in verb.children if child.dep_ == "conj" and is_verb(child)]
    if len(following) != 1 or any(child.dep_ == "prep" for child in verb.children):
        return []
    close = following[0].i - verb.i <= 2
    return spread(child for child in following[0].children if child.dep_ == "dobj") if close else []


def objects_of(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """Return the nouns under a token's prepositions, coordination included ("between A and B" gives both)."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "prt", "advmod", "dative") and child.lower_ in prepositions:
            found.extend(noun for noun in child.children if noun.dep_ in ("pobj", "pcomp"))
    return spread(found)


def ancestors(token: Token) -> Iterable[Token]:
    """Yield the tokens above one, nearest first."""
    while token.dep_ != "ROOT" and token.head.i != token.i:
        token = token.head
        yield token
