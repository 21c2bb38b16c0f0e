"""What holds of every brief in its JSON form: every sentence is cited, every number has its grade."""

import json
from pathlib import Path

import jsonschema

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reference" / "brief.schema.json"
_UNGRADED = ("wording", "outlets")  # words used, and whose word an outlet carries: nobody asserts them


def keeps_to_the_schema(value):
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(value)


def lines_of(value):
    """Yield (section key, line) of every sentence of a brief."""
    for line in value["bottom_line"]:
        yield "bottom_line", line
    for section in value["sections"]:
        for group in section["groups"]:
            for line in group["lines"]:
                yield section["key"], line


def citations_of(line):
    return [*line["citations"], *(c for v in line["voices"] for s in v["sayings"] for c in s["citations"])]


def uncited(value):
    """Return the sentences that lead to no words."""
    return [line["words"] for _, line in lines_of(value) if not citations_of(line)]


def ungraded(value):
    """Return the sentences without a grade where somebody asserts something, and figures without one."""
    graded = value["bottom_line"][1:]
    found = [line["words"] for key, line in lines_of(value) if key not in (*_UNGRADED, "bottom_line")
             and line["grade"] is None]  # fmt: skip
    found += [line["words"] for line in graded if line["grade"] is None]
    return found + [f for _, line in lines_of(value) for f in line["figures"] if f["grade"] is None]


def astray(value, texts):
    """Return the citations that lead to no words of a document, or to a number that is not listed."""
    listed = {quote["number"] for quote in value["quotes"]}
    return [
        cited
        for _, line in lines_of(value)
        for cited in citations_of(line)
        if cited["number"] not in listed or not texts[cited["document"]][cited["start"] : cited["end"]].strip()
    ]
