import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const PAGE_HEADER_BYTES = 24;
const META_BYTES = 160;
const MAGIC = 0xbeefc0de;

/**
 * Why LMDB must not map this file, or undefined where it looks sound. LMDB would crash the process on a file that is
 * shorter than its newest meta page says; a first look at both meta pages turns that into an error.
 */
export function faultOfDatabaseFile(path: string, pageSize: number): string | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size === 0) return undefined;
    const metas = [0, pageSize].map((at) => readMeta(file, at, size)).filter((meta) => meta !== undefined);
    const newest = metas.sort((left, right) => Number(right.transaction - left.transaction))[0];
    if (newest === undefined) return "it has no valid header";
    if (newest.pageSize !== pageSize) return `its page size is ${newest.pageSize}, not ${pageSize}`;
    const needed = (newest.lastPage + 1n) * BigInt(pageSize);
    return needed > BigInt(size) ? `it is cut off: ${size} of ${needed} bytes are there` : undefined;
  } finally {
    closeSync(file);
  }
}

type Meta = { readonly pageSize: number; readonly lastPage: bigint; readonly transaction: bigint };

function readMeta(file: number, at: number, size: number): Meta | undefined {
  if (at + META_BYTES > size) return undefined;
  const page = Buffer.alloc(META_BYTES);
  readSync(file, page, 0, META_BYTES, at);
  if (page.readUInt32LE(PAGE_HEADER_BYTES) !== MAGIC) return undefined;
  return {
    pageSize: page.readUInt32LE(48),
    lastPage: page.readBigUInt64LE(144),
    transaction: page.readBigUInt64LE(152),
  };
}
