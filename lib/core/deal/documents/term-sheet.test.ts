import { attachmentPoints } from "../../abs/losses/attachment";
import { shockRevenue } from "../../abs/pool/period-inputs";
import { projectDeal } from "../../abs/projection/project";
import { summarizeProjection } from "../../abs/projection/projection-summary";
import { stepSentence } from "../../abs/waterfall/step-sentence";
import { valueAtPointer } from "../../evidence/json-pointer";
import { formatAmount } from "../../money/format-amount";
import { money } from "../../money/money";
import { figuresOf } from "./deal-document";
import { absFigures, DOWNSIDE_BPS, demoPoolMonths, greenBondFigures } from "./demo-figures.fixture";
import { figureAnnex } from "./figure-annex";
import { cellText } from "./figure-text";
import { publishedFiles } from "./published-files";
import { termSheet } from "./term-sheet";

test.each([absFigures, greenBondFigures])("every figure of the term sheet is the published result's", (figures) => {
  const { terms } = figures;
  const summaryOf = (dropBps: number) => summarizeProjection(projectDeal(terms, shockRevenue(demoPoolMonths, dropBps)));
  const computed = {
    ...{ terms, termsHash: figures.termsHash, downsideShockBps: DOWNSIDE_BPS, breakEvenBps: figures.breakEvenBps },
    ...{ base: { summary: summaryOf(0) }, downside: { summary: summaryOf(DOWNSIDE_BPS) } },
    attachment: attachmentPoints(terms.tranches),
  };
  const file = publishedFiles(figures).find(({ kind }) => kind === "figures");
  const published: unknown = JSON.parse(file && "text" in file ? file.text : "");
  const shown = figuresOf(termSheet(figures));
  expect(shown.length).toBeGreaterThan(6 * terms.calendar.periods.length);
  const wrong = shown.filter(({ ref }) => {
    const value = valueAtPointer(computed, ref);
    return value === undefined || valueAtPointer(published, ref) !== value;
  });
  expect(wrong).toEqual([]);
});

test("both priorities are told as their steps say, amounts and tranches by reference", () => {
  const { terms } = absFigures;
  const names = {
    tranche: (id: string) => terms.tranches.find((tranche) => tranche.id === id)?.symbol ?? "",
    amount: (minor: string) => formatAmount(money(terms.currency, BigInt(minor))),
  };
  const sentences = termSheet(absFigures).blocks.flatMap((block) =>
    block.kind === "table" && block.columns[1]?.title === "Pays"
      ? block.rows.map((row) => cellText(absFigures, row[1] ?? ""))
      : [],
  );
  const steps = [...terms.waterfall, ...(terms.enforcementWaterfall ?? [])];
  expect(sentences).toEqual(steps.map((step) => stepSentence(step, names)));
});

test("the annex tells where each figure stands once, a long table by its first and last row", () => {
  const sheet = termSheet(absFigures);
  const annex = figureAnnex(sheet);
  const last = absFigures.terms.calendar.periods.length - 1;
  expect(new Set(annex.map(({ from }) => from.ref)).size).toBe(annex.length);
  expect(annex).toContainEqual({
    from: { ref: "/terms/calendar/periods/0/payment", as: "text" },
    to: { ref: `/terms/calendar/periods/${last}/payment`, as: "text" },
  });
  const told = new Set(annex.map(({ from }) => from.ref));
  const missing = figuresOf(sheet).filter(({ ref }) => !ref.startsWith("/terms/calendar/periods/") && !told.has(ref));
  expect(missing).toEqual([]);
});
