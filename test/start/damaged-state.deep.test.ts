import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newStateFolder, START_LIMIT_MS, startProduct, startRefused } from "../e2e/product-process";
import { expectOneClearLine } from "./clear-line";
import { processesStillNaming } from "./running-processes";

describe("npm start on a state that is damaged", () => {
  const whole = newStateFolder();
  const copies: string[] = [];

  beforeAll(async () => {
    const product = await startProduct({ directory: whole });
    await product.stop();
  }, START_LIMIT_MS);
  afterAll(() => {
    for (const made of [whole, ...copies]) rmSync(made, { recursive: true, force: true });
  });

  const damaged = (damage: (copy: string) => void): string => {
    const copy = newStateFolder();
    copies.push(copy);
    cpSync(whole, copy, { recursive: true });
    damage(copy);
    return copy;
  };

  test.each([
    [
      "a table cut off",
      /table cannot be read: it is cut off: .*Put back a copy/,
      (copy: string) => truncateSync(join(copy, "table/data.mdb"), 20_000),
    ],
    [
      "a changed chain journal",
      /journal of the local chain is damaged at line 3: .*Restore the file from a backup/,
      (copy: string) => changeLine(join(copy, "chain/journal.jsonl"), 3),
    ],
    [
      "torn keys",
      /keys of the local chain cannot be read: .*Restore/,
      (copy: string) => writeFileSync(join(copy, "chain/keys.json"), "{"),
    ],
    [
      "torn secrets",
      /local secrets cannot be read: .*Restore/,
      (copy: string) => writeFileSync(join(copy, "secrets.json"), "{"),
    ],
    ["a torn clock", /clock cannot be read: .*Restore/, (copy: string) => writeFileSync(join(copy, "clock.json"), "{")],
    [
      "a torn journal of the simulated services",
      /damaged at line 1 of .*simulated\/journal\.jsonl\. Restore/,
      (copy: string) => writeFileSync(join(copy, "simulated/journal.jsonl"), "[[\n"),
    ],
  ])(
    "%s is refused with a clear line",
    async (_, says, damage) => {
      const copy = damaged(damage);
      expectOneClearLine(await startRefused({ directory: copy }), says);
      expect(await processesStillNaming(copy)).toEqual([]);
    },
    START_LIMIT_MS,
  );
});

/** Changes one letter in the middle of a line, counted from 1. */
function changeLine(path: string, number: number): void {
  const lines = readFileSync(path, "utf8").split("\n");
  const line = lines[number - 1] ?? "";
  const at = Math.floor(line.length / 2);
  lines[number - 1] = `${line.slice(0, at)}${line[at] === "0" ? "1" : "0"}${line.slice(at + 1)}`;
  writeFileSync(path, lines.join("\n"));
}
