"""Overlapping spans become well-formed markup that holds the text, all of it, and no tag of anybody else's."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.web.highlight import Mark, highlighted, shown


class Reader(HTMLParser):
    """Reads markup back: its text, whether its elements nest, and which characters lie in which mark."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.stack = []
        self.covered = {}
        self.anchors = []

    def handle_starttag(self, tag, attrs):
        assert tag == "span"
        known = dict(attrs)
        assert set(known) <= {"class", "id", "title", "data-about"}
        self.anchors += [known["id"]] if "id" in known else []
        self.stack.append(known["class"])

    def handle_endtag(self, tag):
        assert tag == "span"
        self.stack.pop()

    def handle_data(self, data):
        for place in range(len(self.text), len(self.text) + len(data)):
            self.covered[place] = {name.split()[1] for name in self.stack}
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(markup):
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert not reader.stack
    return reader


SIGNS = st.sampled_from("ab <>&\"'/=\n\r\t\x00\x1b\u202e\u2066é漢😀;#-![]")
TEXTS = st.text(SIGNS, max_size=40) | st.text(max_size=40)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    edge = st.integers(0, len(text) + 2)
    layers = st.sampled_from(["claims", "times", "tolls", "attributions"])
    marks = draw(
        st.lists(
            st.builds(
                Mark, edge, edge, layers, st.none() | st.just("here"), st.none() | TEXTS, st.integers(0, 3), TEXTS
            ),
            max_size=8,
        )
    )
    return text, marks


@given(marked())
def test_any_marks_over_any_text_give_well_formed_markup_of_that_text(given_text):
    text, marks = given_text
    reader = read(highlighted(text, marks))
    assert reader.text == shown(text)
    assert len(reader.text) == len(text)
    assert len(reader.anchors) == len(set(reader.anchors))
    sound = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    for place in range(len(text)):
        expected = {f"m-{mark.layer}" for mark in sound if mark.start <= place < mark.end}
        assert reader.covered[place] == expected


@given(st.text())
def test_what_is_shown_keeps_its_place_and_holds_nothing_that_steers(text):
    visible = shown(text)
    assert len(visible) == len(text)
    assert visible.encode("utf-8").decode("utf-8") == visible
    assert not set(visible) & set("\x00\x1b\r\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert html.unescape(html.escape(visible)) == visible


@pytest.mark.parametrize(
    ("text", "marks", "expected", "reason"),
    [
        ("abc", [], "abc", "nothing is marked"),
        ("abc", [Mark(1, 2, "x")], 'a<span class="m m-x">b</span>c', "one mark"),
        (
            "abcd",
            [Mark(0, 3, "x", "a"), Mark(1, 4, "y", "b")],
            '<span class="m m-x" id="a">a<span class="m m-y" id="b">bc</span></span><span class="m m-y on">d</span>',
            "what overlaps is cut, and its anchor is at its beginning",
        ),
        (
            "ab",
            [Mark(0, 2, "x", depth=2), Mark(0, 1, "x")],
            '<span class="m m-x d2"><span class="m m-x">a</span>b</span>',
            "the longer one holds the shorter one",
        ),
        ("ab", [Mark(1, 1, "x"), Mark(1, 9, "x"), Mark(-1, 1, "x")], "ab", "marks without a character of the text"),
        (
            "<b>",
            [Mark(0, 3, "x", words='"><i>')],
            '<span class="m m-x" title="&#34;&gt;&lt;i&gt;">&lt;b&gt;</span>',
            "escaped",
        ),
    ],
)
def test_marks(text, marks, expected, reason):
    assert str(highlighted(text, marks)) == expected, reason
