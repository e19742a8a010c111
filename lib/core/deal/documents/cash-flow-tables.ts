import { type DealDocument, type DocumentBlock, type DocumentCell, figure, heading, paragraph } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

const CASES = ["base", "downside"] as const;

/**
 * Cash of the deal and of each tranche on every payment date, base case beside downside.
 * @param notExpressible tranches whose terms ACTUS cannot tell, with the reason: said, since their contract is missing
 */
export function cashFlowTables(
  figures: DocumentFigures,
  notExpressible: readonly { readonly trancheId: string; readonly reason: string }[],
): DealDocument {
  const { terms } = figures;
  return {
    title: [figure("/terms/name"), ": cash-flow tables"],
    subtitle: ["Closing ", figure("/terms/calendar/closing"), ". Base case beside downside."],
    blocks: [
      heading("Cases"),
      {
        kind: "table",
        columns: [
          { title: "Case", share: 2 },
          { title: "Fall of all revenue", share: 3, align: "right" },
          { title: "Residual", share: 4, align: "right" },
        ],
        rows: CASES.map((name) => [
          name,
          name === "base" ? "" : figure("/downsideShockBps", "bps"),
          figure(`/${name}/summary/residualTotalMinor`, "money"),
        ]),
      },
      ...terms.tranches.flatMap((tranche) => trancheTables(figures, tranche.id)),
      ...CASES.flatMap((name) => dealTable(figures, name)),
      ...notExpressible.map(({ trancheId, reason }) => {
        const place = terms.tranches.findIndex(({ id }) => id === trancheId);
        return paragraph([
          "No ACTUS contract is published for ",
          figure(`/terms/tranches/${place}/name`),
          `: ${reason}`,
        ]);
      }),
    ],
  };
}

function trancheTables(figures: DocumentFigures, trancheId: string): DocumentBlock[] {
  const place = figures.terms.tranches.findIndex(({ id }) => id === trancheId);
  const flows = CASES.map((name) => figures[name].tranches.findIndex((tranche) => tranche.trancheId === trancheId));
  const summaries = CASES.map((name) =>
    figures[name].summary.tranches.findIndex((tranche) => tranche.trancheId === trancheId),
  );
  const periods = figures.base.tranches[flows[0] ?? 0]?.flows ?? [];
  const ofCase = (of: (name: (typeof CASES)[number], index: number) => DocumentCell[]) =>
    CASES.flatMap((name, index) => of(name, index));
  return [
    heading(figure(`/terms/tranches/${place}/name`)),
    {
      kind: "table",
      columns: [
        { title: "Case", share: 2 },
        { title: "Interest", share: 3, align: "right" },
        { title: "Principal", share: 3, align: "right" },
        { title: "Loss", share: 3, align: "right" },
        { title: "Yield", share: 1.5, align: "right" },
        { title: "WAL years", share: 1.5, align: "right" },
        { title: "Minimum DSCR", share: 1.8, align: "right" },
      ],
      rows: CASES.map((name, index) => {
        const at = `/${name}/summary/tranches/${summaries[index]}`;
        return [
          name,
          figure(`${at}/interestTotalMinor`, "money"),
          figure(`${at}/principalTotalMinor`, "money"),
          figure(`${at}/lossMinor`, "money"),
          figure(`${at}/yieldRate`, "rate"),
          figure(`${at}/walYears`, "years"),
          figure(`${at}/minimumDscr`, "ratio"),
        ];
      }),
    },
    {
      kind: "table",
      columns: [
        { title: "Payment", share: 2.1 },
        ...CASES.flatMap((name) => [
          { title: `Interest, ${name}`, share: 2, align: "right" as const },
          { title: `Principal, ${name}`, share: 2.1, align: "right" as const },
          { title: `Balance, ${name}`, share: 2.3, align: "right" as const },
        ]),
      ],
      rows: periods.map((_, period) => [
        figure(`/base/tranches/${flows[0]}/flows/${period}/payment`),
        ...ofCase((name, index) => {
          const at = `/${name}/tranches/${flows[index]}/flows/${period}`;
          return [
            figure(`${at}/interestMinor`, "money"),
            figure(`${at}/principalMinor`, "money"),
            figure(`${at}/balanceMinor`, "money"),
          ];
        }),
      ]),
    },
  ];
}

function dealTable(figures: DocumentFigures, name: (typeof CASES)[number]): DocumentBlock[] {
  return [
    heading(`The deal, ${name}`),
    {
      kind: "table",
      columns: [
        { title: "Payment", share: 2.2 },
        { title: "Cash", share: 2.2, align: "right" },
        { title: "Operating costs", share: 2.2, align: "right" },
        { title: "Fees", share: 2, align: "right" },
        { title: "Reserve", share: 2.2, align: "right" },
        { title: "Residual", share: 2.2, align: "right" },
        { title: "DSCR", share: 1, align: "right" },
        { title: "12 m back", share: 1, align: "right" },
        { title: "12 m ahead", share: 1, align: "right" },
      ],
      rows: figures[name].periods.map(({ dscrHistoric, dscrForward }, index) => {
        const at = `/${name}/periods/${index}`;
        return [
          figure(`${at}/payment`),
          figure(`${at}/distributableMinor`, "money"),
          figure(`${at}/operatingCostsDueMinor`, "money"),
          figure(`${at}/feesPaidMinor`, "money"),
          figure(`${at}/reserveMinor`, "money"),
          figure(`${at}/residualMinor`, "money"),
          figure(`${at}/dscr`, "ratio"),
          dscrHistoric === undefined ? "" : figure(`${at}/dscrHistoric`, "ratio"),
          dscrForward === undefined ? "" : figure(`${at}/dscrForward`, "ratio"),
        ];
      }),
    },
  ];
}
