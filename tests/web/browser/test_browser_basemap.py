"""A base map of the reader's own: one PMTiles file, of which the map asks for the bytes that it needs."""

import re
import struct
import subprocess
import zlib

import pytest

from conftest import warledger

PNG, UNPACKED = 2, 1


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def picture(size=256):
    """Return a PNG of one grey."""
    rows = b"".join(b"\0" + b"\x80" * size for _ in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pmtiles(tile):
    """Return a PMTiles file of version 3 that holds one tile for the whole world."""
    directory = bytes([1, 0, 1]) + varint(len(tile)) + varint(1)
    metadata = b"{}"
    root_at, metadata_at = 127, 127 + len(directory)
    data_at = metadata_at + len(metadata)
    head = b"PMTiles" + bytes([3])
    head += struct.pack("<8Q", root_at, len(directory), metadata_at, len(metadata), data_at, 0, data_at, len(tile))
    head += struct.pack("<3Q", 1, 1, 1) + bytes([1, UNPACKED, UNPACKED, PNG, 0, 0])
    return head.ljust(root_at, b"\0") + directory + metadata + tile


def varint(number):
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


@pytest.fixture
def with_basemap(example_ledger, tmp_path):
    """The address of a server with such a base map."""
    file = tmp_path / "world.pmtiles"
    file.write_bytes(pmtiles(picture()))
    with subprocess.Popen(
        warledger("serve", "--ledger", example_ledger, "--port", "0", "--basemap", file),
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        yield re.search(r"http://\S+", server.stderr.readline())[0]
        server.terminate()


def test_tiles_come_out_of_the_readers_own_file(open_page, with_basemap):
    page = open_page(with_basemap)
    page.wait_for_selector("#map[data-ready]")
    assert page.get_attribute("#map", "data-engine") == "gl"
    page.wait_for_function(
        "() => document.querySelector('#map').engine.raw.getStyle().layers.some((layer) => layer.id === 'tiles')"
    )
    page.wait_for_function("() => document.querySelector('#map').engine.raw.areTilesLoaded()")
