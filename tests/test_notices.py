"""Every notice that the code can give stands in the reference, and the reference lists no other."""

import re
from pathlib import Path

from warledger.vocabulary.publishing import publishing

ROOT = Path(__file__).resolve().parent.parent
GIVEN = re.compile(r"\bNotice\(\s*(?:code=)?\"(?P<code>[a-z_]+)\"")
LISTED = re.compile(r"^\| `(?P<code>[a-z_]+)` \| (?P<mark>●?)", re.MULTILINE)


def listed():
    page = (ROOT / "docs" / "reference" / "notices.md").read_text("utf-8")
    return {match["code"]: bool(match["mark"]) for match in LISTED.finditer(page)}


def given():
    sources = (ROOT / "src").rglob("*.py")
    return {match["code"] for path in sources for match in GIVEN.finditer(path.read_text("utf-8"))}


def test_every_notice_is_explained():
    assert sorted(given()) == sorted(listed())


def test_the_reference_marks_those_that_need_a_person():
    assert sorted(code for code, marked in listed().items() if marked) == sorted(publishing().needs_person)
