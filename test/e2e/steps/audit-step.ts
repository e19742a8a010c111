import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../product-process";
import type { Walk } from "../walk";

/** Step 8: the auditor reads the report, downloads everything, and verifies it on a machine of its own. */
export async function auditStep(walk: Walk): Promise<void> {
  const auditor = await walk.harness.as("auditor@example.com");
  const { page } = auditor;
  await auditor.open("/auditor");
  await auditor.look("8-evidence");
  await auditor.open(`/auditor/deals/${walk.dealId}`);
  await auditor.look("8-deal");
  await auditor.open(`/auditor/deals/${walk.dealId}/periods/${walk.period}`);
  await page
    .getByText(/^Page 1 of/)
    .first()
    .waitFor();
  await page.locator(".react-pdf__Page__textContent span").first().waitFor();
  await auditor.look("8-period");
  for (const [index, name] of ["evidence.zip", "trust.json"].entries()) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download", exact: true }).nth(index).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    walk.files.set(name, readFileSync(await download.path()));
  }
  for (const [label, name] of [
    ["Report as PDF", "report.pdf"],
    ["Report as CSV", "report.csv"],
  ] as const) {
    const address = await page.getByRole("link", { name: label }).getAttribute("href");
    walk.files.set(name, await auditor.file(address ?? ""));
  }
  const { contracts } = await auditor.api<{ contracts: Record<string, string> }>("/product");
  expectVerified(walk, contracts.statementRegistry ?? "");
}

function expectVerified({ files, harness }: Walk, registry: string): void {
  const folder = mkdtempSync(join(tmpdir(), "heliograph-auditor-"));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const bundle = files.get("evidence.zip") ?? Buffer.alloc(0);
  const changed = Buffer.from(bundle);
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  writeFileSync(join(folder, "changed.zip"), changed);
  expect(verify(folder, "evidence.zip", "--trust", "trust.json")).toEqual([
    0,
    expect.stringContaining("AUTHENTICATED"),
  ]);
  const rpc = ["--rpc", `${harness.product.origin}/rpc`, "--registry", registry];
  expect(verify(folder, "evidence.zip", ...rpc)).toEqual([0, expect.stringContaining("AUTHENTICATED")]);
  expect(verify(folder, "evidence.zip")).toEqual([3, expect.stringContaining("CONSISTENT, NOT AUTHENTICATED")]);
  expect(verify(folder, "changed.zip", "--trust", "trust.json")).toEqual([1, expect.stringContaining("FAILED")]);
}

/** `npm run heliograph -- verify …` as an auditor runs it, in the folder of the downloads. */
export function verify(folder: string, ...argv: readonly string[]): [number | null, string] {
  const command = [join(root, "stacks/local/run.mjs"), "lib/cli/main.ts", "verify", ...argv];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: folder },
  });
  return [status, `${stdout}${stderr}`];
}
