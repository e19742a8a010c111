import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.mjs";

/** Keeps SST from looking for newer tools, for bun, for an account and from reporting its use. */
const OFFLINE = {
  SST_STAGE: "ci",
  SST_SKIP_DEPENDENCY_CHECK: "1",
  SST_NO_BUN: "1",
  SST_TELEMETRY_DISABLED: "1",
  AWS_EC2_METADATA_DISABLED: "true",
};

export const platform = join(root, ".sst", "platform");

/** SST's components and the AWS provider's types (323 MB), from the npm registry; only where they are not there yet. */
export async function ensureSstPlatform() {
  Object.assign(process.env, OFFLINE);
  if (existsSync(join(platform, "config.d.ts")) && existsSync(join(platform, "node_modules", "@pulumi", "aws"))) return;
  console.log("Installing SST's platform; this takes a minute or more …");
  const { status } = spawnSync(join(root, "node_modules", ".bin", "sst"), ["install"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("`npx sst install` failed: it needs the npm registry, nothing else");
}
