"""What a ledger holds, as tables of Markdown: how many outlets and origins its events have, grades, disputes, sizes.

Only numbers, names of places and outlets, and codes: no words of the reports.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from warledger.publish.headlines import label_of
from warledger.reconcile.why import members_in, spanning, ties_of
from warledger.records import Dated, Event, Reading, Tie

MANY = 4
"""From here on outlets and origins are counted together."""
LARGEST = 10
_GRADES = ("agreed", "admitted", "corroborated", "single", "contested", "unattributed")
_MOST_REASONS = 4


def counts(events: Sequence[Event]) -> str:
    """Return how many events of news have how many outlets, and of those which grade and how many origins."""
    news = [event for event in events if not event.background]
    rows = [
        "| outlets | events | " + " | ".join(_GRADES) + " | 0–1 origin | 2 | 3 | 4 or more |",
        "|---|---|" + "---|" * (len(_GRADES) + MANY),
    ]
    for outlets in range(1, MANY + 1):
        some = [event for event in news if min(max(len(event.outlets), 1), MANY) == outlets]
        grades: Counter[str] = Counter(event.grade for event in some)
        origins = Counter(min(max(len(event.independent), 1), MANY) for event in some)
        cells = [len(some), *(grades[grade] for grade in _GRADES), *(origins[n] for n in range(1, MANY + 1))]
        name = f"{outlets} or more" if outlets == MANY else str(outlets)
        rows.append(f"| {name} | {' | '.join(f'{cell:,}' for cell in cells)} |")
    return "\n".join(rows)


def disputed(events: Iterable[Event]) -> str:
    """Return how many disputes and differences that are none there are, by field."""
    found: Counter[tuple[str, str]] = Counter(
        (dispute.field, "dispute" if dispute.real else dispute.why_not or "none")
        for event in events
        for dispute in event.disputes
    )
    columns = ("dispute", "scope", "update", "subset", "wording")
    rows = ["| field | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    rows += [
        f"| {field} | {' | '.join(str(found[field, column]) for column in columns)} |"
        for field in sorted({field for field, _ in found})
    ]
    return "\n".join(rows)


def largest(events: Iterable[Event]) -> list[Event]:
    """Return the ten events of most documents, then of most claims."""
    return sorted(events, key=lambda event: (-len(event.documents), -len(event.claims), event.id))[:LARGEST]


def table_of(
    events: Sequence[Event],
    readings: Callable[[str], Reading],
    dated: Mapping[str, Dated],
    verdicts: Mapping[tuple[str, ...], str],
) -> str:
    """Return events with what they are graded by, what ties their reports least, and what was found by looking.

    Args:
        events: the events.
        readings: the reading of a document.
        dated: document id → the date inferred for it.
        verdicts: the documents of an event → what somebody found who read it; void once it has other documents.
    """
    rows = [
        "| event | documents | outlets | origins | grade | disputes | weakest tie of its reports | looked at |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for event in events:
        fields = sorted({dispute.field for dispute in event.disputes if dispute.real})
        cells = (
            f"{label_of(event)} (`{event.id}`){', history' if event.background else ''}",
            str(len(event.documents)),
            str(len(event.outlets)),
            str(len(event.independent)),
            event.grade,
            ", ".join(fields) or "none",
            _weakest(event, [readings(document) for document in event.documents], dated),
            verdicts.get(event.documents, "not since its documents changed"),
        )
        rows.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(rows)


def _weakest(event: Event, readings: Iterable[Reading], dated: Mapping[str, Dated]) -> str:
    members = members_in(readings, dated)
    ties = spanning(ties_of({claim.claim for claim in event.claims}, members), members)
    return _in_codes(ties[-1]) if ties else "none"


def _in_codes(tie: Tie) -> str:
    ordered = sorted(tie.reasons, key=lambda reason: (-abs(reason.weight), reason.code))
    told = [f"{reason.code} {reason.weight:+.1f}" for reason in ordered if reason.code != "bias"]
    return f"{tie.score:+.1f}: {', '.join(told[:_MOST_REASONS])}"
