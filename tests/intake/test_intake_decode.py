import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.intake.decode import binary_kind, decode

WORDS = "The council’s deputy – André – said “no”."


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "codes", "reason"),
    [
        (WORDS.encode(), None, "utf-8", [], "UTF-8 needs no notice"),
        (b"\xef\xbb\xbf" + WORDS.encode(), None, "utf-8", [], "a byte order mark is no part of the text"),
        (WORDS.encode("utf-16"), None, "utf-16-le", [], "a byte order mark tells UTF-16"),
        (("A longer text, " + WORDS).encode("utf-16-be"), None, "utf-16-be", ["encoding_guessed"], "zeros tell it"),
        (WORDS.encode("cp1252"), None, "cp1252", ["encoding_guessed"], "Western quotation marks"),
        (WORDS.encode("cp1252"), "iso-8859-1", "cp1252", [], "what pages call Latin-1"),
        (WORDS.encode(), "shift_jis", "utf-8", ["encoding_differs"], "the page is wrong about itself"),
        (WORDS.encode(), "x-none", "utf-8", ["encoding_differs"], "an encoding that nobody knows"),
        (WORDS.encode(), "hex", "utf-8", ["encoding_differs"], "a codec that makes no text"),
    ],
)
def test_encodings(data, declared, encoding, codes, reason):
    found = decode(data, declared)
    assert found.text.endswith(WORDS), reason
    assert (found.encoding, [notice.code for notice in found.notices]) == (encoding, codes), reason


def test_arabic_without_a_label_is_guessed():
    text = "سقطت قذائف على البلدة صباح اليوم وأصيب سائقان بجروح حسب ما قال المجلس المحلي في بيان له"
    found = decode(text.encode("cp1256"))
    assert (found.text, found.encoding) == (text, "cp1256")


def test_a_few_broken_bytes_in_utf8_are_replaced_and_told():
    data = ("“Yes”, she said – “no”, he said. " * 20).encode() + b"\xe2\x80"
    found = decode(data)
    (notice,) = found.notices
    assert (found.encoding, notice.code) == ("utf-8", "characters_replaced")
    assert found.text[notice.start : notice.end] == "\ufffd"


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_line_ends_stay(ends):
    assert decode(f"One.{ends}Two.".encode()).text == f"One.{ends}Two."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04....", "a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"text with a \x00 in it", "binary"),
        (b"\x01\x02\x03\x04text", "binary"),
        (b"MZ is what he wrote.", None),
        (b"Plain words.\r\n\tAnd more.", None),
        ("Wörter".encode("utf-16"), None),
        (b"", None),
    ],
)
def test_what_is_no_text(data, expected):
    assert binary_kind(data) == expected


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "nonsense", "\x00"]))
def test_any_bytes_become_some_text(data, declared):
    assert isinstance(decode(data, declared).text, str)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_as_it_was(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
