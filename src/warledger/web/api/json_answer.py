"""JSON as the API sends it: UTF-8, with half surrogate pairs, which UTF-8 cannot carry, replaced."""

import json
from typing import Any

from fastapi.responses import JSONResponse


class Answer(JSONResponse):
    """A JSON answer that any text can be in."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - JSON is dynamically typed
        """Return the bytes of the answer."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
            "utf-8", "replace"
        )


class GeoAnswer(Answer):
    """A GeoJSON answer."""

    media_type = "application/geo+json"
