import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";

const PLATFORM_PACKAGE: Readonly<Record<string, string>> = {
  "linux-x64": "@foundry-rs/anvil-linux-amd64",
  "linux-arm64": "@foundry-rs/anvil-linux-arm64",
  "darwin-x64": "@foundry-rs/anvil-darwin-amd64",
  "darwin-arm64": "@foundry-rs/anvil-darwin-arm64",
  "win32-x64": "@foundry-rs/anvil-win32-amd64",
};

/**
 * Path of the native anvil of this machine, from npm. The package's own launcher is left aside: it would stand between
 * us and the process and orphan it.
 * @throws HeliographError CHAIN_BINARY_MISSING
 */
export function anvilBinaryPath(root: string): string {
  const platform = `${process.platform}-${process.arch}`;
  const packageName = PLATFORM_PACKAGE[platform];
  if (packageName === undefined) throw missing(platform, "there is no build of anvil for this machine");
  const path = join(
    packageFolder(packageName, platform, root),
    "bin",
    process.platform === "win32" ? "anvil.exe" : "anvil",
  );
  if (!existsSync(path)) throw missing(platform, `${packageName} has no bin/anvil`);
  return path;
}

function packageFolder(packageName: string, platform: string, root: string): string {
  try {
    return join(createRequire(join(root, "package.json")).resolve(`${packageName}/package.json`), "..");
  } catch (cause) {
    throw missing(platform, `${packageName} is not installed`, cause);
  }
}

function missing(platform: string, why: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "CHAIN_BINARY_MISSING",
    message: `The local chain cannot start on ${platform}: ${why}.`,
    remedy: "Run `npm ci` with optional dependencies, on Linux, macOS or Windows (x64 or arm64).",
    kind: "unavailable",
    data: { platform },
    cause,
  });
}
