"""Documents → readings by two processes: the package's reader and the naive one on the same documents.

A process that dies takes nothing with it: its documents are read again one by one, and the one that kills counts as
unread, which the measures take for a miss.
"""

import json
import multiprocessing
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path

from bench.gold import Input
from warledger.records import Notice, Reading

CHUNK = 64
NAIVE = Notice("naive", "read by the naive reader of the bench")

ReaderName = str
"""``ours`` or ``naive``."""
ReadChunk = Callable[[Sequence[Input], ReaderName], list[Reading]]


def read_all(
    inputs: Sequence[Input],
    reader: ReaderName,
    processes: int,
    on_read: Callable[[int], None],
    *,
    read: ReadChunk | None = None,
) -> dict[str, Reading]:
    """Return the readings of documents by id; what kills its process has none.

    Args:
        inputs: documents; the same id twice is the same document.
        reader: ``ours`` or ``naive``.
        processes: how many at once; 0 reads in this process.
        on_read: told how many were read since it was last told.
        read: reads some documents; `read_chunk` if not given.
    """
    unique = list({one.id: one for one in inputs}.values())
    chunks = list(_chunks(unique, CHUNK))
    found: dict[str, Reading] = {}
    for chunk, readings in _read_chunks(chunks, reader, processes, read or read_chunk):
        found |= {reading.document.id: reading for reading in readings}
        on_read(len(chunk))
    return found


def _read_chunks(
    chunks: Sequence[tuple[Input, ...]], reader: ReaderName, processes: int, read: ReadChunk
) -> Iterator[tuple[tuple[Input, ...], list[Reading]]]:
    if processes == 0:
        yield from ((chunk, read(chunk, reader)) for chunk in chunks)
        return
    broken = []
    with _pool(processes) as pool:
        running = [(chunk, pool.submit(read, chunk, reader)) for chunk in chunks]
        for chunk, future in running:
            try:
                yield chunk, future.result()
            except BrokenProcessPool:
                broken.append(chunk)
    for chunk in broken:
        yield chunk, [reading for one in chunk for reading in _read_alone(one, reader, read)]


def _read_alone(one: Input, reader: ReaderName, read: ReadChunk) -> list[Reading]:
    with _pool(1) as pool:
        try:
            return pool.submit(read, (one,), reader).result()
        except BrokenProcessPool:
            return []


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def read_chunk(chunk: Sequence[Input], reader: ReaderName) -> list[Reading]:
    """Read some documents as the command ``read`` would: from JSON lines, by way of the pipeline."""
    from warledger.pipeline import documents_in, read_documents, readings_of

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("\n".join(json.dumps(_row(one)) for one in chunk), encoding="utf-8")
        if reader == "ours":
            return list(readings_of([str(path)]))
        from bench.naive import NaiveReader
        from warledger.intake.given import Given

        documents = [taken.document for taken in documents_in([str(path)], Given()) if taken.document is not None]
        marked = [replace(document, notices=(*document.notices, NAIVE)) for document in documents]
        return list(read_documents(marked, NaiveReader()))


def _row(one: Input) -> dict[str, str]:
    return {key: value for key, value in asdict(one).items() if value is not None}


def _chunks(items: Iterable[Input], size: int) -> Iterator[tuple[Input, ...]]:
    iterator = iter(items)
    while chunk := tuple(islice(iterator, size)):
        yield chunk
