import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { absentPart } from "../../lib/absent-part";
import { pdfDocuments } from "../../lib/adapters/pdf/pdf-documents";
import { createApi } from "../../lib/api/app";
import { cashFlowTables } from "../../lib/core/deal/documents/cash-flow-tables";
import { greenBondFigures as figures } from "../../lib/core/deal/documents/demo-figures.fixture";
import { sha256 } from "../../lib/core/evidence/hash";
import type { Ports } from "../../lib/flows/ports/ports";
import { workerDocuments } from "./worker-documents";

const root = join(__dirname, "../..");
const BUNDLE = `
import { bundle } from "./stacks/local/run.mjs";
process.stdout.write(await bundle("stacks/local/document-worker.ts"));
`;
const ORIGIN = "http://127.0.0.1:3000";
const FOREIGN = { method: "POST", headers: { origin: "https://elsewhere.example" } };
const ports = absentPart<Ports>("ports");
const api = createApi({
  ...{ ports, authenticator: { actorOf: async () => null }, origin: ORIGIN, version: "0", log: () => undefined },
});
const document = cashFlowTables(figures, []);
const stage = { livemode: false, chainId: 31_337, mode: "local" } as const;

let workerPath: string;
beforeAll(async () => {
  await api.request(`${ORIGIN}/api/v1/stations`, FOREIGN);
  workerPath = execFileSync(process.execPath, ["--input-type=module", "-e", BUNDLE], { cwd: root, encoding: "utf8" });
});

test("the API answers while a document is drawn, and the thread draws the same bytes", async () => {
  let isDrawn = false;
  const drawing = workerDocuments({ workerPath, root })
    .dealDocument({ document, figures, stage })
    .finally(() => {
      isDrawn = true;
    });
  const waits: number[] = [];
  const began = performance.now();
  while (!isDrawn) {
    const asked = performance.now();
    expect((await api.request(`${ORIGIN}/api/v1/stations`, FOREIGN)).status).toBe(403);
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const drawnMs = performance.now() - began;
  const longest = Math.max(...waits);
  process.stdout.write(
    `a document in ${Math.round(drawnMs)} ms; of ${waits.length} requests meanwhile the longest took ${Math.round(longest)} ms\n`,
  );
  expect(waits.length).toBeGreaterThan(10);
  expect(longest).toBeLessThan(drawnMs / 3);
  const here = await pdfDocuments({ root }).dealDocument({ document, figures, stage });
  expect(sha256(await drawing)).toBe(sha256(here));
}, 60_000);

test("what cannot be drawn is refused with its code, and what comes behind it is drawn all the same", async () => {
  const cell = { ref: "/nowhere", as: "text" } as const;
  const documents = workerDocuments({ workerPath, root });
  const wrong = documents.dealDocument({ document: { title: cell, subtitle: "", blocks: [] }, figures, stage });
  const sound = documents.dealDocument({ document: { title: "A title", subtitle: "", blocks: [] }, figures, stage });
  await expect(wrong).rejects.toMatchObject({ code: "FIGURE_UNKNOWN" });
  expect(Buffer.from(await sound).toString("latin1", 0, 8)).toBe("%PDF-1.7");
});
