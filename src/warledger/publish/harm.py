"""Event tolls → the section of tolls: figures with who counted them."""

from collections.abc import Iterable

from warledger.publish.happenings import importance
from warledger.publish.origins import names_behind
from warledger.publish.page import Convention, Figure, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import counted, figure, listed, named, period_words, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.publish.voices import words_of_claims
from warledger.records import Event, EventToll, Grade, TollAccount
from warledger.vocabulary.publishing import publishing

_SCOPES = {"cumulative": ", counted over a longer time", "subset": ", part of a larger number"}


def tolls(events: Iterable[Event], testimony: Testimony, convention: Convention = "ucdp") -> Section | None:
    """Return who was harmed and how many, gravest figure first; None where no figure or word is given.

    Args:
        events: what happened and is talked of.
        testimony: the readings.
        convention: under which the figures were summed up; the section says so.
    """
    found = [(event, toll) for event in events for toll in event.tolls]
    pairs = sorted(found, key=lambda pair: _gravity(pair[0], pair[1], testimony))
    lines = tuple(toll_line(event, toll, testimony) for event, toll in pairs[: testimony.caps["section"]])
    if not lines:
        return None
    title = publishing().sections["tolls"]
    note = publishing().conventions[convention]
    return Section("tolls", title, (Group(None, lines),), len(pairs) - len(lines), "warledger events", note)


def toll_line(event: Event, toll: EventToll, testimony: Testimony) -> Line:
    """Return one reconciled figure as a line with one voice an account."""
    label = f"{toll_words(toll)}{_where_and_when(event)}."
    most = testimony.caps["voices"] + 1
    is_one = len(toll.accounts) == 1 and toll.accounts[0].set_aside is None
    voices = [_account(account, testimony, is_one=is_one) for account in toll.accounts[:most]]
    if len(toll.accounts) > most:
        rest = testimony.cite_all(claim for account in toll.accounts[most:] for claim in account.claims)
        voices.append(Voice("Also", (Saying(counted(len(toll.accounts) - most, "more account"), rest[: 2 * most]),)))
    figure_of_it = figure_of(event, toll, testimony)
    return Line(label, figure_of_it.grade, (), tuple(voices), event.id, is_inline=True, figures=(figure_of_it,))


def figure_of(event: Event, toll: EventToll, testimony: Testimony) -> Figure:
    """Return a reconciled figure with the grade that it has by itself."""
    qualifier = next((account.qualifier for account in toll.accounts if account.qualifier), None)
    grade = _grade(event, toll, testimony)
    return Figure(toll.harm, toll.low, toll.best, toll.high, grade, toll.population, toll.party, toll.scope, qualifier)


def toll_words(toll: EventToll) -> str:
    """Return a reconciled figure in words: how many, what befell whom, whose people, which scope."""
    qualifier = next((account.qualifier for account in toll.accounts if account.qualifier), None)
    is_aside = bool(toll.accounts) and all(account.set_aside for account in toll.accounts)
    number = "no standing figure of" if is_aside else figure(toll.low, toll.high, qualifier)
    is_range = toll.low is not None and toll.high is not None and toll.low != toll.high
    is_told = toll.best in {toll.low, toll.high} and not is_range
    best = f", best {toll.best:,}" if toll.best is not None and not is_told else ""
    party = None if toll.population and toll.party and toll.party.islower() else toll.party
    people = list(dict.fromkeys(named(name) for name in (toll.population, party) if name))
    who = f" ({' of '.join(people)})" if people else ""
    return f"{number}{best} {toll.harm}{who}{_SCOPES.get(toll.scope or '', '')}"


def _where_and_when(event: Event) -> str:
    where = f", {plain(event.place.name)}" if event.place is not None else ""
    when = period_words(event.begin, event.until) if event.begin is not None else "undated"
    return f"{where}, {when}"


def _account(account: TollAccount, testimony: Testimony, *, is_one: bool) -> Voice:
    """Return who counts; the figure before them only where accounts may differ."""
    value = shortened(plain(figure(account.low, account.high, account.qualifier)), publishing().caps["label"])
    aside = f" ({publishing().set_aside[account.set_aside]})" if account.set_aside else ""
    known = words_of_claims(account.claims, testimony)
    who = listed([voice.who for voice in known]) or named(account.origin or "nobody named")
    sayings = tuple(saying for voice in known for saying in voice.sayings)
    return Voice(f"{who}{aside}" if is_one else f"{value}{aside}: {who}", sayings)


def _grade(event: Event, toll: EventToll, testimony: Testimony) -> Grade:
    """Grade a figure by how many origins give what is best believed: that the event happened may rest on more."""
    told = {account.origin for account in toll.accounts if account.origin is not None}
    origins = names_behind(event, (claim for account in toll.accounts for claim in account.claims), testimony) or told
    if not origins:
        return "unattributed"
    counted = {claim for account in toll.accounts for claim in account.claims}
    disputed = [side for d in event.disputes if d.real and d.field == "toll" for side in d.sides]
    if any(counted & set(side.claims) for side in disputed):
        return "contested"
    if any(_is_own_loss(claim, toll, testimony) for claim in counted):
        return "admitted"
    best = toll.best if toll.best is not None else toll.low if toll.low is not None else toll.high
    holding = [account for account in toll.accounts if account.set_aside is None and _holds(account, best)]
    behind = names_behind(event, (claim for account in holding for claim in account.claims), testimony)
    names = behind or {account.origin for account in holding if account.origin is not None}
    return "corroborated" if len(names) > 1 else "single" if names else "unattributed"


def _is_own_loss(claim_id: str, toll: EventToll, testimony: Testimony) -> bool:
    """Tell whether a party itself counts its own people among those harmed."""
    known = testimony.claims.get(claim_id)
    if known is None or toll.party is None:
        return False
    reading, claim = known
    said_by = next((link.side for link in reversed(claim.chain) if link.side is not None), None)
    return said_by is not None and any(a.side == said_by for a in reading.actors if a.name == toll.party)


def _holds(account: TollAccount, number: int | None) -> bool:
    """Tell whether an account can be true if a number is: "at least 50" holds 51; words without a number hold none."""
    if number is None:
        return True
    if account.low is None and account.high is None:
        return False
    return (account.low is None or account.low <= number) and (account.high is None or number <= account.high)


def _gravity(event: Event, toll: EventToll, testimony: Testimony) -> tuple[bool, bool, bool, int, int, str, str]:
    """Rank figures: the dead first, those of one happening before those of a longer time, nobody's last; by number."""
    number = toll.best or toll.low or toll.high or 0
    is_nobodys = _grade(event, toll, testimony) == "unattributed"
    return (
        toll.harm != "killed",
        toll.scope == "cumulative",
        is_nobodys,
        -number,
        -importance(event),
        event.id,
        toll.population or "",
    )
