import { type AnchorNote, type PeriodReport, targetName } from "../../core/audit/period-report";
import { formatAmount } from "../../core/money/format-amount";
import { money } from "../../core/money/money";
import type { PeriodReportInput } from "../../flows/ports/documents";
import { simulatedBand } from "./document-head";
import { ReportDocument, type ReportFonts } from "./report-document";

const TOTALS = [
  ["grossMinor", "Received, gross"],
  ["vatMinor", "less VAT"],
  ["feesMinor", "less fees of the payment processor"],
  ["thirdPartyMinor", "less money of third parties"],
  ["clearedMinor", "Cleared cash of the deal"],
  ["broughtForwardMinor", "less shortfall brought forward"],
  ["carriedMinor", "Left by the period before: tokens that do not circulate, and rounding"],
  ["suspenseMinor", "less cash without evidence of quantity, in suspense"],
  ["distributableCashMinor", "Cash for the waterfall"],
  ["reserveMinor", "Reserve at the opening"],
  ["releasedMinor", "Released of suspense by the trustee, for senior fees and interest"],
  ["availableFundsMinor", "Available Funds, with suspense and reserve"],
  ["distributableMinor", "Distributable at most"],
] as const;

/** Holders shown; the bundle has all of them. */
const HOLDERS_MAX = 400;
const BREAKS_MAX = 200;

/** The report of a period: every figure stands in the anchored statement, waterfall or distribution. */
export async function periodReportPdf(fonts: ReportFonts, { report, stage }: PeriodReportInput): Promise<Uint8Array> {
  const { terms, statement, distribution, waterfall } = report;
  const amount = (minor: string) => formatAmount(money(terms.currency, BigInt(minor)));
  const document = new ReportDocument(fonts, {
    title: `${terms.name}: report of ${statement.period}`,
    subtitle: `Statement of Available Funds version ${statement.version}, waterfall and distribution`,
    dated: new Date(report.distributionAnchor.anchoredAt),
    band: simulatedBand(stage),
    footer: `${statement.id}  SHA-256 ${report.statementHash}`,
  });
  document.paragraph(
    `Energy delivered from ${statement.from} to ${statement.to}; cash booked from ${statement.cashFrom} to ${statement.cashTo}. Every figure can be computed again from the evidence bundle with "heliograph verify".`,
  );
  document.heading("Available Funds");
  document.table(
    [
      { title: "Item", share: 5 },
      { title: "Amount", share: 2, align: "right" },
    ],
    TOTALS.map(([key, name]) => [name, amount(statement.totals[key])]),
  );
  accounts(document, report, amount);
  eventsOfDefault(document, report);
  document.heading("How each cent is evidenced");
  document.table(
    [
      { title: "Quantity", share: 2 },
      { title: "Cash", share: 2 },
      { title: "Lines", share: 1, align: "right" },
      { title: "Gross", share: 2.4, align: "right" },
      { title: "Available", share: 2.4, align: "right" },
      { title: "Distributable", share: 2.4, align: "right" },
    ],
    statement.cells.map((cell) => [
      ...[cell.quantity, cell.cash, String(cell.lines)],
      ...[amount(cell.grossMinor), amount(cell.availableMinor), amount(cell.distributableMinor)],
    ]),
  );
  document.heading("Meter readings");
  document.paragraph(
    `${statement.sessions.verified} charging sessions verified, ${statement.sessions.refused} refused, ${statement.sessions.energyWh} Wh delivered to vehicles.`,
  );
  document.table(
    [
      { title: "Station", share: 4 },
      { title: "Expected", share: 1.3, align: "right" },
      { title: "Measured", share: 1.3, align: "right" },
      { title: "Estimated", share: 1.3, align: "right" },
      { title: "Missing", share: 1.3, align: "right" },
      { title: "Refused", share: 1.3, align: "right" },
    ],
    statement.stations.map((station) => [
      terms.pool.find(({ stationId }) => stationId === station.stationId)?.stationName ?? station.stationId,
      ...[station.expected, station.measured, station.estimated, station.missing, station.refused].map(String),
    ]),
  );
  breaks(document, report, amount);
  document.heading("Waterfall");
  document.table(
    [
      { title: "Step", share: 2.2 },
      { title: "To", share: 3.4 },
      { title: "Due", share: 2.1, align: "right" },
      { title: "Paid", share: 2.1, align: "right" },
      { title: "Shortfall", share: 1.9, align: "right" },
    ],
    waterfall.transfers.map((transfer) => [
      ...[transfer.stepId, targetName(transfer.to, terms)],
      ...[amount(transfer.dueMinor), amount(transfer.amountMinor), amount(transfer.shortfallMinor)],
    ]),
  );
  for (const test of waterfall.tests) {
    document.paragraph(
      `${test.stepId}: DSCR ${test.value ?? "not due"}, minimum ${test.minimum}, ${test.breached ? "breached" : "met"}.`,
    );
  }
  document.heading("Distribution");
  document.table(
    [
      { title: "Tranche", share: 2.4 },
      { title: "Kind", share: 1.4 },
      { title: "Paid to tranche", share: 2.1, align: "right" },
      { title: "Not circulating", share: 2.1, align: "right" },
      { title: "Declared", share: 2.1, align: "right" },
      { title: "Rounding", share: 1.6, align: "right" },
      { title: "Holders", share: 1, align: "right" },
    ],
    distribution.distributions.map((own) => [
      ...[terms.tranches.find(({ id }) => id === own.trancheId)?.name ?? own.trancheId, own.kind],
      ...[own.trancheMinor, own.retainedMinor, own.totalMinor, own.dustMinor].map(amount),
      String(own.holders),
    ]),
  );
  document.paragraph(`Declared for all holders: ${amount(distribution.totalMinor)}.`);
  holders(document, report, amount);
  document.heading("Who stands behind it");
  document.table(
    [
      { title: "Document", share: 1.4 },
      { title: "SHA-256, attestors, transaction", share: 8 },
    ],
    [
      ["Terms", statement.dealHash],
      ["Evidence root", statement.evidenceRoot],
      ["Enrolled meters", statement.enrolmentRoot],
      ["Statement", anchored(report.statementHash, report.statementAnchor)],
      ["Distribution", anchored(report.distributionHash, report.distributionAnchor)],
      ["Registry", `chain ${terms.chainId}, ${report.registry}`],
    ],
  );
  return document.finish();
}

/** Opening balances, and what was released of suspense. */
function accounts(
  document: ReportDocument,
  { statement, distribution }: PeriodReport,
  amount: (minor: string) => string,
) {
  const { opening, suspenseReleases } = statement;
  document.heading("Accounts");
  document.table(
    [
      { title: "Account", share: 4 },
      { title: "At the opening", share: 2, align: "right" },
      { title: "After the distribution", share: 2, align: "right" },
    ],
    [
      ["Retained for tokens that do not circulate", amount(opening.retainedMinor), amount(distribution.retainedMinor)],
      ["Left over by rounding, in the Safe", amount(opening.dustMinor), amount(distribution.dustMinor)],
      ["Suspense", amount(opening.suspenseMinor), amount(distribution.suspenseMinor)],
    ],
  );
  if (suspenseReleases.length === 0) return;
  document.table(
    [
      { title: "Released by the trustee", share: 2.4 },
      { title: "Amount", share: 1.6, align: "right" },
      { title: "Reason", share: 4 },
    ],
    suspenseReleases.map(({ releasedAt, amountMinor, reason }) => [releasedAt, amount(amountMinor), reason]),
  );
}

/** What was declared of defaults, and from when the other priority of payments runs. */
function eventsOfDefault(document: ReportDocument, { statement }: PeriodReport): void {
  const { defaults = [] } = statement;
  if (defaults.length === 0) return;
  document.heading("Events of default");
  document.table(
    [
      { title: "Event", share: 2.4 },
      { title: "Occurred", share: 1.4 },
      { title: "Grace ends", share: 1.4 },
      { title: "State at the cut-off", share: 3 },
      { title: "Evidence SHA-256", share: 4 },
    ],
    defaults.map(({ notice, cure, acceleration }) => [
      notice.event,
      notice.occurredOn,
      notice.graceEnds,
      cure ? "cured" : acceleration ? `priority of enforcement from ${acceleration.fromPeriod}` : "stands",
      notice.evidence,
    ]),
  );
}

function breaks(document: ReportDocument, report: PeriodReport, amount: (minor: string) => string): void {
  document.heading("Breaks");
  if (report.breaks.length === 0) {
    document.paragraph("Everything adds up.");
    return;
  }
  document.table(
    [
      { title: "Code", share: 2.4 },
      { title: "About", share: 2.8 },
      { title: "Amount", share: 1.8, align: "right" },
      { title: "What was found", share: 4 },
    ],
    report.breaks
      .slice(0, BREAKS_MAX)
      .map((found) => [found.code, found.subject, amount(found.amountMinor), found.detail]),
  );
  if (report.breaks.length > BREAKS_MAX) {
    document.paragraph(`${report.breaks.length - BREAKS_MAX} more stand in breaks.json of the evidence bundle.`);
  }
}

function holders(document: ReportDocument, report: PeriodReport, amount: (minor: string) => string): void {
  const named = new Map(report.distribution.distributions.map((own) => [own.id, own]));
  const symbolOf = (trancheId: string | undefined) =>
    report.terms.tranches.find(({ id }) => id === trancheId)?.symbol ?? "";
  document.heading("Holders of record");
  document.table(
    [
      { title: "Holder", share: 5 },
      { title: "Tranche", share: 1.2 },
      { title: "Kind", share: 1.3 },
      { title: "Tokens", share: 1.4, align: "right" },
      { title: "Amount", share: 2, align: "right" },
    ],
    report.entitlements.slice(0, HOLDERS_MAX).map((own) => {
      const distribution = named.get(own.distributionId);
      const kind = distribution?.kind ?? "";
      return [own.holder, symbolOf(distribution?.trancheId), kind, own.tokens, amount(own.amountMinor)];
    }),
  );
  if (report.entitlements.length > HOLDERS_MAX) {
    document.paragraph(`${report.entitlements.length - HOLDERS_MAX} more stand in holders.csv of the evidence bundle.`);
  }
}

function anchored(hash: string, { signers, transactionHash, anchoredAt }: AnchorNote): string {
  return `${hash}\nattested by ${signers.join(", ")}\nanchored ${anchoredAt} in ${transactionHash}`;
}
