import { zipSync } from "fflate";
import { readZip, type ZipLimits } from "./read-zip";

const LIMITS: ZipLimits = { bytesMax: 100_000, entriesMax: 5, unpackedBytesMax: 50_000, ratioMax: 50 };
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const zip = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { mtime: new Date(1980, 0, 1) });
const refused = expect.objectContaining({ code: "BUNDLE_REFUSED" });

/** Renames every occurrence of a name of the same length, in the header and in the directory. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1");
}

describe("a ZIP from outside", () => {
  test("gives its files back", () => {
    const files = readZip(zip({ "a.json": text("{}"), "b/c.txt": text("hello hello hello hello") }), LIMITS);
    expect([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ["a.json", "{}"],
      ["b/c.txt", "hello hello hello hello"],
    ]);
  });

  test.each([
    ["a name twice", renamed(zip({ "a.txt": text("1"), "b.txt": text("2") }), "b.txt", "a.txt")],
    ["a way up", renamed(zip({ "xx/a.txt": text("1") }), "xx/a.txt", "../a.txt")],
    ["an absolute name", renamed(zip({ "xa.txt": text("1") }), "xa.txt", "/a.txt")],
    ["a backslash", renamed(zip({ "x/a.txt": text("1") }), "x/a.txt", "x\\a.txt")],
    ["a link", zipSync({ "a.txt": [text("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] })],
    ["an extra field", zipSync({ "a.txt": [text("1"), { extra: { 1: text("x") } }] })],
    ["a comment", zipSync({ "a.txt": [text("1"), { comment: "x" }] })],
    ["a bomb", zip({ "a.txt": new Uint8Array(40_000) })],
    ["too much in all", zipSync({ "a.txt": new Uint8Array(60_000) }, { level: 0 })],
    ["too many entries", zip(Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`f${n}`, text("1")])))],
    ["bytes before it", Buffer.concat([Buffer.of(0), zip({ "a.txt": text("1") })])],
    ["bytes after it", Buffer.concat([zip({ "a.txt": text("1") }), Buffer.of(0)])],
    ["nothing", new Uint8Array()],
  ])("%s is refused", (_, bytes) => {
    expect(() => readZip(bytes, LIMITS)).toThrow(refused);
  });
});
