import { shockRevenue } from "../../abs/period-inputs";
import { projectDeal } from "../../abs/project";
import { summarizeProjection } from "../../abs/projection-summary";
import { projectionTable } from "../../abs/projection-table";
import { ContractTerms } from "../../bond/actus/contract-terms";
import { runContract } from "../../bond/actus/run-contract";
import type { Json } from "../../evidence/canonical-json";
import { hashOf } from "../../evidence/hash";
import { addMonthsToYearMonth } from "../../time/local-date";
import { demoAbsRequest, demoGreenBondRequest } from "../presets/demo-requests";
import { structureDeal } from "../structure";
import type { StructureRequest } from "../structure-request";
import type { DealTerms } from "../terms";
import { figuresOf } from "./deal-document";
import { DocumentFigures, documentFigures } from "./document-figures";
import { cellText } from "./figure-text";
import { publishedFiles } from "./published-files";

const ulid = (digit: string) => digit.repeat(26);
const pool = [
  {
    ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
    ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
  },
];
const months = Array.from({ length: 144 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": String(2_000_000 + (index % 12) * 50_000) },
  cost: {},
  cfads: String(2_000_000 + (index % 12) * 50_000),
}));
const inputs = { pool, closing: "2026-11-02", firstPeriod: "2026-11" };

function figuresOfDeal(request: StructureRequest): DocumentFigures {
  const terms = structureDeal(
    request,
    {
      ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
      trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
    },
    months,
  );
  const caseOf = (drop: number) => {
    const projection = projectDeal(terms, shockRevenue(months, drop));
    return { ...projectionTable(projection), summary: summarizeProjection(projection) };
  };
  return documentFigures({
    ...{ terms, termsHash: hashOf(terms as Json), base: caseOf(0), downside: caseOf(2_000), downsideShockBps: 2_000 },
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, 3_000])),
  });
}

const abs = figuresOfDeal(demoAbsRequest(inputs));
const bond = figuresOfDeal(demoGreenBondRequest(inputs));

test.each([abs, bond])("figures survive their file, and every figure of every document stands in them", (figures) => {
  expect(DocumentFigures.parse(JSON.parse(JSON.stringify(figures)))).toEqual(figures);
  const documents = publishedFiles(figures).flatMap((file) => ("document" in file ? [file.document] : []));
  expect(documents).toHaveLength(2);
  for (const document of documents) {
    expect(figuresOf(document).length).toBeGreaterThan(30);
    for (const cell of figuresOf(document)) expect(cellText(figures, cell)).not.toMatch(/undefined|NaN|object/);
  }
});

test("a document without its figures has no digits but those of laws, headings and names", () => {
  const [sheet] = publishedFiles(abs).flatMap((file) =>
    file.kind === "factsheet" && "document" in file ? [file] : [],
  );
  const words = sheet?.document.blocks.flatMap((block) =>
    block.kind === "table" ? [...block.columns.map(({ title }) => title), ...block.rows.flat()] : [],
  );
  const numbers = words?.filter((cell) => typeof cell === "string" && /\d{3,}/.test(cell));
  expect(numbers).toEqual(["Hash of the terms (SHA-256)", "Securitisation under Regulation (EU) 2017/2402"]);
});

test("a figure that nobody has computed is refused", () => {
  expect(() => cellText(abs, { ref: "/base/tranches/9/flows", as: "text" })).toThrow(
    expect.objectContaining({ code: "FIGURE_UNKNOWN" }),
  );
});

test("the allocation table adds up to the proceeds, to the minor unit", () => {
  const sum = abs.allocation.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  expect(sum.toString()).toBe(abs.proceedsMinor);
  expect(abs.allocatedMinor.aligned).toBe(abs.proceedsMinor);
});

test.each([abs, bond])("ACTUS terms of each tranche, run by the ACTUS engine, give its schedule", (figures) => {
  const contracts = publishedFiles(figures).filter(({ kind }) => kind === "contract-terms");
  expect(contracts.map(({ trancheId }) => trancheId)).toEqual(figures.terms.tranches.map(({ id }) => id));
  for (const [index, contract] of contracts.entries()) {
    const tranche = figures.terms.tranches[index] as DealTerms["tranches"][number];
    const events = runContract(ContractTerms.parse(JSON.parse("text" in contract ? contract.text : "")));
    const redeemed = events.filter(({ eventType, payoff }) => /PR|MD/.test(eventType) && payoff !== 0);
    expect(redeemed.map(({ payoff }) => Math.round(payoff * 100).toString())).toEqual(
      tranche.schedule.filter((principal) => principal !== "0"),
    );
    const interest = events.filter(({ eventType }) => eventType === "IP");
    const projected = figures.base.tranches.find(({ trancheId }) => trancheId === tranche.id)?.flows ?? [];
    // The deal rounds interest down to the cent each month; the contract does not round.
    for (const [period, { payoff }] of interest.entries()) {
      const paid = Number(projected[period]?.interestMinor) / 100;
      expect(payoff - paid).toBeGreaterThanOrEqual(-1e-6);
      expect(payoff - paid).toBeLessThan(0.01 + 1e-6);
    }
  }
});

test("the cash flow of a tranche as CSV has every payment of both cases", () => {
  const [file] = publishedFiles(bond).filter(({ kind }) => kind === "cash-flows");
  const lines = (file && "text" in file ? file.text : "").trim().split("\r\n");
  const flows = bond.base.tranches[0]?.flows ?? [];
  expect(lines).toHaveLength(flows.length + 1);
  const cells = lines[1]?.split(",") ?? [];
  expect(cells[2]).toBe(flows[0]?.payment);
  expect(cells[3]).toBe((Number(flows[0]?.interestMinor) / 100).toFixed(2));
  expect(cells[9]).toBe((Number(bond.downside.tranches[0]?.flows[0]?.interestMinor) / 100).toFixed(2));
});

test("the same figures give the same files", () => {
  expect(hashOf(publishedFiles(abs) as unknown as Json)).toBe(hashOf(publishedFiles(abs) as unknown as Json));
});
