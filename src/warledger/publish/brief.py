"""Reconciled events and the readings they rest on → the situation brief."""

from collections.abc import Iterable, Iterator, Mapping

from warledger.errors import PublishError
from warledger.publish.answering import responsibility
from warledger.publish.as_json import render_json
from warledger.publish.bottom_line import bottom_line, period_of, places_of, tally_of, title_of
from warledger.publish.carrying import carrying
from warledger.publish.composed import Composed, claims_behind
from warledger.publish.covered import Covered, changes_covered, covered_by, known_documents
from warledger.publish.differing import differences, disputed
from warledger.publish.figures import figures_of
from warledger.publish.happenings import by_day, is_ahead, is_talk, plain_list
from warledger.publish.harm import tolls
from warledger.publish.holding import control
from warledger.publish.known import Known
from warledger.publish.markdown import render_markdown
from warledger.publish.news import news
from warledger.publish.numbering import citations_in, lines_in, number_line, number_section, numbers_of
from warledger.publish.one_sided import one_sided
from warledger.publish.origins import carried_by, origins_behind
from warledger.publish.page import Asked, Brief, Citation, DocumentLine, Quote, Section
from warledger.publish.papers import document_line, ranges_of
from warledger.publish.phrase import counted, day_words, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.publish.text import render_text
from warledger.publish.unsaid import unsaid
from warledger.publish.wording import wording
from warledger.records import Event, Notice, Reading, Reconciled
from warledger.vocabulary.publishing import publishing

__all__ = ["Asked", "Brief", "Composed", "Known", "compose", "compose_with_figures", "render"]


def compose(
    reconciled: Reconciled,
    readings: Iterable[Reading],
    asked: Asked | None = None,
    *,
    before: Known | None = None,
    spellings: Mapping[str, frozenset[str]] | None = None,
    undated: int | None = None,
) -> Brief:
    """Return the situation brief of some readings and what reconciling made of them.

    Args:
        reconciled: events, control, inferred dates.
        readings: the readings that the events rest on.
        asked: days, place and moments of knowledge; all that there is if not given. What was known as of a day is
            for the caller to hand in.
        before: what was known on the day ``asked.since``; the brief then opens with what is new.
        spellings: how reports spell each place, where the readings given are not all.
        undated: how many undated happenings there are, where the events given are not all.
    """
    known = Known(reconciled, tuple(readings))
    return compose_with_figures(known, asked, before=before, spellings=spellings, undated=undated).brief


def compose_with_figures(
    known: Known,
    asked: Asked | None = None,
    *,
    before: Known | None = None,
    spellings: Mapping[str, frozenset[str]] | None = None,
    undated: int | None = None,
) -> Composed:
    """Return the situation brief of a state of knowledge with what its figures show; arguments as for `compose`."""
    asked = asked or Asked()
    covered = covered_by(asked, known, spellings, undated)
    sections = _sections(covered, asked)
    testimony = covered.testimony
    if before is not None and asked.since is not None:
        then = Testimony.of(before.readings, before.reconciled.copies)
        changes = changes_covered(asked, before, known, covered)
        unknown = known_documents(before, list(testimony.readings))
        sections = (news(asked.since, changes, unknown, testimony, then), *sections)
        testimony = testimony.beside(then)
    brief = _assembled(covered, known.reconciled, asked, sections, testimony)
    return Composed(brief, figures_of(covered.happened), claims_behind(brief.quotes, testimony.readings))


def _sections(scope: Covered, asked: Asked) -> tuple[Section, ...]:
    testimony = scope.testimony
    current = [event for event in scope.events if not event.background]
    found = (
        by_day(scope.happened, testimony),
        tolls(current, testimony, asked.convention),
        control(scope.held, testimony),
        disputed(current, testimony),
        responsibility(current, testimony),
        differences(current, testimony),
        one_sided(scope.happened, testimony),
        unsaid(scope.happened, testimony),
        plain_list("ahead", [e for e in current if is_ahead(e)], testimony),
        plain_list("background", [e for e in scope.events if e.background], testimony),
        plain_list("talks", [e for e in current if is_talk(e) and not is_ahead(e)], testimony),
        wording(testimony),
        carrying(scope.happened, testimony),
    )
    return tuple(section for section in found if section is not None)


def _assembled(
    scope: Covered, reconciled: Reconciled, asked: Asked, sections: tuple[Section, ...], testimony: Testimony
) -> Brief:
    """Number the passages and put the page together; ``testimony`` holds every reading that a line may cite."""
    documents = [reading.document for reading in scope.testimony.readings.values()]
    opening = bottom_line(scope.happened, scope.testimony)
    order = {document: place for place, document in enumerate(testimony.readings)}
    numbers = numbers_of(citations_in([*opening, *lines_in(sections)]), order)
    listed, left_out = _documents(scope, reconciled, numbers, testimony)
    first, last = period_of(scope.happened)
    return Brief(
        title=title_of(scope.happened, (asked.begin, asked.until, asked.place)),
        asked=asked,
        places=places_of(scope.happened),
        begin=asked.begin or first,
        until=asked.until or last,
        document_count=len(documents),
        outlets=tuple(dict.fromkeys(plain(d.outlet) for d in documents if d.outlet)),
        origins=tuple(origin.words for origin in origins_behind(scope.happened, scope.testimony)),
        event_count=len(scope.events),
        tally=tally_of(scope.happened),
        bottom_line=tuple(number_line(line, numbers) for line in opening),
        sections=tuple(number_section(section, numbers) for section in sections),
        documents=listed,
        documents_left_out=left_out,
        quotes=tuple(_quote(citation, number, testimony) for citation, number in numbers.items()),
        needs_person=_needs_person(scope.testimony, reconciled),
        remarks=tuple(_remarks(scope, asked)),
    )


def _remarks(scope: Covered, asked: Asked) -> Iterator[str]:
    """Yield what a reader must know of how the brief was made."""
    if asked.as_of is not None:
        yield f"As known on {day_words(asked.as_of)}: only what had been published by then."
    if scope.undated:
        undated = counted(scope.undated, "undated happening is", "undated happenings are")
        yield f"{undated} not in this brief; it covers days."


def _documents(
    scope: Covered, reconciled: Reconciled, numbers: dict[Citation, int], testimony: Testimony
) -> tuple[tuple[DocumentLine, ...], int]:
    """Return the list of documents, those that are cited first where there are too many, and how many are left out."""
    own = [reading.document for reading in scope.testimony.readings.values()]
    claims = _claims_of(scope.events)
    ranges = ranges_of(numbers)
    cap = publishing().caps["documents"]
    shown = [reading.document for document, reading in testimony.readings.items() if document in ranges]
    shown += [d for d in own if d.id not in ranges][: max(0, cap - len(shown))]
    lines = tuple(
        document_line(
            document, reconciled, ranges, carried_by(testimony.readings[document.id], claims, scope.testimony)
        )
        for document in shown
    )
    return lines, len({d.id for d in own} - {line.id for line in lines})


def _claims_of(events: Iterable[Event]) -> list[str]:
    return [part.claim for event in events for part in event.claims]


def _quote(citation: Citation, number: int, testimony: Testimony) -> Quote:
    return Quote(number, citation.document, citation.start, citation.end, testimony.words(citation))


def _needs_person(testimony: Testimony, reconciled: Reconciled) -> tuple[str, ...]:
    """Return the notices that somebody must look at, one sentence each, without repeats."""
    codes = publishing().needs_person
    of_documents: list[tuple[str, Notice]] = [
        (document, notice)
        for document, reading in testimony.readings.items()
        for notice in (*reading.document.notices, *reading.notices)
    ]
    found = [
        f"{plain(name)}: {shortened(plain(notice.message), publishing().caps['quote'])} ({notice.code})"
        for name, notice in (*of_documents, *reconciled.notices)
        if notice.code in codes
    ]
    return tuple(dict.fromkeys(found))


def render(brief: Brief, form: str = "text", *, width: int = 80, colour: bool = False) -> str:
    """Return a brief as ``text``, ``markdown`` or ``json``; width and colour count for text only.

    Raises:
        PublishError: the form is another.
    """
    if form == "text":
        return render_text(brief, width=width, colour=colour)
    if form == "markdown":
        return render_markdown(brief)
    if form == "json":
        return render_json(brief)
    raise PublishError(
        f"a brief cannot be written as {form!r}; text, markdown and json can, html and pdf by typesetting"
    )
