"""Readings and decisions → events, control, inferred dates: the whole of reconciling, pure and in any order.

The steps, one module each: what a claim says (sightings), dates of undated documents (dating), one document's
tellings (inside), which tellings meet (block, compare, cluster), decisions, and what each event says (event).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from warledger.reconcile.cluster import clusters_of
from warledger.reconcile.control import control_intervals
from warledger.reconcile.copying import clauses_of, copies_of
from warledger.reconcile.course import updates_of
from warledger.reconcile.dating import date_reports
from warledger.reconcile.days import day_of
from warledger.reconcile.decisions import Group, apply_to_event, apply_to_groups
from warledger.reconcile.denials import general_denials
from warledger.reconcile.event import Setting, event_id, event_of
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.part_of import parents_of
from warledger.reconcile.reports import Report, dated_report, report_of
from warledger.reconcile.tellings import Telling, telling_of
from warledger.reconcile.tolls import Convention
from warledger.records import Decision, Dispute, Event, Notice, Reading, Reconciled

_NO_DAY = "9999"


def reconcile(
    readings: Iterable[Reading], decisions: Sequence[Decision] = (), *, convention: Convention = "ucdp"
) -> Reconciled:
    """Return what all readings say together, the same to the byte for any order of them.

    Args:
        readings: of the newest version of each document; their texts are let go as they pass.
        decisions: what analysts decided, applied after linking.
        convention: how tolls are summed up: ucdp, acled or airwars.
    """
    reports = sorted((report_of(reading) for reading in readings), key=lambda report: report.document)
    told = [tellings_of_report(report) if report.published is not None else () for report in reports]
    dated = date_reports(reports, [telling for found in told for telling in found])
    reports = [
        with_date(report, dated[report.document].value if report.document in dated else None) for report in reports
    ]
    told = [found or tellings_of_report(report) for found, report in zip(told, reports, strict=True)]
    tellings = sorted((telling for found in told for telling in found), key=lambda telling: telling.order)
    groups = [group_of(cluster) for cluster in clusters_of(tellings)]
    decided = apply_to_groups(groups, decisions)
    sightings = [s for report in reports for s in report.sightings]
    clauses = {report.document: clauses_of(report.sightings) for report in reports}
    months = {report.document: report.month for report in reports}
    copies = copies_of([(report.document, report.copies) for report in reports], clauses, months)
    events = _events([telling_of(group) for group in decided.groups], Setting(copies, convention))
    events = [replace(event, aliases=decided.aliases.get(event.id, ())) for event in events]
    events = sorted((apply_to_event(event, decisions) for event in events), key=_event_order)
    event_of_claim = {claim.claim: event.id for event in events for claim in event.claims}
    return Reconciled(
        events=tuple(events),
        control=control_intervals((s for s in sightings if s.claim in event_of_claim), event_of_claim, copies),
        dated=dated,
        copies=copies,
        notices=(
            *decided.notices,
            *(undated_notice(report.document) for report in reports if report.published is None),
        ),
    )


def with_date(report: Report, value: str | None) -> Report:
    """Return a report as it reads under the date inferred for it, as it is where none was."""
    day = day_of(value)
    return report if day is None else dated_report(report, day)


def group_of(cluster: Iterable[Telling]) -> Group:
    """Return the sightings of a cluster, in order."""
    return tuple(sorted((s for telling in cluster for s in telling.sightings), key=lambda s: s.order))


def _events(tellings: Sequence[Telling], setting: Setting) -> list[Event]:
    """Return the events, with what their neighbours say of them."""
    events = (event_of(telling, setting) for telling in tellings)
    return [
        replace(event, part_of=whole, disputes=(*event.disputes, *disputes))
        for event, (whole, disputes) in zip(events, seen_beside(tellings), strict=True)
    ]


def seen_beside(tellings: Sequence[Telling]) -> list[tuple[str | None, tuple[Dispute, ...]]]:
    """Return for each event the id of the whole that it is a part of, and the disputes in which others answer it.

    These are general denials of its weapon, and the earlier outcome that it turns round.

    Args:
        tellings: what each event tells in all, in the order of their anchors.
    """
    parents, found = parents_of(tellings), (general_denials(tellings), updates_of(tellings))
    return [
        (
            event_id(tellings[parents[index]].sightings[0].claim) if index in parents else None,
            tuple(disputes[index] for disputes in found if index in disputes),
        )
        for index in range(len(tellings))
    ]


def _event_order(event: Event) -> tuple[str, str, str]:
    return (event.begin or event.until or _NO_DAY, event.until or _NO_DAY, event.id)


def undated_notice(document: str) -> tuple[str, Notice]:
    """Return the notice on a document for which no date was found."""
    words = "no date is given, and no dated document tells the same deeds: its relative times stay open"
    return document, Notice("undated_document", words)
