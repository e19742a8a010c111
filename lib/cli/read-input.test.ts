import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readInput } from "./read-input";

const root = join(__dirname, "../..");

test("a file is read, and one that is not there is named", async () => {
  expect(Buffer.from(await readInput(join(root, "package.json"))).toString()).toContain('"name"');
  await expect(readInput("/nowhere/request.json")).rejects.toMatchObject({ code: "FILE_NOT_READ" });
});

test.each(["-", "/dev/stdin"])("what another program pipes into %s is read", (path) => {
  const request = {
    bond: {
      ...{ schedule: { effective: "2026-01-01", termination: "2028-01-01", tenor: "1Y" } },
      ...{ coupon: { kind: "fixed", rate: 0.05 }, dayCount: "30/360" },
    },
  };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["stacks/local/run.mjs", "lib/cli/main.ts", "bond", "schedule", path],
    { cwd: root, input: JSON.stringify(request), encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(JSON.parse(stdout).dates).toEqual(["2026-01-01", "2027-01-01", "2028-01-01"]);
});
