"""Content ids: the same bytes in, the same id out, on every machine.

Ids are prefixes of SHA-256 over canonical JSON. A changed recipe is a breaking change of the ledger.
"""

import hashlib
import json

DIGEST_PREFIX = "sha256:"
SHORT_ID_LENGTH = 12


def canonical_json(value: object) -> str:
    """Return the one JSON spelling of a value: sorted keys, no spaces, non-ASCII kept.

    >>> canonical_json({"b": 1, "a": [None, "é"]})
    '{"a":[null,"é"],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(data: bytes) -> str:
    """Return the full digest of bytes, with its algorithm in front ("sha256:…")."""
    return DIGEST_PREFIX + hashlib.sha256(data).hexdigest()


def digest_of_value(value: object) -> str:
    """Return the full digest of a JSON value, by way of its canonical spelling."""
    return digest_of(canonical_json(value).encode("utf-8", "surrogatepass"))


def short_id(prefix: str, *parts: object) -> str:
    """Return a short content id such as ``c-1f00ab34cd56`` from whatever tells the thing apart.

    Args:
        prefix: a letter that says what is named: ``c`` for a claim, ``e`` for an event.
        parts: JSON values that together identify the thing.
    """
    return f"{prefix}-{digest_of_value(list(parts)).removeprefix(DIGEST_PREFIX)[:SHORT_ID_LENGTH]}"


def claim_id(document_id: str, document_digest: str, start: int, end: int, ordinal: int) -> str:
    """Return the id of the claim whose trigger stands at [start, end) of a document.

    The recipe holds the document's id and digest, the trigger's place and a running number among the claims that
    share the trigger (several speakers of one clause); neither the reader's version nor the kind, so that an
    analyst's decision outlives a better reader.
    """
    return short_id("c", document_id, document_digest, start, end, ordinal)
