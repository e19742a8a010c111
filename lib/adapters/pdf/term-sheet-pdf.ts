import { attachmentPoints } from "../../core/abs/attachment";
import { stepSentence } from "../../core/abs/step-sentence";
import { formatAmount } from "../../core/money/format-amount";
import { money } from "../../core/money/money";
import type { TermSheetInput } from "../../flows/ports/documents";
import { simulatedBand } from "./document-head";
import { ReportDocument, type ReportFonts } from "./report-document";

const percent = (decimal: string | null, digits = 2) =>
  decimal === null ? "none" : `${(Number(decimal) * 100).toFixed(digits)} %`;
const bps = (value: number | null | undefined) =>
  value === null || value === undefined ? "none" : `${(value / 100).toFixed(2)} %`;

/** The term sheet: every figure in it is one of the terms or of the projection, none is computed here. */
export async function termSheetPdf(fonts: ReportFonts, input: TermSheetInput): Promise<Uint8Array> {
  const { terms } = input;
  const amount = (minor: string) => formatAmount(money(terms.currency, BigInt(minor)));
  const symbol = (trancheId: string) => terms.tranches.find(({ id }) => id === trancheId)?.symbol ?? trancheId;
  const document = new ReportDocument(fonts, {
    title: terms.name,
    subtitle: `Term sheet. ${terms.kind === "abs" ? "Asset-backed notes" : "Green bond"}, closing ${terms.calendar.closing}, terms ${input.termsHash}`,
    dated: new Date(`${terms.calendar.closing}T00:00:00Z`),
    band: simulatedBand(input.stage),
    footer: `${terms.dealId}  terms SHA-256 ${input.termsHash}`,
  });
  document.paragraph(terms.useOfProceeds);
  document.heading("Tranches");
  const attachment = attachmentPoints(terms.tranches);
  document.table(
    [
      { title: "Tranche", share: 3 },
      { title: "Original par", share: 3, align: "right" },
      { title: "Coupon", share: 1.4, align: "right" },
      { title: "Price", share: 1.2, align: "right" },
      { title: "Attaches", share: 1.5, align: "right" },
      { title: "Detaches", share: 1.5, align: "right" },
      { title: "Maturity", share: 1.8, align: "right" },
    ],
    terms.tranches.map((tranche, index) => [
      `${tranche.name} (${tranche.symbol})`,
      amount(tranche.originalParMinor),
      percent(tranche.couponRate),
      percent(tranche.issuePrice),
      bps(attachment[index]?.attachmentBps),
      bps(attachment[index]?.detachmentBps),
      tranche.maturity,
    ]),
  );
  document.heading("Projection");
  document.paragraph(
    `Base case from the simulated cash flow of the pool; downside with ${bps(input.downsideShockBps)} less revenue. Break-even is the largest drop of all revenue at which a tranche is still paid in full. A projection is not a promise.`,
  );
  document.table(
    [
      { title: "Tranche", share: 2 },
      { title: "Case", share: 1.4 },
      { title: "Interest", share: 2.4, align: "right" },
      { title: "Principal", share: 2.6, align: "right" },
      { title: "Loss", share: 2, align: "right" },
      { title: "Yield", share: 1.3, align: "right" },
      { title: "WAL years", share: 1.4, align: "right" },
      { title: "Min DSCR", share: 1.3, align: "right" },
      { title: "Break-even", share: 1.6, align: "right" },
    ],
    (["base", "downside"] as const).flatMap((name) =>
      input[name].tranches.map((figures) => [
        terms.tranches.find(({ id }) => id === figures.trancheId)?.symbol ?? figures.trancheId,
        name,
        amount(figures.interestTotalMinor),
        amount(figures.principalTotalMinor),
        amount(figures.lossMinor),
        percent(figures.yieldRate),
        figures.walYears === null ? "none" : Number(figures.walYears).toFixed(2),
        figures.minimumDscr === null ? "none" : Number(figures.minimumDscr).toFixed(2),
        name === "base" ? bps(input.breakEvenBps[figures.trancheId]) : "",
      ]),
    ),
  );
  document.heading("Priority of payments");
  document.table(
    [
      { title: "Step", share: 1 },
      { title: "Pays", share: 8 },
    ],
    terms.waterfall.map((step, index) => [String(index + 1), stepSentence(step, { tranche: symbol, amount })]),
  );
  document.heading("Pool");
  document.table(
    [
      { title: "Station", share: 4 },
      { title: "Share", share: 1, align: "right" },
      { title: "Simulation result SHA-256", share: 6 },
    ],
    terms.pool.map(({ stationName, shareBps, simulationHash }) => [stationName, bps(shareBps), simulationHash]),
  );
  document.heading("Parties");
  document.table(
    [
      { title: "Role", share: 2 },
      { title: "Name", share: 4 },
      { title: "LEI", share: 3 },
      { title: "From", share: 1.5 },
    ],
    terms.parties.map(({ role, name, lei, from }) => [role, name, lei ?? "", from]),
  );
  document.heading("Accounts");
  document.table(
    [
      { title: "Account", share: 2 },
      { title: "Bank", share: 4 },
      { title: "IBAN", share: 4 },
      { title: "Control agreement", share: 2 },
    ],
    terms.accounts.map(({ kind, bank, iban, controlAgreement }) => [kind, bank, iban, controlAgreement]),
  );
  document.heading("Calendar");
  document.table(
    [
      { title: "Period", share: 1.5 },
      { title: "Cut-off", share: 2 },
      { title: "Determination", share: 2 },
      { title: "Record", share: 2 },
      { title: "Ex", share: 2 },
      { title: "Payment", share: 2 },
    ],
    terms.calendar.periods.map((row) => [row.period, row.cutOff, row.determination, row.record, row.ex, row.payment]),
  );
  document.heading("Risks");
  document.paragraph(
    "Recourse is limited to the pool. Sun, demand, prices, equipment and counterparties can each be worse than projected; junior tranches lose first. Tokens may be hard to sell. Payments depend on verified telemetry and cleared cash: what is not evidenced is not distributed. Read the waterfall before you buy.",
  );
  return document.finish();
}
