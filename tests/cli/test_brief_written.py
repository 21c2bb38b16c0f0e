"""``brief --output`` and the formats for handing on: whole files, refusals that name the mend."""

import pytest

from warledger.cli import destination
from warledger.cli.app import run
from warledger.publish import paper

TEXT = "Shelling killed 12 soldiers at a checkpoint in Taiz on Monday, the Coast Monitor said.\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    (folder / "report.txt").write_text(TEXT, "utf-8")
    location = str(folder / "war.ledger")
    given = ["--outlet", "Coast Wire", "--published", "2018-06-19"]
    assert run(["add", str(folder / "report.txt"), "--ledger", location, *given]) == 0
    return location


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", b"Taiz"),
        ("markdown", b"# "),
        ("json", b'{"schema"'),
        ("html", b"<!doctype html>"),
        pytest.param("pdf", b"%PDF-", marks=pytest.mark.skipif(paper.find_spec("typst") is None, reason="extra pdf")),
    ],
)
def test_a_brief_is_written_to_a_file(form, beginning, ledger, tmp_path, capsys):
    file = tmp_path / "brief.out"
    assert run(["brief", "--ledger", ledger, "--format", form, "--output", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert file.read_bytes().lstrip().startswith(beginning)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.out"]


def test_what_is_printed_and_what_is_written_is_the_same(ledger, tmp_path, capsys):
    assert run(["brief", "--ledger", ledger, "--format", "html"]) == 0
    printed = capsys.readouterr().out
    assert run(["brief", "--ledger", ledger, "--format", "html", "--output", str(tmp_path / "b.html")]) == 0
    assert (tmp_path / "b.html").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("output", "message"),
    [("no/such/brief.html", "make it first"), (".", "is a folder; name a file in it, such as brief.html")],
)
def test_a_file_that_cannot_be_is_refused_before_anything_is_read(output, message, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["brief", "--ledger", "nowhere.ledger", "--format", "html", "--output", output]) == 2
    assert message in capsys.readouterr().err


def test_a_pdf_is_not_printed_on_a_terminal(ledger, capsys, monkeypatch):
    monkeypatch.setattr(destination, "is_terminal", lambda: True)
    assert run(["brief", "--ledger", ledger, "--format", "pdf"]) == 2
    assert "write it to a file: --output brief.pdf" in capsys.readouterr().err


def test_without_the_extra_a_pdf_names_what_to_install(ledger, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(paper, "find_spec", lambda _name: None)
    assert run(["brief", "--ledger", ledger, "--format", "pdf", "--output", str(tmp_path / "b.pdf")]) == 1
    assert "pip install 'warledger[pdf]'" in capsys.readouterr().err
    assert not (tmp_path / "b.pdf").exists()


def test_a_file_that_cannot_be_written_keeps_what_it_held(ledger, tmp_path, capsys, monkeypatch):
    file = tmp_path / "b.html"
    file.write_text("before")

    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(destination.Path, "write_bytes", full)
    assert run(["brief", "--ledger", ledger, "--format", "html", "--output", str(file)]) == 1
    assert "No space left on device; name another file" in capsys.readouterr().err
    assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["b.html"]
