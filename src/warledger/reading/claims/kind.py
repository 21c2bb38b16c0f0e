"""What kind of event a deed is: the rules of kind_rules.toml over a few features, behind one interface.

A learned classifier takes the place of `kind_of` by having its signature: features in, a kind's name out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import is_verb
from warledger.reading.claims.roles import Roles
from warledger.vocabulary.kinds import NOBODY, KindRule, kinds
from warledger.vocabulary.triggers import Frame
from warledger.vocabulary.weapons import WeaponWord, weapons

# a crowd's or the police's violence may stand in the next clause
_BY_SENTENCE = frozenset({"protest", "disperse"})
VAGUE_GROUPS = frozenset({"attack", "strike"})
"""Groups whose default says little: "an attack" is what the deeds told around it are."""
AMBIGUOUS_GROUPS = frozenset(
    {"attack", "kill", "strike", "advance", "fight", "protest", "disperse", "crackdown", "abduct"}
)
"""Groups whose rules go by who the parties are: the words alone may tell another kind."""
VAGUE_WORDS = frozenset({"attack", "assault", "raid", "strike", "hit", "target"})
FROM_AFAR = frozenset({"raid", "strike"})
"""Words for an attack by land or from the air: where the report tells of air strikes or shelling, it is one."""
_ON_GROUND = frozenset({"nonstate", "police"})
_CLASS_ORDER = ("chemical", "suicide", "grenade", "air", "explosive", "missile", "artillery", "small_arms")


@dataclass(frozen=True, slots=True)
class Features:
    """What the choice of a kind looks at: frame, weapon class, parties' classes, the clause's lemmas, "forced to"."""

    frame: Frame
    weapon: str | None
    initiator: frozenset[str]
    target: frozenset[str]
    words: frozenset[str]
    forced: bool


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon class and its name in words; the name is None where the words only tell the class."""

    weapon_class: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind; whether anything but its group's default spoke for it; whether its words can mean no other kind.

    ``bare``: nothing but whom it befell spoke for it, so that another deed of the report may tell its kind.
    """

    kind: str
    firm: bool
    sure: bool
    bare: bool = False


def kind_of(features: Features) -> Choice:
    """Return the kind of a deed: the frame's own, else the first rule of its group whose conditions hold."""
    frame = features.frame
    if frame.kind is not None or frame.group is None:
        return Choice(frame.kind or "Other", firm=True, sure=True)
    rules = kinds().rules[frame.group]
    rule = next(rule for rule in rules if _holds(rule, features))
    vague = _is_vague(features)
    return Choice(
        rule.kind,
        firm=rule is not rules[-1] or not vague,
        sure=bool(rule.weapon) or frame.group not in AMBIGUOUS_GROUPS,
        bare=vague and not (rule.weapon or rule.words or rule.initiator or _is_fight(rule, features)),
    )


def _is_fight(rule: KindRule, features: Features) -> bool:
    """Tell whether an armed group is named as attacking forces: "rebels attacked army positions" is a fight."""
    return bool(rule.target) and bool(features.initiator & _ON_GROUND)


def _is_vague(features: Features) -> bool:
    """Tell whether a kind rests on nothing but whom it befell: a mere "attack", or deaths by nobody's hand."""
    if features.frame.group == "kill":
        return not features.initiator
    if features.frame.group == "advance":
        return bool(features.words & FROM_AFAR) and not features.initiator & _ON_GROUND
    return features.frame.group in VAGUE_GROUPS and bool(features.words & VAGUE_WORDS)


def _holds(rule: KindRule, features: Features) -> bool:
    return (
        _one_of(rule.weapon, frozenset({features.weapon} if features.weapon else ()))
        and _one_of(rule.initiator, features.initiator)
        and _one_of(rule.target, features.target)
        and (not rule.words or bool(rule.words & features.words))
        and (rule.forced is None or rule.forced == features.forced)
    )


def _one_of(allowed: frozenset[str], found: frozenset[str]) -> bool:
    return not allowed or bool(allowed & found) or (NOBODY in allowed and not found)


def weapon_of(deed: Deed, clause: Iterable[Token]) -> Weapon | None:
    """Return the weapon of a deed: that of its words, else the first class that its clause names."""
    found = weapons_in([t for trigger in (deed.trigger, *deed.joined) for t in trigger.tokens])
    found += weapons_in(clause)
    implied = [t.frame.weapon for t in (deed.trigger, *deed.joined) if t.frame.weapon]
    if "none" in implied:
        return None
    classes = [w.weapon_class for w in found] + implied
    if not classes:
        return None
    chosen = min(classes, key=_CLASS_ORDER.index)
    names = [" ".join(w.words) for w in found if w.weapon_class == chosen and w.names]
    return Weapon(chosen, max(names, key=len) if names else None)


def weapons_in(tokens: Iterable[Token]) -> list[WeaponWord]:
    """Return the weapon words among tokens, the longest at each place."""
    words = [(lemma_of(t), t.lower_) for t in tokens if t.text != "-"]
    table, found, i = weapons(), [], 0
    while i < len(words):
        match = next((w for key in dict.fromkeys(words[i]) for w in table.get(key, ()) if _spells(w, words, i)), None)
        if match is not None:
            found.append(match)
        i += len(match.words) if match is not None else 1
    return found


def _spells(word: WeaponWord, words: list[tuple[str, str]], at: int) -> bool:
    return len(words) >= at + len(word.words) and all(w in words[at + n] for n, w in enumerate(word.words))


def features_of(deed: Deed, roles: Roles, clause: list[Token], weapon: Weapon | None) -> Features:
    """Return what the choice of a deed's kind looks at."""
    told = clause[0].sent if deed.frame.group in _BY_SENTENCE else clause
    return Features(
        frame=_telling_frame(deed),
        weapon=weapon.weapon_class if weapon else None,
        initiator=roles.initiator_classes,
        target=roles.target_classes,
        words=frozenset(lemma_of(token) for token in told),
        forced=any(is_verb(t) and t.lemma_.lower() in ("force", "compel") for t in clause),
    )


def _telling_frame(deed: Deed) -> Frame:
    """Return the frame of the cause where the trigger only counts the harm ("air strikes killed 12")."""
    if deed.frame.name in ("kill", "die", "strike", "blast", "destroy"):
        causes = [t.frame for t in deed.joined if t.frame.name not in ("kill", "die")]
        if causes:
            return causes[0]
    return deed.frame
