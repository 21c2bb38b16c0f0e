"""Bytes → text: which encoding, what was guessed, what was replaced; and bytes that are no text at all."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from warledger.records import Notice

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_MAX_CONTROL_SHARE = 0.01
_SNIFFED = 65_536
_MOSTLY_UTF8 = 0.9
_FEW_HIGH_BYTES = 0.05
# What Western pages call Latin-1 is Windows-1252: browsers read it so (WHATWG encoding standard).
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_GUESSED = ["cp1252", "cp1256", "cp1251", "cp1254", "cp1253", "cp1255", "iso8859_6", "koi8_r", "gb18030", "big5"]
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, its encoding, and what a person should know of how it was found."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def binary_kind(data: bytes) -> str | None:
    """Return in words what bytes are that are no text, None where they may be text."""
    for magic, words in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:_SNIFFED]):
            return words
    if any(data.startswith(bom) for bom, _ in _BOMS) or _wide_encoding(data) is not None:
        return None
    sample = data[:_SNIFFED]
    if b"\x00" in sample:
        return "binary"
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary" if controls > _MAX_CONTROL_SHARE * len(sample) else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of bytes: by their byte order mark, else as declared, else UTF-8, else guessed.

    Args:
        data: bytes that `binary_kind` holds for text.
        declared: the encoding that a page or a header names.

    Returns:
        The whole text; line ends stay as they are, only a byte order mark is no part of it. A notice says where the
        encoding was guessed (``encoding_guessed``), where the declared one does not fit (``encoding_differs``), and
        where characters were lost (``characters_replaced``).
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_replacements(data[len(bom) :], encoding)
    notices: tuple[Notice, ...] = ()
    if declared is not None:
        text = _try(data, _codec_of(declared))
        if text is not None:
            return Decoded(text, _codec_of(declared) or declared)
        notices = (Notice("encoding_differs", f"the page says {declared}, but its bytes are not"),)
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", notices)
    found = _guess(data)
    return Decoded(found.text, found.encoding, notices + found.notices)


def _guess(data: bytes) -> Decoded:
    wide = _wide_encoding(data)
    if wide is not None:
        return _with_notice(_with_replacements(data, wide))
    if _utf8_share(data) >= _MOSTLY_UTF8:
        return _with_replacements(data, "utf-8")
    high = sum(len(run) for run in _HIGH.findall(data))
    if high <= _FEW_HIGH_BYTES * len(data):
        # A few high bytes in Latin letters are quotation marks, dashes and accents.
        western = _try(data, "cp1252")
        if western is not None:
            return _with_notice(Decoded(western, "cp1252"))
    best = from_bytes(data, cp_isolation=_GUESSED).best()
    encoding = best.encoding if best is not None else "cp1252"
    return _with_notice(_with_replacements(data, encoding))


def _with_notice(decoded: Decoded) -> Decoded:
    notice = Notice(
        "encoding_guessed", f"no encoding is declared and the bytes are not UTF-8: read as {decoded.encoding}"
    )
    return Decoded(decoded.text, decoded.encoding, (notice, *decoded.notices))


def _with_replacements(data: bytes, encoding: str) -> Decoded:
    text = _try(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, "replace")
    at = text.index("\ufffd")
    message = f"{text.count(chr(0xFFFD))} characters could not be decoded as {encoding} and stand as U+FFFD"
    return Decoded(text, encoding, (Notice("characters_replaced", message, at, at + 1),))


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _codec_of(label: str) -> str | None:
    """Return the codec for a declared label, None where there is none that makes text."""
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_LABELS.get(name, name))
    except (LookupError, ValueError):  # ValueError: a label with a NUL
        return None
    return found.name if found._is_text_encoding else None  # noqa: SLF001 - the only mark of hex, zip and their like


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 in the byte order that the zeros of Latin text betray, None where they do not."""
    sample = data[:2048]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.8 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _utf8_share(data: bytes) -> float:
    """Return which share of the runs of high bytes is whole UTF-8."""
    runs = _HIGH.findall(data)
    whole = sum(_try(run, "utf-8") is not None for run in runs)
    return whole / len(runs) if runs else 1.0
