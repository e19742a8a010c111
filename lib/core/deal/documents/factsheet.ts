import {
  type DealDocument,
  type DocumentBlock,
  type DocumentCell,
  facts,
  figure,
  heading,
  paragraph,
} from "./deal-document";
import type { DocumentFigures } from "./document-figures";

/**
 * The factsheet: the four components of the ICMA Green Bond Principles (June 2021), the fields of the European Green Bond
 * factsheet (Regulation (EU) 2023/2631, annex I) where the notes carry that name, use of proceeds station by station, and
 * how the product is classified and sold. What is not entered is not said.
 */
export function factsheet(figures: DocumentFigures): DealDocument {
  return {
    title: [figure("/terms/name"), ": factsheet"],
    subtitle: [
      "Closing ",
      figure("/terms/calendar/closing"),
      ". What the notes are, what they pay for, and who may buy them.",
    ],
    blocks: [
      ...notes(figures),
      ...greenBondPrinciples(figures),
      ...europeanGreenBond(figures),
      ...proceedsByStation(figures),
      ...classification(figures),
      ...whereSold(figures),
    ],
  };
}

function notes({ terms, attachment }: DocumentFigures): DocumentBlock[] {
  return [
    heading("Notes"),
    facts([
      ["Deal", figure("/terms/name")],
      ["Hash of the terms (SHA-256)", figure("/termsHash")],
      ["Currency", figure("/terms/currency")],
      ["Issued", figure("/terms/calendar/closing")],
      ["Legal maturity", figure("/terms/calendar/legalMaturity")],
      ["Proceeds", figure("/proceedsMinor", "money")],
    ]),
    {
      kind: "table",
      columns: [
        { title: "Notes", share: 3 },
        { title: "ISIN", share: 2 },
        { title: "Original par", share: 2.6, align: "right" },
        { title: "Coupon", share: 1.3, align: "right" },
        { title: "Attaches", share: 1.4, align: "right" },
        { title: "Break-even", share: 1.5, align: "right" },
        { title: "Maturity", share: 1.8, align: "right" },
      ],
      rows: terms.tranches.map(({ id, isin }, index) => [
        figure(`/terms/tranches/${index}/name`),
        isin === undefined ? "" : figure(`/terms/tranches/${index}/isin`),
        figure(`/terms/tranches/${index}/originalParMinor`, "money"),
        figure(`/terms/tranches/${index}/couponRate`, "percent"),
        attachment[index] ? figure(`/attachment/${index}/attachmentBps`, "bps") : "",
        figure(`/breakEvenBps/${id}`, "bps"),
        figure(`/terms/tranches/${index}/maturity`),
      ]),
    },
    paragraph(
      "Break-even is the largest fall of all revenue at which the notes are still paid in full. A projection is not a promise.",
    ),
  ];
}

function greenBondPrinciples({ terms }: DocumentFigures): DocumentBlock[] {
  const green = terms.disclosure?.green;
  if (!green) return [];
  const at = "/terms/disclosure/green";
  return [
    heading("Green Bond Principles"),
    facts([
      ["1. Use of proceeds", figure(`${at}/useOfProceeds`)],
      ["2. Evaluation and selection of projects", figure(`${at}/evaluationAndSelection`)],
      ["3. Management of proceeds", figure(`${at}/managementOfProceeds`)],
      ["4. Reporting", figure(`${at}/reporting`)],
      ["External review", green.externalReview === undefined ? "" : figure(`${at}/externalReview`)],
    ]),
  ];
}

function europeanGreenBond({ terms }: DocumentFigures): DocumentBlock[] {
  const green = terms.disclosure?.green?.euGreenBond;
  if (!green) {
    return [heading("European Green Bond"), paragraph("The notes do not carry the name European Green Bond (EuGB).")];
  }
  const at = "/terms/disclosure/green/euGreenBond";
  return [
    heading("European Green Bond"),
    facts([
      [
        "Environmental objective",
        green.environmentalObjective === undefined ? "" : figure(`${at}/environmentalObjective`),
      ],
      ["Taxonomy-aligned part of the proceeds", figure(`${at}/taxonomyAlignedBps`, "bps")],
      ["Registered reviewer", green.reviewer === undefined ? "" : figure(`${at}/reviewer`)],
      ["Pre-issuance factsheet (SHA-256)", green.factsheetSha256 === undefined ? "" : figure(`${at}/factsheetSha256`)],
    ]),
  ];
}

function proceedsByStation({ allocation, terms }: DocumentFigures): DocumentBlock[] {
  return [
    heading("Use of proceeds by station"),
    ...(terms.useOfProceeds === "" ? [] : [paragraph(figure("/terms/useOfProceeds"))]),
    {
      kind: "table",
      columns: [
        { title: "Station", share: 3 },
        { title: "Activity", share: 4 },
        { title: "Technical screening criteria", share: 2 },
        { title: "Amount", share: 2.6, align: "right" },
      ],
      rows: [
        ...allocation.map((_, index) => [
          figure(`/allocation/${index}/stationName`),
          figure(`/allocation/${index}/activity`),
          figure(`/allocation/${index}/criteria`),
          figure(`/allocation/${index}/amountMinor`, "money"),
        ]),
        ["Criteria met", "", "", figure("/allocatedMinor/aligned", "money")],
        ["Criteria not met", "", "", figure("/allocatedMinor/not-aligned", "money")],
        ["No criteria apply", "", "", figure("/allocatedMinor/none-apply", "money")],
      ],
    },
  ];
}

function classification({ terms }: DocumentFigures): DocumentBlock[] {
  const { disclosure } = terms;
  if (!disclosure) return [];
  const at = "/terms/disclosure";
  const rows: [string, DocumentCell][] = [];
  if (disclosure.classification)
    rows.push(
      ["Securitisation under Regulation (EU) 2017/2402", figure(`${at}/classification/euSecuritisation`, "yes-no")],
      ["Basis", figure(`${at}/classification/basis`)],
      ["Reasons", figure(`${at}/classification/reasons`)],
    );
  if (disclosure.keyInformation)
    rows.push(
      ["Key information (KID, KIIS)", figure(`${at}/keyInformation/determination`)],
      ["Reasons", figure(`${at}/keyInformation/reasons`)],
    );
  if (disclosure.riskRetention)
    rows.push(
      ["Risk retained", figure(`${at}/riskRetention/bps`, "bps")],
      ["Form of retention", figure(`${at}/riskRetention/form`)],
      ["Retained by", figure(`${at}/riskRetention/holder`)],
    );
  if (disclosure.smallestDenomination !== undefined)
    rows.push(["Smallest denomination (major units)", figure(`${at}/smallestDenomination`)]);
  rows.push(
    ["Professional and institutional investors only", figure("/professionalOnly", "yes-no")],
    ["Recourse", figure(`${at}/recourse`)],
  );
  return [heading("Classification"), facts(rows)];
}

function whereSold({ terms }: DocumentFigures): DocumentBlock[] {
  const { disclosure } = terms;
  if (!disclosure) return [];
  const blocks: DocumentBlock[] = [
    heading("Where the notes may be offered"),
    {
      kind: "table",
      columns: [
        { title: "Country", share: 1 },
        { title: "Open", share: 1 },
        { title: "Filing", share: 2 },
        { title: "Reference", share: 4 },
      ],
      rows: disclosure.jurisdictions.map(({ reference }, index) => {
        const at = `/terms/disclosure/jurisdictions/${index}`;
        return [
          figure(`${at}/country`),
          figure(`${at}/open`, "yes-no"),
          figure(`${at}/filing`),
          reference === undefined ? "" : figure(`${at}/reference`),
        ];
      }),
    },
  ];
  if (disclosure.lockUps.length === 0) return blocks;
  return [
    ...blocks,
    heading("Lock-ups"),
    facts(disclosure.lockUps.map(({ holder }, index) => [holder, figure(`/terms/disclosure/lockUps/${index}/until`)])),
  ];
}
