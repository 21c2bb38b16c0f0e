"""What a page says of itself in its head: JSON-LD, meta elements, <time>; then what trafilatura makes of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from trafilatura.metadata import extract_metadata

from warledger.intake.dates import iso_of

_DATE_KEYS = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate",
    "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dc.date.created", "article.published", "article_date_original", "publication_date",
    "published_time", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_SITE_KEYS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "headline")
_AUTHOR_KEYS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_URL_KEYS = ("og:url",)
_NEWS_TYPES = re.compile(r"Article|Report|Posting|NewsArticle|WebPage")
_SITE_TAIL = re.compile(r"\s+[|–—»·:-]\s+(?P<site>[^|–—»·]{2,50})$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's head says; None where it says nothing. ``published`` is ISO."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def page_facts(tree: etree._Element) -> PageFacts:
    """Return what a page's markup says of itself: JSON-LD first, then meta elements, then well-kept guesses."""
    found = _from_json_ld(tree)
    metas = _metas(tree)
    found = _filled(found, _from_metas(metas))
    found = _filled(found, PageFacts(published=_from_time(tree), language=tree.get("lang") or tree.get("xml:lang")))
    found = _filled(found, PageFacts(title=_text(tree.findtext(".//title"))))
    found = _filled(found, _from_trafilatura(tree))
    return replace(found, title=_without_site(found.title, found.outlet))


def _filled(first: PageFacts, second: PageFacts) -> PageFacts:
    """Return the first, with what it lacks taken from the second."""
    lacking = {key: getattr(second, key) for key in PageFacts.__slots__ if getattr(first, key) is None}
    return replace(first, **lacking)


def _from_metas(metas: dict[str, str]) -> PageFacts:
    def said(keys: tuple[str, ...]) -> str | None:
        return next((metas[key] for key in keys if key in metas), None)

    dates = (iso_of(metas[key]) for key in _DATE_KEYS if key in metas)
    site = said(_SITE_KEYS)
    return PageFacts(
        title=said(_TITLE_KEYS),
        outlet=site if site is None or not site.startswith("@") else None,
        author=_person(said(_AUTHOR_KEYS)),
        published=next((date for date in dates if date is not None), None),
        url=said(_URL_KEYS),
        language=said(("og:locale", "content-language")),
    )


def _metas(tree: etree._Element) -> dict[str, str]:
    """Return the page's meta elements by lower-case name; the first of several counts."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join(str(element.get("content") or "").split())
        if name and content:
            metas.setdefault(str(name).strip().lower(), content)
    link = next((e.get("href") for e in tree.iter("link") if str(e.get("rel") or "").lower() == "canonical"), None)
    if link:
        metas.setdefault("og:url", str(link).strip())
    return metas


def _from_json_ld(tree: etree._Element) -> PageFacts:
    for element in tree.iter("script"):
        if str(element.get("type") or "").strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            value = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):  # a broken island: the page still says the rest
            continue
        for item in _objects(value):
            if _NEWS_TYPES.search(str(item.get("@type", ""))) and item.get("datePublished"):
                return _of_news_object(item)
    return PageFacts()


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD island, those in lists and graphs too."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting[:0] = [item.get("@graph"), item.get("mainEntity")]


def _of_news_object(item: dict[str, object]) -> PageFacts:
    return PageFacts(
        title=_text(item.get("headline")),
        outlet=_name(item.get("publisher")),
        author=_person(_name(item.get("author"))),
        published=iso_of(str(item["datePublished"])),
        url=_text(item.get("url")),
        language=_text(item.get("inLanguage")),
    )


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item)) is not None), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _person(name: str | None) -> str | None:
    """Return an author's name, None for an address, an account or an id."""
    return None if name is None or re.search(r"https?:|@|^\d+$", name) else name


def _from_time(tree: etree._Element) -> str | None:
    """Return the date of the first <time> that is marked as the date of publication, else of the only one there is."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None
        or re.search(
            r"publish|entry-date|dateline|post", f"{element.get('class')} {element.get('itemprop')}", re.IGNORECASE
        )
    ]
    chosen = marked or (times if len(times) == 1 else [])
    return iso_of(str(chosen[0].get("datetime"))) if chosen else None


def _from_trafilatura(tree: etree._Element) -> PageFacts:
    # Its date is left out: it is cut to the day, and the search behind it asks the clock of this machine.
    found = extract_metadata(
        tree, date_config={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    )
    if found is None:
        return PageFacts()
    return PageFacts(title=_text(found.title), outlet=_text(found.sitename), author=_person(_text(found.author)))


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the site's name behind it: "Shells fall on Saraqib | The Post"."""
    match = _SITE_TAIL.search(title or "")
    if title is None or match is None:
        return title
    site = re.sub(r"\W", "", match["site"].casefold())
    known = re.sub(r"\W", "", (outlet or "").casefold())
    return title[: match.start()] if known and (site in known or known in site) else title
