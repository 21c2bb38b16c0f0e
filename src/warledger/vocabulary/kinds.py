"""Event kinds, who can take part in them, and the rules that choose between them (kinds.toml, kind_rules.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

KINDS_FILE = "kinds.toml"
RULES_FILE = "kind_rules.toml"
NOBODY = "none"
PARTICIPANTS = (
    "state",
    "police",
    "foreign",
    "nonstate",
    "armed",
    "civilians",
    "protesters",
    "mob",
    "military_site",
    "civil_site",
)
WEAPON_CLASSES = ("chemical", "suicide", "air", "grenade", "explosive", "missile", "artillery", "small_arms")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sub-event type, the event type above it, how readily a document is about it, and the frame of its parties."""

    name: str
    event_type: str
    weight: float
    frame: str


@dataclass(frozen=True, slots=True)
class NetLimits:
    """How sure the net must be, and how much of a document it sees as the lead."""

    lead_characters: int
    new_trigger: float
    pointed: float
    vague: float
    firm: float
    whole_floor: float
    rules_say: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How much the words around a deed, or at the head of a document, must speak of conflict.

    ``words`` and ``lead_words`` say how many words are looked at, ``least`` is in log-odds; deeds of the kinds
    ``anywhere`` are told by other news, too.
    """

    words: int
    lead_words: int
    least: float
    anywhere: frozenset[str]


@dataclass(frozen=True, slots=True)
class KindRule:
    """One line of a group: every condition that is not empty must hold for ``kind`` to be chosen."""

    kind: str
    weapon: frozenset[str]
    initiator: frozenset[str]
    target: frozenset[str]
    words: frozenset[str]
    forced: bool | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by name, participant classes by noun, nouns of territory, and the groups of rules."""

    kinds: Mapping[str, Kind]
    participants: Mapping[str, str]
    territory: frozenset[str]
    rules: Mapping[str, tuple[KindRule, ...]]
    net: NetLimits
    surroundings: Surroundings


@cache
def kinds() -> Kinds:
    """Return the checked tables.

    Raises:
        VocabularyError: a kind is named twice, a rule names an unknown kind, class or key, or a group does not end in
            a rule without conditions.
    """
    table = load_table(KINDS_FILE)
    check_keys(table, (), KINDS_FILE, ("kind", "participants", "territory", "net", "surroundings"))
    by_name = _kinds_of(table)
    territory = frozenset(words_of(table["territory"], "nouns", f"{KINDS_FILE} [territory]"))
    groups = load_table(RULES_FILE)
    rules = {group: _rules_of(group, rows, by_name) for group, rows in groups.items()}
    return Kinds(
        by_name,
        _participants_of(table["participants"]),
        territory,
        rules,
        _limits_of(table["net"]),
        _surroundings_of(table["surroundings"], by_name),
    )


def _kinds_of(table: Table) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in table["kind"]:
        check_keys(row, (), f"{KINDS_FILE} kind {row.get('name')!r}", ("name", "event_type", "weight", "frame"))
        if row["name"] in found:
            raise VocabularyError(f"{KINDS_FILE}: kind {row['name']!r} is named twice")
        found[row["name"]] = Kind(row["name"], row["event_type"], float(row["weight"]), row["frame"])
    return found


def _limits_of(table: Table) -> NetLimits:
    names = tuple(field.name for field in fields(NetLimits))
    check_keys(table, (), f"{KINDS_FILE} [net]", names)
    return NetLimits(**{name: table[name] for name in names})


def _surroundings_of(table: Table, by_name: Mapping[str, Kind]) -> Surroundings:
    where = f"{KINDS_FILE} [surroundings]"
    check_keys(table, (), where, tuple(field.name for field in fields(Surroundings)))
    anywhere = frozenset(words_of(table, "anywhere", where))
    if unknown := sorted(anywhere - set(by_name)):
        raise VocabularyError(f"{where}: unknown kind {unknown[0]!r}")
    return Surroundings(table["words"], table["lead_words"], float(table["least"]), anywhere)


def _participants_of(table: Table) -> dict[str, str]:
    """Return the class of each noun; the first class that names a noun has it."""
    check_keys(table, PARTICIPANTS, f"{KINDS_FILE} [participants]")
    found: dict[str, str] = {}
    for name in table:
        for noun in words_of(table, name, f"{KINDS_FILE} [participants]"):
            found.setdefault(noun.lower(), name)
    return found


def _rules_of(group: str, rows: list[Table], by_name: Mapping[str, Kind]) -> tuple[KindRule, ...]:
    rules = tuple(_rule_of(group, row, by_name) for row in rows)
    if not rules or len(rows[-1]) != 1:
        raise VocabularyError(f"{RULES_FILE} [{group}]: the last rule must have a kind and no condition")
    return rules


def _rule_of(group: str, row: Table, by_name: Mapping[str, Kind]) -> KindRule:
    where = f"{RULES_FILE} [{group}]"
    check_keys(row, ("weapon", "initiator", "target", "words", "forced"), where, ("kind",))
    if row["kind"] not in by_name:
        raise VocabularyError(f"{where}: unknown kind {row['kind']!r}")
    return KindRule(
        kind=row["kind"],
        weapon=_known(row, "weapon", (*WEAPON_CLASSES, NOBODY), where),
        initiator=_known(row, "initiator", (*PARTICIPANTS, NOBODY), where),
        target=_known(row, "target", (*PARTICIPANTS, NOBODY), where),
        words=frozenset(words_of(row, "words", where)),
        forced=row.get("forced"),
    )


def _known(row: Table, key: str, allowed: tuple[str, ...], where: str) -> frozenset[str]:
    words = frozenset(words_of(row, key, where))
    unknown = sorted(words - set(allowed))
    if unknown:
        raise VocabularyError(f"{where}: {key!r} names {unknown[0]!r}, which is no class")
    return words
