"""Everything that a call may meet: what comes in, what becomes a notice, what stops the call."""

import json
import os
from io import BytesIO

import pytest
from hypothesis import given as given_property
from hypothesis import settings
from hypothesis import strategies as st

from warledger.errors import IntakeError
from warledger.ids import digest_of
from warledger.intake import intake as module
from warledger.intake.given import Given
from warledger.intake.intake import take_in

REPORT = "Shells fall on Adal\n\nMay 5, 2015\n\nShells fell on the port, the harbour master said.\n\nNobody was hurt.\n"
PAGE = (
    "<html><head><title>Shells fall on Adal</title></head><body><h1>Shells fall on Adal</h1>"
    "<p>Shells fell on the port before sunrise, the harbour master of Adal said.</p></body></html>"
)


def _line(**keys):
    return json.dumps({"id": "one", "text": REPORT, "outlet": "Coast Post", **keys}, ensure_ascii=False)


def _codes(taken):
    return [notice.code for _, notice in taken.notices]


def test_text_file_is_taken_whole(tmp_path):
    path = tmp_path / "adal.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode())
    (taken,) = take_in([str(path)], Given(outlet="Coast Post"))
    document = taken.document
    assert document.text == REPORT.replace("\n", "\r\n")
    assert (document.id, document.outlet, document.published) == ("adal", "Coast Post", "2015-05-05")
    assert taken.original == path.read_bytes()
    assert (taken.media_type, taken.name, taken.notices) == ("text/plain", str(path), ())
    assert document.raw_digest == digest_of(taken.original)


def test_digest_is_that_of_the_bytes_until_somebody_adds_to_them(tmp_path):
    path = tmp_path / "adal.txt"
    path.write_text(REPORT)
    (bare,) = take_in([str(path)])
    (told,) = take_in([str(path)], Given(outlet="Coast Post"))
    path.with_suffix(".toml").write_text('outlet = "Coast Post"')
    (beside,) = take_in([str(path)])
    assert bare.document.digest == bare.document.raw_digest == told.document.raw_digest
    assert told.document.digest == beside.document.digest != bare.document.digest


def test_folder_is_walked_in_order_without_what_is_no_report(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "README.md", ".hidden.txt", "a.toml", "p_files/x.txt", "p_files/y.css"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("" if name == "a.toml" else f"{name}. {REPORT}")
    (tmp_path / "p.html").write_text(PAGE)
    assert [taken.document.id for taken in take_in([str(tmp_path)])] == ["a", "b", "p", "c"]


def test_json_lines_keep_their_text_and_their_order(tmp_path):
    path = tmp_path / "reports.jsonl"
    text = "  Shells fell.\r\n\n\tNobody was hurt. "
    path.write_text(_line(text=text, colour="red") + "\n\n" + _line(id="two", published="2015-05-06T10:00Z") + "\n")
    one, two = take_in([str(path)])
    assert one.document.text == text
    assert (two.document.id, two.document.published, two.document.published_basis) == (
        "two",
        "2015-05-06T10:00Z",
        "json",
    )
    assert two.name == f"{path}:3"
    assert one.document.raw_digest == digest_of(one.original)


def test_other_keys_of_a_json_line_do_not_change_its_digest(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(_line(seen=1))
    (first,) = take_in([str(path)])
    path.write_text(_line(seen=2))
    (second,) = take_in([str(path)])
    assert first.document.digest == second.document.digest


def test_broken_json_line_is_told_with_its_number_and_the_others_go_in(tmp_path):
    path = tmp_path / "reports.jsonl"
    deep = "[" * 100_000
    lines = [_line(), '{"id": "broken', "[1, 2]", '{"id": "empty", "text": " "}', deep, _line(id="last")]
    path.write_text("\n".join(lines))
    taken = list(take_in([str(path)]))
    assert [item.document.id for item in taken if item.document] == ["one", "last"]
    problems = [(name, notice.code) for item in taken for name, notice in item.notices]
    assert problems == [
        (f"{path}:2", "broken_json_line"),
        (f"{path}:3", "broken_json_line"),
        (f"{path}:4", "no_text"),
        (f"{path}:5", "broken_json_line"),
    ]
    assert "line 2 is no JSON" in taken[1].notices[0][1].message


def test_json_line_without_an_id_gets_one_from_its_url_or_its_content(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [{"text": "A.", "url": "https://x.example/1"}, {"text": "B.", "url": "https://x.example/1"}, {"text": "A."}]
    path.write_text("\n".join(map(json.dumps, rows)))
    one, two, three = (taken.document.id for taken in take_in([str(path)]))
    assert two.startswith(f"{one}-"), "same URL, other bytes"
    assert three != one


def test_json_file_may_hold_one_object_or_a_list(tmp_path):
    path = tmp_path / "reports.json"
    path.write_text(json.dumps([{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}], indent=2))
    assert [taken.document.id for taken in take_in([str(path)])] == ["a", "b"]
    path.write_text(json.dumps({"id": "a", "text": "One."}, indent=2))
    assert [taken.document.id for taken in take_in([str(path)])] == ["a"]


@pytest.mark.parametrize(
    ("data", "count", "identifier"),
    [
        ((_line() + "\n" + _line(id="two")).encode(), 2, "one"),
        (PAGE.encode(), 1, "d-"),
        (REPORT.encode(), 1, "d-"),
    ],
)
def test_standard_input_is_what_it_looks_like(data, count, identifier):
    documents = [taken.document for taken in take_in(["-"], stdin=BytesIO(data))]
    assert len(documents) == count
    assert documents[0].id.startswith(identifier)
    assert documents[0].title is not None


def test_unknown_suffix_is_told_from_the_content(tmp_path):
    (tmp_path / "a.dump").write_text(PAGE)
    (tmp_path / "b.dump").write_text(_line() + "\n" + _line(id="two"))
    (tmp_path / "c").write_text(REPORT)
    assert [taken.media_type for taken in take_in([str(tmp_path)])] == [
        "text/html",
        "application/json",
        "application/json",
        "text/plain",
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty_input"),
        ("blank.txt", b" \n\t", "empty_input"),
        ("bom.txt", b"\xef\xbb\xbf", "empty_input"),
        ("empty.jsonl", b"\n", "empty_input"),
        ("list.json", b"[]", "empty_input"),
        ("report.txt", b"%PDF-1.4 ...", "binary_input"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00", "binary_input"),
        ("noise.bin", bytes(range(256)), "binary_input"),
        ("scripts.html", b"<html><body><script>alert(1)</script></body></html>", "no_text"),
        ("deep.html", b"<div>" * 9_000 + b"Shells fell on the port." + b"</div>" * 9_000, "no_text"),
    ],
)
def test_what_is_no_report_becomes_a_notice(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    (taken,) = take_in([str(tmp_path)])
    assert taken.document is None
    assert _codes(taken) == [code]
    assert taken.notices[0][0] == str(tmp_path / name)


def test_huge_input_becomes_a_notice(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_DOCUMENT_BYTES", 200)
    (tmp_path / "a.txt").write_text("x" * 201)
    (tmp_path / "b.jsonl").write_text(
        _line(text="y" * 300) + "\n" + json.dumps({"id": "small", "text": "Shells fell."})
    )
    huge, line, small = take_in([str(tmp_path)])
    assert (_codes(huge), _codes(line)) == (["oversized_input"], ["oversized_input"])
    assert small.document.id == "small"
    (piped,) = take_in(["-"], stdin=BytesIO(b"z" * 201))
    assert _codes(piped) == ["oversized_input"]


def test_same_names_get_ids_of_their_own_and_the_same_document_is_taken_once(tmp_path):
    for folder, text in (("a", REPORT), ("b", REPORT + "More."), ("c", REPORT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    first, second, third = take_in([str(tmp_path)])
    assert first.document.id == "report"
    assert second.document.id == f"report-{second.document.digest[7:15]}"
    assert third.document is None
    assert _codes(third) == ["same_input"]


def test_links_to_folders_are_not_followed_and_broken_links_are_told(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    assert [_codes(taken) for taken in take_in([str(tmp_path)])] == [[], ["link_not_followed"], ["unreadable_input"]]


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes")
def test_a_pipe_in_a_folder_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert [_codes(taken) for taken in take_in([str(tmp_path)])] == [["unreadable_input"], ["unreadable_input"]]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    (tmp_path / "open.txt").write_text(REPORT)
    codes = [_codes(taken) for taken in take_in([str(tmp_path)])]
    closed.chmod(0o700)
    assert codes == [[], ["unreadable_input"]]


@pytest.mark.parametrize(
    ("paths", "given", "words"),
    [
        (["missing.txt"], Given(), "missing.txt: no such file or folder"),
        (["-"], Given(), "no standard input"),
        ([], Given(published="last week"), "--published last week: no full date"),
    ],
)
def test_what_the_user_named_wrongly_stops_the_call_at_once(paths, given, words):
    with pytest.raises(IntakeError, match=words):
        take_in(paths, given)


def test_a_sidecar_is_no_report(tmp_path):
    (tmp_path / "a.toml").write_text("")
    with pytest.raises(IntakeError, match="a sidecar is no report"):
        take_in([str(tmp_path / "a.toml")])


def test_wrong_sidecars_are_told_and_the_report_goes_in(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.toml").write_text('outlet = "Coast Post"\npublished = 2015-05-07\ncolour = "red"\ntitle = 4\n')
    (tmp_path / "b.txt").write_text(REPORT + "B.")
    (tmp_path / "b.toml").write_text("outlet = Coast Post")
    first, second = take_in([str(tmp_path)])
    assert _codes(first) == ["unknown_sidecar_key", "broken_sidecar"]
    assert (first.document.outlet, first.document.published) == ("Coast Post", "2015-05-07")
    assert _codes(second) == ["broken_sidecar"]
    assert second.document.outlet is None


def test_documents_come_one_at_a_time():
    class Endless:
        def __init__(self):
            self.lines = 0

        def readline(self, _size=-1):
            self.lines += 1
            return _line(id=str(self.lines)).encode() + b"\n"

    stream = Endless()
    taken = take_in(["-"], stdin=stream)
    assert [next(taken).document.id for _ in range(3)] == ["1", "2", "3"]
    assert stream.lines <= 4


@settings(max_examples=60, deadline=None)
@given_property(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode) | st.just(PAGE.encode()),
    st.integers(0, 250),
    st.sampled_from([".txt", ".html", ".jsonl", ".json", "", ".xhtml"]),
)
def test_any_bytes_give_a_document_or_a_notice(tmp_path_factory, data, cut, suffix):
    path = tmp_path_factory.mktemp("any") / f"input{suffix}"
    path.write_bytes(data[:cut])
    for taken in take_in([str(path)]):
        assert (taken.document is None) == bool(taken.notices)
        assert taken.document is None or taken.document.text.strip()
