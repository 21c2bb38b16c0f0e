"""The brief as one HTML file: links that lead there and back, no way out, no words that run."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
import typeset_builders as made

from warledger.publish.composed import Composed
from warledger.publish.html import render_html
from warledger.publish.sheet import sheet_of
from warledger.publish.text import head_lines


class Page(HTMLParser):
    """What a page holds: tags with their attributes, ids, and the text outside of styles."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.ids, self.text = [], [], []
        self._inside = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._inside.append(tag)
        self.ids += [value for name, value in attributes if name == "id"]

    def handle_endtag(self, tag):
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data):
        if "style" not in self._inside:
            self.text.append(data)

    @property
    def words(self):
        return " ".join("".join(self.text).split())

    def links(self):
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


@pytest.fixture(scope="module")
def page():
    return Page(render_html(made.ordinary()))


def test_every_link_leads_to_a_place_on_the_page_and_no_id_is_there_twice(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[0] for link in page.links()} == {"#"}
    assert {link[1:] for link in page.links()} <= set(page.ids)


def test_each_citation_leads_to_its_passage_and_the_passage_back(page):
    cited = {link for link in page.links() if re.fullmatch(r"#c\d+", link)}
    assert cited == {f"#c{quote.number}" for quote in made.ordinary().brief.quotes}
    assert {f"#r{link[2:]}" for link in cited} == {link for link in page.links() if link.startswith("#r")}


def test_the_bottom_line_comes_first_and_every_section_is_there(page):
    brief = made.ordinary().brief
    headings = [section.title for section in brief.sections]
    after = page.words.index("Figure 1")
    assert page.words.index("Bottom line") < after
    assert all(page.words.find(words, after) > 0 for words in (*headings, "Documents and passages"))
    for line in head_lines(brief):
        assert line in page.words


def test_a_line_says_its_grade_in_words(page):
    assert "≠ contested" in page.words
    grades = {attributes["class"] for tag, attributes in page.tags if "brief-grade" in attributes.get("class", "")}
    assert "brief-grade grade-contested" in grades


def test_marks_of_the_map_and_lines_lead_to_its_key(page):
    assert "spot-1" in page.ids
    assert "#spot-1" in page.links()


def test_the_page_loads_nothing_and_runs_nothing(page):
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    attributes = [(name, value) for _, given in page.tags for name, value in given.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_figures_and_tables_of_the_page_have_names(page):
    drawings = [given for tag, given in page.tags if tag == "svg"]
    assert len(drawings) == 2
    assert all(given["role"] == "img" and given["aria-label"] for given in drawings)


def test_hostile_words_stay_words():
    written = render_html(made.hostile())
    page = Page(written)
    ordinary = {tag for tag, _ in Page(render_html(made.ordinary())).tags}
    assert {tag for tag, _ in page.tags} <= ordinary
    assert "script" not in {tag for tag, _ in page.tags}
    assert '<script>alert(1)</script> #panic("x")' in page.words
    assert "{{ 7*7 }}" in page.words
    assert "49" not in unescape(re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", written, flags=re.DOTALL))
    assert {link[0] for link in page.links()} == {"#"}


def test_brackets_in_a_report_are_no_citation():
    composed = made.hostile()
    pieces = [piece for sentence in sheet_of(composed).opening for piece in sentence]
    pieces += [p for c in sheet_of(composed).chapters for b in c.blocks for e in b.entries for p in e.pieces]
    assert any(isinstance(piece, str) and "[1] {{" in piece for piece in pieces)


def test_a_brief_of_nothing_is_a_page():
    page = Page(render_html(made.nothing()))
    assert "No happening of war was found" in page.words
    assert "Figure" not in page.words


def test_happenings_without_a_point_have_no_map_and_it_says_why():
    composed = made.ordinary()
    events = [sheet_of(composed).figures]
    bare = Composed(composed.brief, type(events[0])(unplaced=3, bars=events[0].bars))
    page = Page(render_html(bare))
    assert "There is no map: no happening has a point." in page.words


def test_the_same_brief_gives_the_same_page():
    assert render_html(made.ordinary()) == render_html(made.ordinary())


def test_the_convention_stands_at_the_head():
    assert "Tolls: Airwars' convention" in Page(render_html(made.ordinary(convention="airwars"))).words
