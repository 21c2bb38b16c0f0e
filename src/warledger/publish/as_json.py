"""Brief → JSON, as docs/reference/brief.schema.json describes it."""

import json
from typing import Any

from warledger.contract import Json, to_json
from warledger.publish.page import Brief

SCHEMA_VERSION = 1
_LAYOUT = "is_inline"


def brief_to_json(brief: Brief) -> Json:
    """Return a brief as JSON values: the record without what is only layout, with the number of the schema."""
    value: Json = {"schema": SCHEMA_VERSION, **to_json(brief)}
    for line in (*value["bottom_line"], *_lines(value)):
        del line[_LAYOUT]
    return value


def render_json(brief: Brief) -> str:
    """Return a brief as one line of JSON; half a surrogate pair, which UTF-8 cannot carry, is escaped."""
    value = brief_to_json(brief)
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, allow_nan=False)
    return text + "\n"


def _lines(value: Json) -> list[Any]:
    return [line for section in value["sections"] for group in section["groups"] for line in group["lines"]]
