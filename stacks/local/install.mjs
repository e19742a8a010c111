// Installs the packages of the lock when they are not there, or are those of another lock. Node only, no dependency.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param {{development: boolean}} what development packages too (tests), or only those that the product runs on */
export async function ensureInstalled({ development }) {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".heliograph-install");
  const wanted = `${lock} ${development ? "all" : "product"}`;
  const installed = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (installed === wanted || installed === `${lock} all`) return;
  // A checkout that is developed on keeps its development packages when it is started.
  const all = development || existsSync(join(root, "node_modules", "jest"));
  process.stdout.write(`Installing packages from package-lock.json${all ? "" : " (without development packages)"} …\n`);
  // Said either way: where NODE_ENV is production, npm would leave the development packages out by itself.
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", all ? "--include=dev" : "--omit=dev"];
  const code = await new Promise((resolve) => {
    const child = spawn("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
    child.on("error", () => resolve(1));
    child.on("close", resolve);
  });
  if (code !== 0) {
    process.stderr.write(
      "The packages could not be installed. Check the network to the npm registry and run the command again.\n",
    );
    process.exit(1);
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, `${lock} ${all ? "all" : "product"}`);
}
