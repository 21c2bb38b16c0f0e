"""An HTML page → a draft: the report's text as the page shows it, with the page's own furniture marked.

trafilatura tells which lines are the report. Its answer is held against the page's own blocks, so that captions,
bylines and datelines between the report's lines stay in the text (marked), and no sentence of the report is lost
where the extractor drops it.
"""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from htmldate import find_date
from lxml import etree, html
from trafilatura import extract

from warledger.ids import digest_of
from warledger.intake.blocks import Block, blocks_of
from warledger.intake.dates import PRINTED, find_printed
from warledger.intake.decode import Decoded, decode
from warledger.intake.draft import Draft, Metadata, Refused
from warledger.intake.lines import Line
from warledger.intake.metadata import PageFacts, page_facts
from warledger.records import Furniture, Notice

MEDIA_TYPE = "text/html"
for _library in ("trafilatura", "htmldate"):
    # What they log is for their own developers; without a handler it would land on the user's terminal.
    logging.getLogger(_library).addHandler(logging.NullHandler())
_HEAD_BYTES = 4096
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_NOT_WORDS = re.compile(r"\W+")
_MIN_SENTENCE_WORDS = 6
_MIN_TITLE_WORDS, _MAX_TITLE_WORDS, _TITLE_BLOCKS = 3, 30, 60
_TITLE_PARTS = re.compile(r"\s+[|–—»·:-]+\s+|\s*[|»]\s*")
_TAINTED = 0.4
"""An element that holds so much of the report is no furniture, whatever its class says."""
_DROPPED = 0.5
"""Where the extractor keeps less than this share of the page's paragraphs, all paragraphs are taken."""
_BEFORE_TITLE = 4
_MAX_DATE_LINE = 90
_DATE_CHARACTERS = 200_000


def read_page(raw: bytes, name: str, identifier: str, charset: str | None = None) -> Draft | Refused:
    """Return the draft of a page, a refusal where no text can be found in it.

    Args:
        raw: the page's bytes.
        name: the input's name for people.
        identifier: the document's id.
        charset: the encoding that was declared outside of the page, where the page itself declares none.
    """
    decoded = decode(raw, _declared(raw) or charset)
    source = _DOCTYPE.sub("", _XML_DECLARATION.sub("", decoded.text), count=1)
    tree, is_too_deep = _parse(source)
    blocks = blocks_of(tree) if tree is not None else []
    if tree is None or not blocks:
        words = "the page is nested too deeply to be read" if is_too_deep else "the page shows no text"
        return Refused(name, Notice("no_text", words), raw)
    facts = _with_shown_title(page_facts(tree), blocks)
    kept, widened = _report_blocks(blocks, source, facts.title)
    text, furniture = _text_of(kept, facts.title)
    if not any(kind is None for _, kind in kept):
        return Refused(name, Notice("no_text", "no report is found in the page"), raw)
    return Draft(
        name=name,
        id=identifier,
        text=text,
        raw=raw,
        digest=digest_of(raw),
        media_type=MEDIA_TYPE,
        metadata=_metadata(facts),
        furniture=furniture,
        notices=(*decoded.notices, *_notices(decoded, is_cut=is_too_deep, widened=widened)),
        fallback_date=_fallback_date(source) if facts.published is None else None,
    )


def _declared(raw: bytes) -> str | None:
    head = raw[:_HEAD_BYTES]
    match = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    return match[1].decode("ascii") if match is not None else None


def _parse(source: str) -> tuple[etree._Element | None, bool]:
    """Return the page's tree (None where nothing is in it) and whether the parser gave up on its depth.

    The parser fetches nothing and knows no entities but HTML's own, so that none can grow or read a file.
    """
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # "Document is empty"
        return None, False
    is_too_deep = any("depth" in str(entry.message).lower() for entry in parser.error_log)
    return (tree if isinstance(tree, etree._Element) else None), is_too_deep  # noqa: SLF001 - lxml names it so


def _with_shown_title(facts: PageFacts, blocks: Sequence[Block]) -> PageFacts:
    """Return the facts with the headline as the page shows it: a title often adds the site, or breaks off."""
    title_key = _key(facts.title or "")
    parts = [_key(part) for part in _TITLE_PARTS.split(facts.title or "") if len(part.split()) >= _MIN_TITLE_WORDS]
    for block in blocks[:_TITLE_BLOCKS]:
        key = _key(block.text)
        is_title_long = _MIN_TITLE_WORDS <= len(block.text.split()) <= _MAX_TITLE_WORDS
        if is_title_long and any(key.startswith(part) or part.startswith(key) for part in parts):
            return replace(facts, title=block.text)
    is_site = facts.outlet is not None and title_key == _key(facts.outlet)
    return replace(facts, title=None) if is_site else facts


def _metadata(facts: PageFacts) -> Metadata:
    return Metadata("metadata", facts.outlet, facts.published, facts.url, facts.title, facts.author, facts.language)


def _notices(decoded: Decoded, *, is_cut: bool, widened: bool) -> list[Notice]:
    found = []
    if is_cut or (_OPENED.search(decoded.text) and not _CLOSED.search(decoded.text)):
        found.append(Notice("truncated_page", "the page breaks off: its last part may be missing"))
    if widened:
        found.append(Notice("page_widened", "the extractor kept less than half of the paragraphs: all were taken"))
    return found


def _fallback_date(source: str) -> str | None:
    """Return the day that htmldate finds, where the page really prints it.

    It fills in what a date lacks (the 30th of February becomes the 1st), which would be a date that nobody gave. Its
    bounds are fixed here: by default it would ask the clock.
    """
    day = find_date(source, original_date=True, extensive_search=False, min_date="1995-01-01", max_date="2100-01-01")
    printed = {found.value[:10] for found in find_printed(source[:_DATE_CHARACTERS])}
    return day if day in printed else None


# ---------------------------------------------------------------- which blocks are the report


def _report_blocks(
    blocks: Sequence[Block], source: str, title: str | None
) -> tuple[list[tuple[Block, str | None]], bool]:
    """Return the blocks from the headline to the end of the report, each with its kind of furniture or None.

    The second value says whether more was taken than the extractor had kept.
    """
    extracted = extract(source, output_format="txt", include_comments=False, include_tables=True, favor_recall=True)
    mains = _in_extract(blocks, extracted or "")
    sound = _sound_hints(blocks, mains)
    paragraphs = [i for i, block in enumerate(blocks) if _is_sentence(block) and not sound[i]]
    kept = sum(len(blocks[i].text) for i in paragraphs if mains[i])
    widened = kept < _DROPPED * sum(len(blocks[i].text) for i in paragraphs)
    if widened:
        mains = [main or i in paragraphs for i, main in enumerate(mains)]
    first, last = _region(blocks, mains, sound, title)
    kinds = [_kind(blocks[i], sound[i], is_main=mains[i]) for i in range(first, last)]
    return list(zip(blocks[first:last], kinds, strict=True)), widened and bool(extracted)


def _in_extract(blocks: Sequence[Block], extracted: str) -> list[bool]:
    """Tell for each block whether the extractor holds it for the report."""
    lines = {_key(line) for line in extracted.splitlines() if line.strip()}
    together = "".join(_key(line) for line in extracted.splitlines())
    return [(key := _key(block.text)) in lines or (len(key) >= 25 and key in together) for block in blocks]


def _sound_hints(blocks: Sequence[Block], mains: Sequence[bool]) -> list[str | None]:
    """Return the kind that the markup around each block gives away, None where it gives away nothing.

    A class or a tag around a large part of the report says nothing (``<div class="has-sidebar">``).
    """
    share: Counter[int] = Counter()
    for block, main in zip(blocks, mains, strict=True):
        if main:
            share.update(dict.fromkeys(block.around, len(block.text)))
    total = sum(len(block.text) for block, main in zip(blocks, mains, strict=True) if main)
    found: list[str | None] = []
    for block, main in zip(blocks, mains, strict=True):
        hints = [hint for hint in block.hints if share[hint[0]] <= _TAINTED * total]
        if main and _is_sentence(block):
            # The extractor and the sentence speak against a class: only a caption is believed.
            hints = [hint for hint in hints if hint[1] == "caption"]
        found.append(hints[-1][1] if hints else None)
    return found


def _region(
    blocks: Sequence[Block], mains: Sequence[bool], hints: Sequence[str | None], title: str | None
) -> tuple[int, int]:
    """Return the half-open range of blocks from the headline (or the first line) to the report's last line."""
    body = [i for i, main in enumerate(mains) if main and hints[i] is None]
    if not body:
        body = [i for i, block in enumerate(blocks) if hints[i] is None and _is_sentence(block)] or [0]
    sentences = [i for i in body if _is_sentence(blocks[i])] or body
    first, last = body[0], body[-1] + 1
    heads = [
        i
        for i, block in enumerate(blocks[: sentences[0]])
        if block.tag == "h1" or (title is not None and _key(block.text) == _key(title))
    ]
    if heads:
        first = min(first, heads[-1]) if heads[-1] < first else heads[-1]
    for i in range(max(0, first - _BEFORE_TITLE), first):
        if PRINTED.search(blocks[i].text) and len(blocks[i].text) <= _MAX_DATE_LINE:
            first = i
            break
    while last < len(blocks) and hints[last] is None and _is_sentence(blocks[last]):
        last += 1
    return first, last


def _kind(block: Block, hint: str | None, *, is_main: bool) -> str | None:
    if hint is None or (is_main and hint != "caption" and block.tag in {"h1", "h2", "h3"}):
        return None
    return None if hint in {"dateline", "byline"} and _is_sentence(block) else hint


def _is_sentence(block: Block) -> bool:
    line = Line(0, len(block.text), block.text)
    return line.ends_sentence and len(line.words) >= _MIN_SENTENCE_WORDS


def _key(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()


# ---------------------------------------------------------------- the text


def _text_of(kept: Sequence[tuple[Block, str | None]], title: str | None) -> tuple[str, tuple[Furniture, ...]]:
    """Return the blocks as paragraphs, the headline before them where the page shows it only in its title."""
    parts: list[tuple[str, str | None]] = [(block.text, kind) for block, kind in kept]
    shown = {_key(text) for text, kind in parts[:8] if kind is None}
    if title is not None and _key(title) not in shown:
        parts.insert(0, (title, None))
    furniture, text = [], ""
    for words, kind in parts:
        text += "\n\n" if text else ""
        if kind is not None:
            furniture.append(Furniture(len(text), len(text) + len(words), kind))
        text += words
    return text, tuple(furniture)
