"""The tolls of one event, by harm, population and party: low, best and high under a named convention.

Every toll carries its accounts, who gives which figure, so that it can be summed up anew under any convention. A figure
that is set aside (a former one, one that its own origin replaced or took back, a part of its origin's count) stays
among the accounts and counts for nothing. Where nobody is named for a figure, it counts only if nobody named gives one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from warledger.reconcile.days import iso_of
from warledger.reconcile.figures import Figure, TollKey, figures_of
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import Sighting
from warledger.records import Event, EventToll, TollAccount
from warledger.vocabulary.reconciling import reconciling

Convention = Literal["ucdp", "acled", "airwars"]
CONVENTIONS: Mapping[Convention, str] = MappingProxyType(
    {
        "ucdp": "UCDP: the lowest figure, the highest that does not come from an enemy alone, and as best the one that "
        "most independent origins give; words without a number stay open.",
        "acled": "ACLED: the lowest figure, for all three; words count as its codebook has it (several 3, dozens 12, "
        "hundreds 100).",
        "airwars": "Airwars: the lowest and the highest figure that anybody gives, and no best one.",
    }
)
"""One sentence for people on how each convention sums up."""

Bounds = tuple[int | None, int | None, int | None]
_SOME = "several"


def tolls_of(
    sightings: Iterable[Sighting], convention: Convention = "ucdp", standings: Standings | None = None
) -> tuple[EventToll, ...]:
    """Return the reconciled tolls of one event. Parts and wholes have different keys and are never added up."""
    found = figures_of(sightings, standings)
    return tuple(toll_under(_toll(key, figures), convention) for key, figures in found.items())


def event_under(event: Event, convention: Convention) -> Event:
    """Return an event with its tolls summed up under a convention."""
    return replace(event, tolls=tuple(toll_under(toll, convention) for toll in event.tolls))


def toll_under(toll: EventToll, convention: Convention) -> EventToll:
    """Return a toll with low, best and high under a convention; its accounts stay as they are.

    >>> toll = EventToll("killed", None, None, None, (TollAccount(12, None, "A", ("a",)), TollAccount(40, 40, "B", ())))
    >>> [(t.low, t.best, t.high) for t in (toll_under(toll, "acled"), toll_under(toll, "airwars"))]
    [(12, 12, 12), (12, None, 40)]
    """
    low, best, high = _RULES[convention](_counting(toll.accounts), toll)
    return replace(toll, low=low, best=best, high=high)


def _counting(accounts: Sequence[TollAccount]) -> list[TollAccount]:
    """Return the accounts that count: none that is set aside, and nobody's word only where no other is given."""
    standing = [account for account in accounts if account.set_aside is None]
    named = [account for account in standing if account.independent is not None or account.origin is not None]
    return named if any(_number(account) is not None for account in named) else standing


def _ucdp(accounts: Sequence[TollAccount], _toll: EventToll) -> Bounds:
    """Lowest; highest reliable: what a party counts of its enemy's dead is left out where others count them too."""
    lows = [account.low for account in accounts if account.low is not None]
    reliable = [a for a in accounts if not a.enemy and _number(a) is not None] or accounts
    highs = [account.high for account in reliable if account.high is not None]
    tops = [*highs, *(account.low for account in reliable if account.low is not None)]
    return min(lows, default=None), _best(reliable), max(tops, default=None) if highs else None


def _acled(accounts: Sequence[TollAccount], toll: EventToll) -> Bounds:
    """Lowest, for all three; of words the number that the codebook gives them, of unnumbered deaths that of several."""
    numbers = [n for n in (_number(account) for account in accounts) if n is not None]
    words = [n for n in (_number_of_word(account.qualifier) for account in accounts) if n is not None]
    if not numbers and not words and toll.harm == "killed" and accounts:
        words = [reconciling().vague_numbers[_SOME]]
    lowest = min(numbers or words, default=None)
    return lowest, lowest, lowest


def _airwars(accounts: Sequence[TollAccount], _toll: EventToll) -> Bounds:
    """Lowest and highest of all that is claimed."""
    numbers = [n for account in accounts for n in (account.low, account.high) if n is not None]
    lows = [account.low for account in accounts if account.low is not None]
    return min(lows, default=None), None, max(numbers, default=None)


_RULES = MappingProxyType({"ucdp": _ucdp, "acled": _acled, "airwars": _airwars})


def _number(account: TollAccount) -> int | None:
    return account.low if account.low is not None else account.high


def _number_of_word(qualifier: str | None) -> int | None:
    told = (qualifier or "").lower().split()
    return next((number for word, number in reconciling().vague_numbers.items() if word in told), None)


def _best(accounts: Sequence[TollAccount]) -> int | None:
    """Return the figure that most independent origins give; of equals the latest, then the lowest."""
    support: dict[int, set[str]] = defaultdict(set)
    newest: dict[int, str] = defaultdict(str)
    for account in accounts:
        number = _number(account)
        if number is not None:
            origin = account.independent or account.origin
            support[number] |= {origin} if origin is not None else set()
            newest[number] = max(newest[number], account.published or "")
    return max(support, key=lambda number: (len(support[number]), newest[number], -number), default=None)


def _toll(key: TollKey, figures: Sequence[Figure]) -> EventToll:
    """Return a toll with its accounts, not yet summed up; its party and people under the name that most figures use."""
    populations = Counter(figure.toll.population for figure in figures)
    parties = Counter(figure.toll.party for figure in figures if figure.toll.party is not None)
    return EventToll(
        harm=key.harm,
        low=None,
        best=None,
        high=None,
        accounts=toll_accounts(figures),
        population=key.population
        or (populations.most_common(1)[0][0] if key.party and len(populations) == 1 else None),
        party=parties.most_common(1)[0][0] if parties else None,
        scope="subset" if all(figure.toll.scope == "subset" for figure in figures) else key.scope,
    )


def toll_accounts(figures: Sequence[Figure]) -> tuple[TollAccount, ...]:
    """Return who gives which figure, one account an origin and figure, in the order of the figures."""
    grouped: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        toll = figure.toll
        grouped[toll.low, toll.high, figure.sighting.voice.name, toll.qualifier, figure.set_aside].append(figure)
    return tuple(_account(members) for members in grouped.values())


def _account(members: Sequence[Figure]) -> TollAccount:
    first, days = members[0], [member.day for member in members if member.day]
    return TollAccount(
        low=first.toll.low,
        high=first.toll.high,
        origin=first.sighting.voice.name,
        documents=tuple(sorted({member.sighting.document for member in members})),
        claims=tuple(dict.fromkeys(member.sighting.claim for member in members)),
        qualifier=first.toll.qualifier,
        independent=first.teller,
        published=iso_of(max(days)) if days else None,
        set_aside=first.set_aside,
        enemy=first.is_of_enemy,
    )
