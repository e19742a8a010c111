import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStore } from "./folder-store";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heliograph-store-"));
  path = join(folder, "journal.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const corrupt = (line: number) =>
  expect.objectContaining({
    code: "STORE_CORRUPT",
    message: expect.stringContaining(`line ${line} of ${path}`),
    remedy: expect.stringContaining(`move ${folder} away`),
  });

async function written(): Promise<void> {
  const store = await folderStore(folder);
  await Promise.all([store.put([["order/1", "1"]]), store.put([["order/2", "22"]]), store.put([["order/3", "333"]])]);
  await store.put([
    ["order/1", null],
    ["order/2", '"two"'],
  ]);
  await store.close();
}

test("what was written is read again, also after it was compacted and written on", async () => {
  await written();
  for (let opened = 0; opened < 2; opened++) {
    const store = await folderStore(folder);
    expect(await store.list("order/")).toEqual(['"two"', "333"]);
    await store.put([[`other/${opened}`, "1"]]);
    await store.close();
  }
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(3);
});

test("a last line that a crash has cut short was never acknowledged", async () => {
  await written();
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.slice(0, -3));
  const store = await folderStore(folder);
  expect(await store.list("order/")).toEqual(["1", "22", "333"]);
  await store.close();
});

test.each<[string, number, (lines: string[]) => string[]]>([
  ["a changed digit", 2, (lines) => lines.map((line) => line.replace('"22"', '"23"'))],
  ["a line taken out", 2, (lines) => lines.toSpliced(1, 1)],
  ["two lines changed about", 1, ([first = "", second = "", ...rest]) => [second, first, ...rest]],
  ["something else altogether", 1, () => ["nonsense", ""]],
])("%s is found, with the line and what to do", async (_, line, damage) => {
  await written();
  writeFileSync(path, damage(readFileSync(path, "utf8").split("\n")).join("\n"));
  await expect(folderStore(folder)).rejects.toEqual(corrupt(line));
});
