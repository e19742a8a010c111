import { cashFlowTables } from "../../core/deal/documents/cash-flow-tables";
import { documentFigures } from "../../core/deal/documents/document-figures";
import { factsheet } from "../../core/deal/documents/factsheet";
import { sha256 } from "../../core/evidence/hash";
import { exampleTerms } from "../../core/issuance/example-terms.fixture";
import { pdfDocuments } from "./pdf-documents";

const STAGE = { livemode: false, chainId: 31_337, mode: "local" } as const;
const terms = exampleTerms();
const none = {
  ...{ periods: [], tranches: terms.tranches.map(({ id }) => ({ trancheId: id, flows: [] })) },
  summary: {
    ...{ residualTotalMinor: "0", firstBreach: null },
    tranches: terms.tranches.map(({ id }) => ({
      ...{ trancheId: id, interestTotalMinor: "1", principalTotalMinor: "1", lossMinor: "0" },
      ...{ walYears: "0.2083", yieldRate: "0.056400", minimumDscr: null, averageDscr: null },
    })),
  },
};
const figures = documentFigures({
  ...{ terms, termsHash: "ab".repeat(32), base: none, downside: none, downsideShockBps: 2_000 },
  breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, null])),
});

test.each([factsheet(figures), cashFlowTables(figures, [])])(
  "$title is a PDF, the same bytes each time",
  async (document) => {
    const { dealDocument } = pdfDocuments({ root: process.cwd() });
    const bytes = await dealDocument({ document, figures, stage: STAGE });
    expect(Buffer.from(bytes.slice(0, 8)).toString()).toBe("%PDF-1.7");
    expect(sha256(await dealDocument({ document, figures, stage: STAGE }))).toBe(sha256(bytes));
  },
);
