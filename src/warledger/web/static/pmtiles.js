// Reads tiles out of one PMTiles file, version 3 (github.com/protomaps/PMTiles), by asking for ranges of its bytes.
const HEAD_BYTES = 16384;
const heads = new Map();
const leaves = new Map();
let isRegistered = false;

export function register(maplibregl) {
  if (isRegistered) return;
  isRegistered = true;
  maplibregl.addProtocol("pmtiles", async ({ url }) => {
    const [, file, z, x, y] = url.match(/^pmtiles:\/\/(.+)\/(\d+)\/(\d+)\/(\d+)$/);
    return { data: await tileOf(file, Number(z), Number(x), Number(y)) };
  });
}

/** What a file's head says: tile type (1: vector), zooms, and its first directory. */
export function headOf(file) {
  if (!heads.has(file)) heads.set(file, readHead(file));
  return heads.get(file);
}

async function readHead(file) {
  const bytes = await range(file, 0, HEAD_BYTES);
  const view = new DataView(bytes);
  if (new TextDecoder().decode(bytes.slice(0, 7)) !== "PMTiles" || view.getUint8(7) !== 3) throw new Error("not a PMTiles file of version 3");
  const at = (place) => Number(view.getBigUint64(place, true));
  const head = { rootAt: at(8), rootLength: at(16), leavesAt: at(40), dataAt: at(56), packing: view.getUint8(97), tilePacking: view.getUint8(98), tileType: view.getUint8(99), minZoom: view.getUint8(100), maxZoom: view.getUint8(101) };
  const root = head.rootAt + head.rootLength <= bytes.byteLength ? bytes.slice(head.rootAt, head.rootAt + head.rootLength) : await range(file, head.rootAt, head.rootLength);
  return { ...head, root: entriesOf(await unpacked(root, head.packing)) };
}

async function tileOf(file, z, x, y) {
  const head = await headOf(file);
  const id = tileId(z, x, y);
  let entries = head.root;
  for (let depth = 0; depth < 4; depth += 1) {
    const entry = entries.findLast((known) => known.id <= id);
    if (!entry) return null;
    if (entry.run > 0) return id < entry.id + entry.run ? unpacked(await range(file, head.dataAt + entry.offset, entry.length), head.tilePacking) : null;
    entries = await leafOf(file, head, entry);
  }
  return null;
}

function leafOf(file, head, entry) {
  const key = `${file}|${entry.offset}`;
  if (!leaves.has(key)) leaves.set(key, range(file, head.leavesAt + entry.offset, entry.length).then((bytes) => unpacked(bytes, head.packing)).then(entriesOf));
  return leaves.get(key);
}

async function range(file, offset, length) {
  const answer = await fetch(file, { headers: { range: `bytes=${offset}-${offset + length - 1}` } });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  return answer.status === 206 ? bytes : bytes.slice(offset, offset + length);
}

async function unpacked(bytes, packing) {
  if (packing < 2) return bytes;
  if (packing !== 2) throw new Error("only gzip is understood");
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

function entriesOf(buffer) {
  const bytes = new Uint8Array(buffer);
  let place = 0;
  const number = () => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[place];
      place += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const count = number();
  let id = 0;
  const entries = Array.from({ length: count }, () => ({ id: (id += number()) }));
  for (const entry of entries) entry.run = number();
  for (const entry of entries) entry.length = number();
  entries.forEach((entry, index) => {
    const value = number();
    entry.offset = value === 0 && index > 0 ? entries[index - 1].offset + entries[index - 1].length : value - 1;
  });
  return entries;
}

/** The place of a tile on the Hilbert curve through all zooms. */
function tileId(z, x, y) {
  let id = (4 ** z - 1) / 3;
  let [column, row] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (column & side) > 0 ? 1 : 0;
    const below = (row & side) > 0 ? 1 : 0;
    id += side * side * ((3 * right) ^ below);
    if (below === 0) {
      if (right === 1) [column, row] = [side - 1 - column, side - 1 - row];
      [column, row] = [row, column];
    }
  }
  return id;
}
