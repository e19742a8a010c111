import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { verifyCommand } from "../../../lib/cli/commands/verify";
import type { CalendarPeriod, DealTerms } from "../../../lib/core/deal/terms";
import { sha256 } from "../../../lib/core/evidence/hash";
import type { DemoWorld } from "./demo-world";
import { printTable } from "./print-table";

const FILES = ["report.pdf", "report.csv", "evidence.zip", "trust.json"] as const;

/** Step 8: the auditor takes report, evidence and anchors away, and verifies them without the product. */
export async function auditStep(world: DemoWorld, terms: DealTerms, period: CalendarPeriod): Promise<number> {
  const auditor = await world.visitor("auditor@example.com");
  const path = `/api/v1/deals/${terms.dealId}/periods/${period.period}`;
  const rows: string[][] = [];
  for (const name of FILES) {
    const bytes = await auditor.bytes(`${path}/${name}`);
    await writeFile(join(world.folder, name), bytes);
    rows.push([name, String(bytes.length), sha256(bytes)]);
  }
  const termSheet = await auditor.bytes(`/api/v1/deals/${terms.dealId}/term-sheet.pdf`);
  await writeFile(join(world.folder, "term-sheet.pdf"), termSheet);
  rows.push(["term-sheet.pdf", String(termSheet.length), sha256(termSheet)]);
  printTable(`8  Documents in ${world.folder}`, ["file", "bytes", "SHA-256"], rows);
  console.log("");
  return verifyCommand([join(world.folder, "evidence.zip"), "--trust", join(world.folder, "trust.json")], {
    readFile: async (file) => new Uint8Array(await readFile(file)),
    print: (text) => console.log(text),
  });
}
