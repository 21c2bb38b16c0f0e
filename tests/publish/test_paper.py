"""The brief as PDF: words of documents reach it as data, links lead there and back, the same bytes each time."""

import re
import zlib

import pytest
import typeset_builders as made

from warledger.errors import PublishError
from warledger.publish import paper
from warledger.publish.brief import render
from warledger.publish.written import FORMS, written

needs_typst = pytest.mark.skipif(
    paper.find_spec("typst") is None, reason="the extra pdf is not installed: pip install 'warledger[pdf]'"
)


def streams(pdf):
    """Return everything that is in a PDF, its packed streams unpacked."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


@needs_typst
def test_the_pages_are_set_with_title_author_language_and_tags():
    pdf = paper.render_pdf(made.ordinary())
    inside = streams(pdf)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"Warledger" in inside
    assert b"Harrow (Sarun)" in inside
    assert b"/StructTreeRoot" in inside
    assert re.search(rb"/Lang ?\(en", inside)


@needs_typst
def test_the_same_brief_gives_the_same_bytes_and_no_moment_stands_in_them():
    pdf = paper.render_pdf(made.ordinary())
    assert pdf == paper.render_pdf(made.ordinary())
    assert not re.search(rb"CreationDate ?\(D:20", streams(pdf))


@needs_typst
def test_citations_link_to_their_passages_and_back():
    inside = streams(paper.render_pdf(made.ordinary()))
    quotes = len(made.ordinary().brief.quotes)
    assert inside.count(b"/Subtype /Link") + inside.count(b"/Subtype/Link") >= 2 * quotes


@needs_typst
@pytest.mark.parametrize("composed", [made.hostile, made.nothing], ids=["hostile words", "nothing at all"])
def test_no_word_of_a_document_is_read_as_markup(composed):
    pages = paper.render_pictures(composed(), ppi=20)  # "#panic" as code would end it
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_the_template_holds_no_words_of_a_brief():
    data = paper._data(paper.sheet_of(made.hostile()))
    assert '#panic(\\"x\\")' in data
    assert "\ud800" not in data


def test_without_the_extra_the_error_names_the_mend(monkeypatch):
    monkeypatch.setattr(paper, "find_spec", lambda _name: None)
    with pytest.raises(PublishError, match=r"pip install 'warledger\[pdf\]'"):
        paper.render_pdf(made.ordinary())


@pytest.mark.parametrize("form", [form for form in FORMS if form not in {"html", "pdf"}])
def test_the_forms_for_terminals_and_programs_are_those_of_before(form):
    composed = made.ordinary()
    assert written(composed, form).decode() == render(composed.brief, form, width=100)
