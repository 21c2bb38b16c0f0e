"""Draft, sidecar and options → Document: who is believed on what, and what a person should know of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from warledger.ids import digest_of, digest_of_value
from warledger.intake.dateline import Dateline, datelines
from warledger.intake.dates import days_between, iso_of
from warledger.intake.draft import Draft, Metadata
from warledger.intake.furniture import find_furniture, without_overlaps
from warledger.intake.given import Given
from warledger.intake.language import language_of, language_of_script
from warledger.intake.outlet import outlet_of
from warledger.intake.title import author_of, title_of
from warledger.records import Document, Notice
from warledger.vocabulary.mastheads import masthead_words
from warledger.vocabulary.outlets import outlet_named, outlet_of_url

READ_LANGUAGE = "en"
_DIFFERS_DAYS = 2
_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0?[1-9]|1[0-2])[/-]?(?P<day>[0-3]?\d)(?:[/_.-]|$)")


def compose(draft: Draft, given: Given, sidecar: Metadata | None = None) -> Document:
    """Return the Document that a draft, its sidecar and the user's options make together.

    For each field the first that says anything is believed: option, sidecar, the input's own metadata, the text.
    """
    said = [_of_given(given), *([sidecar] if sidecar is not None else []), draft.metadata]
    title = _first(said, "title")
    shown = datelines(draft.text)
    furniture = without_overlaps((*draft.furniture, *find_furniture(draft.text, title)))
    url = _first(said, "url")
    outlet = _first(said, "outlet") or _outlet_of_page(url) or outlet_of(draft.text, furniture, shown)
    shown = [_decided(dateline, outlet) for dateline in shown]
    published, basis, date_notices = _published(said, shown, url, draft.fallback_date)
    language, language_notices = _language(_first(said, "language"), draft.text)
    document = Document(
        id=draft.id,
        digest=_digest(draft, said[:-1]),
        raw_digest=digest_of(draft.raw),
        text=draft.text,
        outlet=outlet,
        url=url,
        title=title or title_of(draft.text, furniture),
        author=_first(said, "author") or author_of(draft.text, furniture),
        published=published,
        published_basis=basis,
        language=language,
        furniture=furniture,
    )
    return replace(
        document,
        notices=(
            *draft.notices,
            *date_notices,
            *language_notices,
            *_notices_on_dateline(document, shown),
            *_notices_on_outlet(document),
        ),
    )


def _of_given(given: Given) -> Metadata:
    return Metadata("given", given.outlet, given.published, given.url, given.title, given.author, given.language)


def _first(said: Sequence[Metadata], key: str) -> str | None:
    values = (getattr(metadata, key) for metadata in said)
    return next((str(value) for value in values if value is not None), None)


def _digest(draft: Draft, outer: Sequence[Metadata]) -> str:
    """Return the digest of the content as given: the input's own, or that together with what is said from outside."""
    told: dict[str, str] = {}
    for metadata in reversed(outer):
        told |= metadata.said()
    return digest_of_value([draft.digest, told]) if told else draft.digest


def _published(
    said: Sequence[Metadata], shown: Sequence[Dateline], url: str | None, fallback: str | None
) -> tuple[str | None, str | None, list[Notice]]:
    """Return the date of publication, where it comes from, and notices on dates that could not be read."""
    notices: list[Notice] = []
    for metadata in said:
        if metadata.published is None:
            continue
        value = iso_of(metadata.published)
        if value is not None:
            return value, metadata.basis, notices
        words = f"the date {metadata.published!r} ({metadata.basis}) is no full date and is not used"
        notices.append(Notice("unreadable_date", words))
    for dateline in shown:
        if dateline.role == "published" and dateline.value is not None:
            return dateline.value, "dateline", notices
        if dateline.readings is not None and dateline.value is None:
            either = " or ".join(dateline.readings)
            words = f"the dateline can mean {either}; say which with --published or a sidecar"
            notices.append(Notice("ambiguous_date", words, dateline.date_start, dateline.date_end))
    in_url = _date_in(url)
    if in_url is not None:
        return in_url, "url", notices
    return (fallback, "metadata", notices) if fallback is not None else (None, None, notices)


def _decided(dateline: Dateline, outlet: str | None) -> Dateline:
    """Choose between the two readings of "04/06/2019" by the habit of the outlet's country, where that is known."""
    known = outlet_named(outlet) if outlet is not None else None
    if dateline.readings is None or known is None:
        return dateline
    return replace(dateline, value=dateline.readings[known.country in masthead_words().month_first])


def _date_in(url: str | None) -> str | None:
    match = _URL_DATE.search(url or "")
    return None if match is None else iso_of(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")


def _outlet_of_page(url: str | None) -> str | None:
    outlet = outlet_of_url(url) if url is not None else None
    return outlet.name if outlet is not None else None


def _language(declared: str | None, text: str) -> tuple[str | None, list[Notice]]:
    """Return the language (a script that cannot be the declared one wins) and a notice where it is not read."""
    code = declared.strip().lower().replace("_", "-").split("-")[0] if declared is not None else None
    in_script = language_of_script(text)
    if code is None or (code == READ_LANGUAGE and in_script is not None):
        code = in_script or language_of(text) or code
    if code in {None, READ_LANGUAGE}:
        return code, []
    return code, [Notice("language_not_read", f"the text is in {code!r}; only English is read so far")]


def _notices_on_dateline(document: Document, shown: Sequence[Dateline]) -> Iterator[Notice]:
    """Yield a notice where the text's dateline and the date that is believed lie two days or more apart.

    A date of update can prove a date of publication wrong only where it comes before it.
    """
    if document.published is None or document.published_basis == "dateline":
        return
    for dateline in sorted((d for d in shown if d.value is not None), key=lambda d: d.role != "published"):
        value = dateline.value or ""
        is_later_update = dateline.role == "updated" and value > document.published
        if days_between(document.published, value) >= _DIFFERS_DAYS and not is_later_update:
            words = (
                f"published {document.published[:10]} ({document.published_basis}), but the dateline says {value[:10]}"
            )
            yield Notice("dateline_differs", words, dateline.date_start, dateline.date_end)
        return


def _notices_on_outlet(document: Document) -> Iterator[Notice]:
    if document.outlet is None:
        yield Notice("outlet_unknown", "nothing says which outlet published this; say it with --outlet or a sidecar")
