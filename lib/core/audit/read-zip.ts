import { inflateSync } from "fflate";
import { HeliographError } from "../errors/heliograph-error";

/** What a file from outside may cost us. */
export type ZipLimits = {
  readonly bytesMax: number;
  readonly entriesMax: number;
  readonly unpackedBytesMax: number;
  /** Unpacked bytes per packed byte of one entry. */
  readonly ratioMax: number;
};

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly offset: number;
};

const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,3}$/;

/**
 * Unpacks a ZIP from outside, in memory and within limits. Only the plain form is taken: one part, entries one after another
 * without gaps, no comments, extra fields, encryption, links or folders, names of letters, digits and `_.-` below the
 * root, none twice.
 * @throws HeliographError BUNDLE_REFUSED with what is wrong and where
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  if (bytes.length > limits.bytesMax) throw refused(`it is larger than ${limits.bytesMax} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes, limits);
  const files = new Map<string, Uint8Array>();
  let unpackedBytes = 0;
  let offset = 0;
  for (const entry of entries) {
    if (files.has(entry.name)) throw refused("it comes twice", entry.name);
    unpackedBytes += entry.unpackedBytes;
    if (unpackedBytes > limits.unpackedBytesMax) throw refused("it unpacks to too much", entry.name);
    if (entry.unpackedBytes > limits.ratioMax * Math.max(1, entry.packedBytes)) {
      throw refused("it is packed too densely to be what it says", entry.name);
    }
    if (entry.offset !== offset) throw refused("it does not follow the entry before", entry.name);
    const start = contentStart(view, bytes, entry);
    offset = start + entry.packedBytes;
    files.set(entry.name, unpack(bytes.subarray(start, offset), entry));
  }
  if (view.getUint32(bytes.length - END_BYTES + 16, true) !== offset) throw refused("bytes stand between its parts");
  return files;
}

function readDirectory(view: DataView, bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const end = bytes.length - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50 || view.getUint16(end + 20, true) !== 0) {
    throw refused("it is no plain ZIP");
  }
  const count = view.getUint16(end + 10, true);
  const isOnePart = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!isOnePart || count === 0 || count > limits.entriesMax) throw refused(`it has ${count} entries`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== 0x02014b50) throw refused("its directory is damaged");
    const nameBytes = view.getUint16(at + 28, true);
    const name = nameOf(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    const method = view.getUint16(at + 10, true);
    const hasExtras = view.getUint32(at + 30, true) !== 0 || view.getUint16(at + 36, true) !== 0;
    const isLink = view.getUint32(at + 38, true) !== 0;
    const isEncrypted = view.getUint16(at + 8, true) !== 0;
    if (hasExtras || isLink || isEncrypted || view.getUint16(at + 34, true) !== 0) {
      throw refused("it is a link, encrypted or carries extra fields", name);
    }
    if (method !== STORED && method !== DEFLATED) throw refused(`it is packed by method ${method}`, name);
    entries.push({
      name,
      method,
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += CENTRAL_BYTES + nameBytes;
  }
  if (at !== end) throw refused("its directory does not end where it should");
  return entries;
}

/** Checks that an entry's own header says what the directory says. */
function contentStart(view: DataView, bytes: Uint8Array, entry: Entry): number {
  const { offset } = entry;
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== 0x04034b50) {
    throw refused("its header is damaged", entry.name);
  }
  const nameBytes = view.getUint16(offset + 26, true);
  const start = offset + LOCAL_BYTES + nameBytes;
  const agrees =
    view.getUint16(offset + 6, true) === 0 &&
    view.getUint16(offset + 8, true) === entry.method &&
    view.getUint32(offset + 18, true) === entry.packedBytes &&
    view.getUint32(offset + 22, true) === entry.unpackedBytes &&
    view.getUint16(offset + 28, true) === 0 &&
    nameOf(bytes.subarray(offset + LOCAL_BYTES, start)) === entry.name;
  if (!agrees || start + entry.packedBytes > bytes.length)
    throw refused("its header contradicts the directory", entry.name);
  return start;
}

function unpack(packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method === STORED) {
    if (entry.packedBytes !== entry.unpackedBytes) throw refused("its sizes contradict each other", entry.name);
    return packed;
  }
  try {
    const content = inflateSync(packed, { out: new Uint8Array(entry.unpackedBytes + 1) });
    if (content.length === entry.unpackedBytes) return content;
  } catch (cause) {
    throw refused("it cannot be unpacked", entry.name, cause);
  }
  throw refused("it unpacks to another size than it says", entry.name);
}

function nameOf(bytes: Uint8Array): string {
  const name = String.fromCharCode(...bytes);
  if (bytes.length > 200 || !NAME.test(name) || name.includes("..")) throw refused("a name in it is not allowed", name);
  return name;
}

function refused(reason: string, entry = "", cause?: unknown): HeliographError {
  return new HeliographError({
    code: "BUNDLE_REFUSED",
    message: `The bundle is refused: ${reason}${entry === "" ? "" : ` (${entry.slice(0, 100)})`}.`,
    remedy: "Take the bundle again from where it was published.",
    data: { entry: entry.slice(0, 100) },
    cause,
  });
}
