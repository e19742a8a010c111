import { type DealDocument, type DocumentBlock, facts, figure, heading, paragraph } from "./deal-document";
import type { DocumentFigures } from "./document-figures";
import { organisation } from "./term-sheet-organisation";
import { priorities } from "./term-sheet-priorities";
import { security } from "./term-sheet-security";

const CASES = ["base", "downside"] as const;

/**
 * The term sheet: notes, projection, both priorities of payments, security, and who does what when. Its SHA-256 stands on the
 * tokens. Every number and name in it is a reference into the deal's figures.
 */
export function termSheet(figures: DocumentFigures): DealDocument {
  return {
    title: figure("/terms/name"),
    subtitle: [
      `Term sheet. ${figures.terms.kind === "abs" ? "Asset-backed notes" : "Green bond"}, closing `,
      ...[figure("/terms/calendar/closing"), ", terms ", figure("/termsHash")],
    ],
    blocks: [
      ...(figures.terms.useOfProceeds === "" ? [] : [paragraph(figure("/terms/useOfProceeds"))]),
      ...notes(figures),
      ...projection(figures),
      ...priorities(figures),
      ...security(figures),
      ...organisation(figures),
      heading("Risks"),
      paragraph(
        "Recourse is limited to the pool. Sun, demand, prices, equipment and counterparties can each be worse than projected; junior tranches lose first. Tokens may be hard to sell. Payments depend on verified telemetry and cleared cash: what is not evidenced is not distributed. Read the waterfall before you buy.",
      ),
    ],
  };
}

function notes({ terms }: DocumentFigures): DocumentBlock[] {
  return [
    heading("Tranches"),
    {
      kind: "table",
      columns: [
        { title: "Tranche", share: 3 },
        { title: "Original par", share: 3, align: "right" },
        { title: "Coupon", share: 1.4, align: "right" },
        { title: "Price", share: 1.2, align: "right" },
        { title: "Attaches", share: 1.5, align: "right" },
        { title: "Detaches", share: 1.5, align: "right" },
        { title: "Maturity", share: 1.8, align: "right" },
      ],
      rows: terms.tranches.map((_, index) => {
        const at = `/terms/tranches/${index}`;
        return [
          [figure(`${at}/name`), " (", figure(`${at}/symbol`), ")"],
          figure(`${at}/originalParMinor`, "money"),
          figure(`${at}/couponRate`, "percent"),
          figure(`${at}/issuePrice`, "percent"),
          figure(`/attachment/${index}/attachmentBps`, "bps"),
          figure(`/attachment/${index}/detachmentBps`, "bps"),
          figure(`${at}/maturity`),
        ];
      }),
    },
    ...terms.tranches.flatMap((_, index) => noteTerms(terms, index)),
  ];
}

/** What a tranche's line in the table does not say: how interest is counted, its steps, early redemption, least order, ISIN. */
function noteTerms(terms: DocumentFigures["terms"], index: number): DocumentBlock[] {
  const tranche = terms.tranches[index];
  if (!tranche) return [];
  const at = `/terms/tranches/${index}`;
  return [
    paragraph([
      ...[figure(`${at}/symbol`), ": interest by ", figure(`${at}/dayCount`), ", at least "],
      ...[figure(`${at}/minimumTokens`), " tokens an order"],
      ...(tranche.isin === undefined ? [] : [", ISIN ", figure(`${at}/isin`)]),
      ...(tranche.couponSteps ?? []).flatMap(({ fromPeriod }, step) => [
        ...["; ", figure(`${at}/couponSteps/${step}/rate`, "percent"), " a year from period "],
        figure(`/terms/calendar/periods/${fromPeriod}/period`),
      ]),
      ...(tranche.makeWhole
        ? [
            ...[
              "; may be redeemed early from ",
              figure(`${at}/makeWhole/firstCall`),
              " at the make-whole amount with ",
            ],
            ...[figure(`${at}/makeWhole/marginRate`, "percent"), " over the reference yield, at least "],
            ...[figure(`${at}/makeWhole/floorPrice`, "percent"), " of the balance"],
          ]
        : []),
      ".",
    ]),
  ];
}

function projection(figures: DocumentFigures): DocumentBlock[] {
  return [
    heading("Projection"),
    paragraph([
      ...["Base case from the simulated cash flow of the pool; downside with ", figure("/downsideShockBps", "bps")],
      " less revenue. Break-even is the largest drop of all revenue at which a tranche is still paid in full. A projection is not a promise.",
    ]),
    {
      kind: "table",
      columns: [
        { title: "Tranche", share: 1.7 },
        { title: "Case", share: 1.7 },
        { title: "Interest", share: 2.6, align: "right" },
        { title: "Principal", share: 2.8, align: "right" },
        { title: "Loss", share: 2.3, align: "right" },
        { title: "Yield", share: 1.6, align: "right" },
        { title: "WAL years", share: 1.2, align: "right" },
        { title: "Min DSCR", share: 1.2, align: "right" },
        { title: "Break-even", share: 1.6, align: "right" },
      ],
      rows: CASES.flatMap((name) =>
        figures[name].summary.tranches.map(({ trancheId }, index) => {
          const at = `/${name}/summary/tranches/${index}`;
          const place = figures.terms.tranches.findIndex(({ id }) => id === trancheId);
          return [
            figure(`/terms/tranches/${place}/symbol`),
            name,
            figure(`${at}/interestTotalMinor`, "money"),
            figure(`${at}/principalTotalMinor`, "money"),
            figure(`${at}/lossMinor`, "money"),
            figure(`${at}/yieldRate`, "rate"),
            figure(`${at}/walYears`, "years"),
            figure(`${at}/minimumDscr`, "ratio"),
            name === "base" ? figure(`/breakEvenBps/${trancheId}`, "bps") : "",
          ];
        }),
      ),
    },
    facts(
      CASES.flatMap((name) => [
        [`Residual, ${name}`, figure(`/${name}/summary/residualTotalMinor`, "money")],
        [`First breach of a test, ${name}`, figure(`/${name}/summary/firstBreach`)],
      ]),
    ),
  ];
}
