"""Who does a deed and who suffers it: indexes into the actors, and the classes that choose its kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.classes import ARMED_PEOPLE, PEOPLE_CLASSES, actor_of, actors_of, class_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.find import Trigger
from warledger.reading.claims.grammar import doers, is_passive, objects_of, spread, sufferers
from warledger.reading.claims.layers import Marks

BY = frozenset({"by", "from"})
ON = frozenset({"on", "against", "at", "of", "into", "upon", "toward", "towards"})
WITH = frozenset({"with", "between", "against", "and", "among", "versus", "vs"})
TO = frozenset({"to", "into", "under"})
OF = frozenset({"of"})
FROM = frozenset({"from"})


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Head tokens of those who do and those who suffer a deed."""

    doers: tuple[Token, ...]
    sufferers: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties as indexes into the actors, and their participant classes (empty: nobody is named)."""

    initiators: tuple[int, ...]
    targets: tuple[int, ...]
    initiator_classes: frozenset[str]
    target_classes: frozenset[str]


def parties_of(deed: Deed, marks: Marks) -> Parties:
    """Return a deed's parties, from the verb that makes its clause and from its noun phrase."""
    from_verb = _of_verb(deed, marks)
    nouns = [t for t in (deed.trigger, *deed.joined) if t.nominal]
    from_nouns = [_of_noun(t.head, deed.frame.roles if t is deed.trigger else t.frame.roles, marks) for t in nouns]
    extra = [_of_joined(t) for t in deed.joined if not t.nominal]
    if deed.frame.name == "repel":
        # who attacked is who was repelled
        from_nouns = [Parties((), party.doers) for party in from_nouns]
    done = [token for party in (from_verb, *from_nouns, *extra) for token in party.doers]
    if not any(actor_of(token, marks) is not None for token in done):
        done += _whose(done, marks)
    suffered = [token for party in (from_verb, *from_nouns, *extra) for token in party.sufferers]
    return Parties(_unique(done), _unique(suffered))


def _whose(subjects: Sequence[Token], marks: Marks) -> list[Token]:
    """Return whose the deed is that does another: "the intensity of the army's counterattack forced …"."""
    nouns = [*subjects, *(t for subject in subjects for t in objects_of(subject, OF))]
    return [t for noun in nouns for t in _of_noun(noun, "directed", marks).doers]


def roles_of(deed: Deed, parties: Parties, marks: Marks, country: str | None) -> Roles:
    """Return parties as actors and classes. Two sides that fight each other both are initiators."""
    first, second = list(parties.doers), list(parties.sufferers)
    if deed.frame.roles == "mutual":
        second_armed = [
            t for t in second if class_of(t, marks, country) not in PEOPLE_CLASSES or deed.frame.name != "clash"
        ]
        first, second = [*first, *second_armed], [t for t in second if t not in second_armed]
    initiators = _actors(first, marks)
    targets = tuple(i for i in _actors(second, marks) if i not in initiators)
    return Roles(initiators, targets, _classes(first, marks, country), _as_victims(_classes(second, marks, country)))


# ---------------------------------------------------------------- verbs


def _of_verb(deed: Deed, marks: Marks) -> Parties:
    verb, scheme = deed.verb, deed.frame.roles
    if verb is None:
        return Parties((), ())
    if deed.link == "light":
        return Parties(tuple(doers(verb)), tuple(objects_of(verb, frozenset({"on", "against", "at", "with"}))))
    if deed.link == "suffer":
        return Parties((), tuple(doers(verb)))
    if deed.link == "happen":
        sides = objects_of(verb, WITH) if scheme == "mutual" else []
        return Parties(tuple(sides), tuple(_others(sufferers(verb), deed)))
    done, suffered = doers(verb), sufferers(verb)
    joined = {t.head.i for t in deed.joined}
    done = [t for t in done if t.i not in joined]
    suffered = [t for t in suffered if t.i not in {w.i for w in deed.trigger.tokens} and t.i not in joined]
    return _by_scheme(deed, verb, done, suffered, marks)


def _by_scheme(deed: Deed, verb: Token, done: list[Token], suffered: list[Token], marks: Marks) -> Parties:
    scheme = deed.frame.roles
    words = {token.lemma_.lower() for token in deed.trigger.tokens}
    if scheme == "victim" or (words & {"come", "sustain", "suffer"} and deed.frame.roles == "directed"):
        return Parties(tuple(objects_of(verb, BY)), tuple(done if not is_passive(verb) else suffered))
    if scheme == "fall":
        return Parties(tuple(objects_of(verb, TO)), ())
    if scheme == "lose":
        return Parties(tuple(objects_of(verb, frozenset({"to"}))), tuple(done))
    if scheme == "mutual":
        sides = [t for head in deed.trigger.tokens for t in objects_of(head, WITH)]
        return Parties(tuple(done), (*suffered, *sides))
    if scheme == "bare":
        return Parties(tuple(t for t in done if class_of(t, marks) in ARMED_PEOPLE | PEOPLE_CLASSES), tuple(suffered))
    if scheme == "solo":
        holders = _holders(deed, marks)
        return Parties(holders or tuple(done if done or not is_passive(verb) else suffered), ())
    others = [t for head in deed.trigger.tokens for t in objects_of(head, ON)]
    if deed.frame.control == "captured":
        # "retook the town from the rebels": it was theirs
        suffered = [*suffered, *(t for t in objects_of(verb, FROM) if class_of(t, marks) in ARMED_PEOPLE)]
    return Parties(
        tuple(done), (*suffered, *others) if not suffered or deed.trigger.tokens[-1].i != verb.i else tuple(suffered)
    )


def _holders(deed: Deed, marks: Marks) -> tuple[Token, ...]:
    """Return whose control, hands or grip a place is under or in: "under rebel control", "in the army's hands"."""
    grips = [t for t in deed.trigger.tokens if t.lemma_.lower() in ("control", "hand", "grip") and t.dep_ == "pobj"]
    return tuple(t for grip in grips for t in _of_noun(grip, "directed", marks).doers) or tuple(
        t for grip in grips for t in objects_of(grip, OF) if actor_of(t, marks) is not None
    )


def _of_joined(trigger: Trigger) -> Parties:
    """Return the parties of what adds to a deed: whom a participle harms, who did what caused the harm."""
    own = [c for c in trigger.head.children if c.dep_ in ("dobj", "nsubjpass")]
    cause = trigger.frame.name not in ("kill", "die", "blast")
    return Parties(tuple(doers(trigger.head)) if cause else (), tuple(spread(own)))


# ---------------------------------------------------------------- nouns


def _of_noun(noun: Token, scheme: str, marks: Marks) -> Parties:
    """Return the parties in a deed's noun phrase: "regime air strikes on", "an attack by", "clashes between"."""
    modifiers = (child for child in noun.children if child.dep_ in ("compound", "amod", "poss", "nmod"))
    before = [token for token in spread(modifiers) if actor_of(token, marks) is not None]
    if scheme == "mutual":
        return Parties((*before, *objects_of(noun, WITH | BY)), ())
    if scheme == "victim" or noun.lemma_.lower() in (
        "killing",
        "murder",
        "assassination",
        "execution",
        "massacre",
        "abduction",
        "kidnapping",
        "arrest",
        "detention",
        "capture",
        "liberation",
        "seizure",
        "siege",
        "loss",
    ):
        return Parties(
            tuple(objects_of(noun, BY)),
            (*objects_of(noun, OF | frozenset({"among", "against"})), *(before if scheme == "victim" else ())),
        )
    done = (*before, *objects_of(noun, BY)) if before or objects_of(noun, BY) else ()
    # the parser often hangs "on B" on the doer: "an attack by A on B"
    on = [t for by in objects_of(noun, BY) for t in objects_of(by, frozenset({"on", "against"}))]
    return Parties(done, (*objects_of(noun, ON - BY), *on))


# ---------------------------------------------------------------- actors and classes


def _others(tokens: Iterable[Token], deed: Deed) -> list[Token]:
    heads = {token.i for token in deed.heads}
    return [token for token in tokens if token.i not in heads]


def _unique(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple({token.i: token for token in tokens}.values())


def _actors(tokens: Iterable[Token], marks: Marks) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index for token in tokens for index in actors_of(token, marks)))


def _classes(tokens: Iterable[Token], marks: Marks, country: str | None) -> frozenset[str]:
    return frozenset(c for token in tokens if (c := class_of(token, marks, country)) is not None)


def _as_victims(classes: frozenset[str]) -> frozenset[str]:
    """Return classes with a person by name counted among civilians: who is named as killed is no side."""
    return frozenset("civilians" if name == "person" else name for name in classes)
