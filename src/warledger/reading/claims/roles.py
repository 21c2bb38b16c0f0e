"""Who does a deed and who suffers it: indexes into the actors, and the classes that choose its kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.classes import (
    ARMED_PEOPLE,
    PEOPLE_CLASSES,
    actor_of,
    actors_of,
    class_of,
    lemma_of,
)
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.find import Trigger
from warledger.reading.claims.grammar import agents, doers, is_passive, objects_of, spread, sufferers
from warledger.reading.claims.layers import Marks
from warledger.vocabulary.control import control_words

BY = frozenset({"by", "from"})
ON = frozenset({"on", "against", "at", "of", "into", "upon", "toward", "towards"})
WITH = frozenset({"with", "between", "against", "and", "among", "versus", "vs"})
TO = frozenset({"to", "into", "under"})
OF = frozenset({"of"})
FROM = frozenset({"from"})
_OF_HOLDERS = frozenset({"siege", "blockade"})
_FROM_AFAR = frozenset({"shelling", "bombardment", "bombing", "strike", "raid", "fire", "shell", "missile"})
_ASSETS = frozenset({"warplane", "jet", "plane", "aircraft", "helicopter", "artillery", "tank", "drone", "gunship"})
_VIOLENT = frozenset(
    {"kill", "die", "air_strike", "strike", "shelling", "blast", "suicide", "chemical", "grenade", "attack", "destroy"}
)
_PARTS = frozenset({"unit", "element", "member", "fighter", "force", "soldier", "troop", "wing", "group", "formation"})
_WITNESSES = frozenset({"media", "monitor"})


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
    if deed.frame.control == "besieged":
        nouns_within = [t for t in deed.trigger.tokens if t.lemma_.lower() in _OF_HOLDERS and not deed.trigger.nominal]
        from_nouns += [Parties(_of_noun(t, "directed", marks).doers, ()) for t in nouns_within]
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
    if deed.frame.name in _VIOLENT:
        first = [t for t in first if not _is_witness(t, marks)]
        second = [t for t in second if not (_is_witness(t, marks) or _is_held_ground(t))]
    initiators = _actors(first, marks)
    doing = {marks.layers.actors[i].name for i in initiators}
    second = [
        t for t in second if not (_is_owned(t) and doing & {marks.layers.actors[i].name for i in _actors([t], marks)})
    ]
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
    if trigger.frame.name in ("kill", "die", "blast"):
        return Parties((), tuple(spread(own)))
    # "injured in shelling by …"
    by = agents(trigger.head) if trigger.head.dep_ == "pcomp" else doers(trigger.head)
    return Parties(tuple(by), tuple(spread(own)))


# ---------------------------------------------------------------- nouns


def _of_noun(noun: Token, scheme: str, marks: Marks) -> Parties:
    """Return the parties in a deed's noun phrase: "regime air strikes on", "an attack by", "clashes between"."""
    modifiers = (child for child in noun.children if child.dep_ in ("compound", "amod", "poss", "nmod"))
    before = [token for token in spread(modifiers) if actor_of(token, marks) is not None]
    by = [*objects_of(noun, BY), *_by_participle(noun), *_assets_of(noun)]
    if any(actor_of(token, marks) is not None for token in by):
        # who is named outright is meant by the adjective: "a jihadist attack by the Front"
        before = []
    if scheme == "mutual":
        return Parties((*before, *objects_of(noun, WITH | BY)), ())
    if noun.lemma_.lower() in _OF_HOLDERS:
        return Parties((*before, *by), tuple(objects_of(noun, OF | frozenset({"on", "against"}))))
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
        "loss",
    ):
        return Parties(
            tuple(by),
            (*objects_of(noun, OF | frozenset({"among", "against"})), *(before if scheme == "victim" else ())),
        )
    done = (*before, *by)
    # the parser often hangs "on B" on the doer: "an attack by A on B"
    on = [t for by in objects_of(noun, BY) for t in objects_of(by, frozenset({"on", "against"}))]
    assets = {token.i for token in by}
    return Parties(done, tuple(t for t in (*objects_of(noun, ON - BY), *on) if t.i not in assets))


def _by_participle(noun: Token) -> list[Token]:
    """Return who carried out what a noun names: "strikes carried out by", "an attack launched by"."""
    participles = (c for c in noun.children if c.dep_ in ("acl", "relcl") and is_passive(c))
    return [t for c in participles for t in spread(agents(c))]


def _assets_of(noun: Token) -> list[Token]:
    """Return the arms that a bombardment is of: "the shelling of the warplanes" is not done to them."""
    if lemma_of(noun) not in _FROM_AFAR:
        return []
    whose = objects_of(noun, OF)
    return whose if any(lemma_of(t) in _ASSETS for t in whose) else []


# ---------------------------------------------------------------- actors and classes


def _is_owned(token: Token) -> bool:
    """Tell whether a noun is somebody's by a pronoun: "its members" whom one kills are not one's own."""
    return any(c.tag_ == "PRP$" for c in token.children) or any(
        c.tag_ == "PRP$" for t in objects_of(token, OF) for c in t.children
    )


def _is_witness(token: Token, marks: Marks) -> bool:
    """Tell whether a name beside a violent deed is that of an outlet or monitor, who tells it ("… kill 20 Reuters")."""
    index = actor_of(token, marks)
    return token.text[0].isupper() and index is not None and marks.layers.actors[index].kind in _WITNESSES


def _is_held_ground(token: Token) -> bool:
    """Tell whether a noun is ground in somebody's hands ("a rebel-held town"): who holds it is not who suffers."""
    words = control_words()
    return any(
        c.dep_ in ("amod", "compound", "nmod")
        and c.lower_.rsplit("-", 1)[-1] in words.held_suffixes | words.besieged
        and (c.lower_ not in words.besieged or c.i > token.left_edge.i)
        for c in token.children
    )


def _others(tokens: Iterable[Token], deed: Deed) -> list[Token]:
    heads = {token.i for token in deed.heads}
    return [token for token in tokens if token.i not in heads]


def _unique(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple({token.i: token for token in tokens}.values())


def _actors(tokens: Iterable[Token], marks: Marks) -> tuple[int, ...]:
    meant = (_whole(token, marks) for token in tokens)
    return tuple(dict.fromkeys(index for token in meant for index in actors_of(token, marks)))


def _whole(token: Token, marks: Marks) -> Token:
    """Return whose part somebody without a side is: "units of the army" are the army."""
    own = actor_of(token, marks)
    if own is None or marks.layers.actors[own].side is not None or lemma_of(token) not in _PARTS:
        return token
    owners = ((t, actor_of(t, marks)) for t in objects_of(token, OF))
    return next((t for t, i in owners if i is not None and marks.layers.actors[i].side is not None), token)


def _classes(tokens: Iterable[Token], marks: Marks, country: str | None) -> frozenset[str]:
    return frozenset(c for token in tokens if (c := class_of(token, marks, country)) is not None)


def _as_victims(classes: frozenset[str]) -> frozenset[str]:
    """Return classes with a person by name counted among civilians: who is named as killed is no side."""
    return frozenset("civilians" if name == "person" else name for name in classes)
