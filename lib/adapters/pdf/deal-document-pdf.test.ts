import { textOfPdf } from "../../../test/e2e/pdf-text";
import { cellsOf, type DealDocument } from "../../core/deal/documents/deal-document";
import { absFigures } from "../../core/deal/documents/demo-figures.fixture";
import { documentFigures } from "../../core/deal/documents/document-figures";
import { figureAnnex } from "../../core/deal/documents/figure-annex";
import { cellText } from "../../core/deal/documents/figure-text";
import { publishedFiles } from "../../core/deal/documents/published-files";
import { termSheet } from "../../core/deal/documents/term-sheet";
import { sha256 } from "../../core/evidence/hash";
import { exampleTerms } from "../../core/issuance/example-terms.fixture";
import { pdfDocuments } from "./pdf-documents";

const STAGE = { livemode: false, chainId: 31_337, mode: "local" } as const;
const { dealDocument } = pdfDocuments({ root: process.cwd() });
const small = smallFigures();
const documents = publishedFiles(small).flatMap((file): [string, DealDocument][] =>
  "document" in file ? [[file.kind, file.document]] : [],
);

test.each(documents)("the %s is a PDF, the same bytes each time", async (_kind, document) => {
  const input = { document, figures: small, stage: STAGE };
  const bytes = await dealDocument(input);
  expect(Buffer.from(bytes.slice(0, 8)).toString()).toBe("%PDF-1.7");
  expect(sha256(await dealDocument(input))).toBe(sha256(bytes));
});

test("the term sheet as it is read has every figure that it refers to, and not a digit beside them", async () => {
  const figures = absFigures;
  const document = termSheet(figures);
  const text = await textOfPdf(await dealDocument({ document, figures, stage: STAGE }));
  const cells = cellsOf(document).map((cell) => cellText(figures, cell));
  for (const cell of cells) expect(squeezed(text)).toContain(squeezed(cell));
  const annex = figureAnnex(document).flatMap(({ from, to }) =>
    [from, ...(to ? [to] : [])].flatMap((cell) => [cell.ref, cellText(figures, cell)]),
  );
  const pages = text.split("SIMULATED").length - 1;
  const chrome = Array.from({ length: pages }, (_, page) => [
    `${STAGE.chainId} ${figures.terms.dealId} ${figures.termsHash}`,
    `${page + 1} / ${pages}`,
  ]).flat();
  expect(digitsIn([text])).toEqual(digitsIn([...cells, ...annex, ...chrome]));
});

/** Those of a deal of two periods, which is drawn at once. */
function smallFigures() {
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
  return documentFigures({
    ...{ terms, termsHash: "ab".repeat(32), base: none, downside: none, downsideShockBps: 2_000 },
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, null])),
  });
}

/** How often each digit stands in texts, the names of hashes and standards left out. */
function digitsIn(texts: readonly string[]): number[] {
  const digits = texts
    .join(" ")
    .replaceAll(/SHA-256|RFC\s*6901/g, "")
    .replaceAll(/\D/g, "");
  return Array.from("0123456789", (digit) => digits.split(digit).length - 1);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "");
}
