import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./repository.mjs";

/** Wrong on purpose: if this passes, `sst` and `aws` have fallen back to `any` and the check says nothing. */
const WRONG = `/// <reference path="../../.sst/platform/config.d.ts" />
new sst.aws.Dynamo("Wrong", { fields: { pk: "text" }, primaryIndex: { hashKey: "pk" } });
new sst.aws.Function("Wrong", { handler: "a.b", runtime: "nodejs4" });
`;

/** The stacks against SST's own types. SST's sources do not pass our strict flags, so only our own files count. */
export async function checkTypes(report, work) {
  const probe = join(work, "wrong-on-purpose.ts");
  const project = join(work, "tsconfig.json");
  writeFileSync(probe, WRONG);
  const stacks = join(root, "stacks", "tsconfig.json");
  const include = ["sst.config.ts", "open-next.config.ts", "stacks/*.ts"].map((file) => join(root, file));
  writeFileSync(project, JSON.stringify({ extends: stacks, include: [...include, probe], exclude: [] }));
  const { stdout, stderr, signal, status } = spawnSync(
    join(root, "node_modules", ".bin", "tsc"),
    ["-p", project, "--pretty", "false"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const diagnostics = stdout.split("\n").filter((line) => /^\S.*\(\d+,\d+\): error TS/.test(line));
  const wrong = relative(root, probe);
  const ours = diagnostics.filter((line) => !line.startsWith(".sst/") && !line.startsWith("node_modules/"));
  report.section("Types");
  await report.check("the stacks are typed by SST (two errors made on purpose are found)", () => {
    const found = ours.filter((line) => line.startsWith(wrong));
    if (found.length < 2)
      throw new Error(`found ${found.length}; tsc ended with ${signal ?? status}: ${stderr}${stdout.slice(0, 2000)}`);
  });
  await report.check("the stacks, sst.config.ts and open-next.config.ts have no type error", () => {
    const errors = ours.filter((line) => !line.startsWith(wrong));
    if (errors.length > 0) throw new Error(errors.join("\n"));
  });
}
