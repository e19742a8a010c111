import { ContractTerms } from "../../bond/actus/contract-terms";
import { runContract } from "../../bond/actus/run-contract";
import type { Json } from "../../evidence/canonical-json";
import { hashOf } from "../../evidence/hash";
import type { DealTerms } from "../terms";
import { cellsOf, figuresOf, partsOf } from "./deal-document";
import { absFigures as abs, greenBondFigures as bond } from "./demo-figures.fixture";
import { DocumentFigures } from "./document-figures";
import { cellText } from "./figure-text";
import { publishedFiles } from "./published-files";

test.each([abs, bond])("figures survive their file, and every figure of every document stands in them", (figures) => {
  expect(DocumentFigures.parse(JSON.parse(JSON.stringify(figures)))).toEqual(figures);
  const documents = publishedFiles(figures).flatMap((file) => ("document" in file ? [file.document] : []));
  expect(documents).toHaveLength(3);
  for (const document of documents) {
    expect(figuresOf(document).length).toBeGreaterThan(30);
    for (const cell of figuresOf(document)) expect(cellText(figures, cell)).not.toMatch(/undefined|NaN|object/);
  }
});

test.each([abs, bond])(
  "a document without its figures has no digits but those of laws and names of hashes",
  (figures) => {
    for (const file of publishedFiles(figures)) {
      if (!("document" in file)) continue;
      const titles = file.document.blocks.flatMap((block) =>
        block.kind === "table" ? block.columns.map(({ title }) => title) : [],
      );
      const words = [...titles, ...cellsOf(file.document).flatMap((cell) => [...partsOf(cell)])];
      const numbers = words.filter(
        (part) =>
          typeof part === "string" && /\d/.test(part.replaceAll(/SHA-256|\(EU\) 2017\/2402|^[1-4]\. |12 m /g, "")),
      );
      expect(numbers).toEqual([]);
    }
  },
);

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
