import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../e2e/product-process";

export const DEMO_LIMIT_MS = 600_000;

/** Where the demonstration leaves its reports, its bundle and the trust anchors. */
export const demoFolder = join(root, ".heliograph", "demo");

/** Runs `npm run demo` to its end. */
export function runDemo(): { readonly code: number | null; readonly printed: string } {
  const demo = spawnSync("npm", ["run", "--silent", "demo"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: "--no-deprecation" },
  });
  return { code: demo.status, printed: `${demo.stdout}${demo.stderr}` };
}
