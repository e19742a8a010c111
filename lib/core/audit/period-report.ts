import { stringify } from "csv-stringify/sync";
import type { WaterfallResultJson } from "../abs/waterfall/waterfall-result-json";
import type { DealTerms } from "../deal/terms";
import type { Entitlement } from "../distribution/distribution";
import { money, toDecimalString } from "../money/money";
import type { DistributionSet } from "../settlement/distribution-set";
import type { Statement } from "../settlement/statement";
import type { ReconciliationBreak } from "../verification/break";

/** Where and by whom something was anchored. */
export type AnchorNote = {
  readonly transactionHash: string;
  readonly anchoredAt: string;
  readonly signers: readonly string[];
};

/** What a period's report tells: the anchored documents themselves, and nothing computed anew. */
export type PeriodReport = {
  readonly terms: DealTerms;
  readonly statement: Statement;
  readonly statementHash: string;
  readonly breaks: readonly ReconciliationBreak[];
  readonly waterfall: WaterfallResultJson;
  readonly distribution: DistributionSet;
  readonly distributionHash: string;
  readonly entitlements: readonly Entitlement[];
  readonly registry: string;
  readonly statementAnchor: AnchorNote;
  readonly distributionAnchor: AnchorNote;
};

/**
 * The report's figures for a spreadsheet, one a row: section, item, detail, amount in major units with a point, text.
 * RFC 4180; amounts are those of the statement, the waterfall and the distribution.
 */
export function periodReportCsv(report: PeriodReport): string {
  const { statement, waterfall, distribution, terms } = report;
  const amount = (minor: string) => toDecimalString(money(terms.currency, BigInt(minor)));
  const rows: string[][] = [["section", "item", "detail", "amount", "text"]];
  const text = (item: string, value: string) => rows.push(["report", item, "", "", value]);
  text("deal", terms.name);
  text("deal id", terms.dealId);
  text("period", statement.period);
  text("money", terms.livemode ? "real" : `SIMULATED on chain ${terms.chainId}`);
  text("currency", terms.currency);
  text("statement", statement.id);
  text("statement SHA-256", report.statementHash);
  text("distribution SHA-256", report.distributionHash);
  text("statement anchored in", report.statementAnchor.transactionHash);
  text("distribution anchored in", report.distributionAnchor.transactionHash);
  for (const [name, minor] of Object.entries(statement.totals)) {
    rows.push(["available funds", name.replace(/Minor$/, ""), "", amount(minor), ""]);
  }
  for (const [name, minor] of Object.entries(statement.opening)) {
    rows.push(["opening balances", name.replace(/Minor$/, ""), "", amount(minor), ""]);
  }
  for (const release of statement.suspenseReleases) {
    rows.push(["suspense released", release.id, release.releasedAt, amount(release.amountMinor), release.reason]);
  }
  for (const { id, cause, label, amountMinor, setAsideMinor, evidence } of statement.proceeds ?? []) {
    rows.push(["extraordinary proceeds", id, cause, amount(amountMinor), label]);
    rows.push(["extraordinary proceeds", id, "set aside for principal", amount(setAsideMinor), evidence]);
  }
  for (const { notice, cure, acceleration } of statement.defaults ?? []) {
    rows.push(["events of default", notice.event, `occurred on ${notice.occurredOn}`, "", notice.evidence]);
    rows.push(["events of default", notice.event, "grace ends", "", notice.graceEnds]);
    if (cure) rows.push(["events of default", notice.event, "cured", "", cure.evidence]);
    if (acceleration) rows.push(["events of default", notice.event, "accelerated from", "", acceleration.fromPeriod]);
  }
  for (const cell of statement.cells) {
    const item = `${cell.quantity} x ${cell.cash}`;
    rows.push(["labels", item, "available", amount(cell.availableMinor), `${cell.lines} lines`]);
    rows.push(["labels", item, "distributable", amount(cell.distributableMinor), ""]);
  }
  for (const station of statement.stations) {
    for (const kind of ["expected", "measured", "estimated", "missing", "refused"] as const) {
      rows.push(["readings", station.stationId, kind, "", String(station[kind])]);
    }
  }
  for (const cost of statement.operatingCosts) {
    rows.push(["operating costs", cost.id, cost.payee, amount(cost.amountMinor), cost.evidence]);
  }
  for (const found of report.breaks) {
    rows.push(["breaks", found.code, found.subject, amount(found.amountMinor), found.detail]);
  }
  for (const transfer of waterfall.transfers) {
    rows.push([
      "waterfall",
      transfer.stepId,
      `${transfer.kind} to ${targetName(transfer.to, terms)}`,
      amount(transfer.amountMinor),
      "",
    ]);
    if (transfer.shortfallMinor !== "0") {
      rows.push(["waterfall", transfer.stepId, "shortfall", amount(transfer.shortfallMinor), ""]);
    }
  }
  for (const own of distribution.distributions) {
    rows.push(["distribution", own.id, "paid to the tranche", amount(own.trancheMinor), ""]);
    rows.push(["distribution", own.id, "declared", amount(own.totalMinor), `${own.holders} holders`]);
    rows.push(["distribution", own.id, "rounding", amount(own.dustMinor), ""]);
  }
  for (const own of report.entitlements) {
    rows.push(["holders", own.distributionId, own.holder, amount(own.amountMinor), `${own.tokens} tokens`]);
  }
  return stringify(rows, { record_delimiter: "\r\n" });
}

/** Who a transfer of the waterfall goes to, in words. */
export function targetName(to: WaterfallResultJson["transfers"][number]["to"], terms: DealTerms): string {
  switch (to.type) {
    case "payee":
      return to.payee;
    case "tranche":
      return terms.tranches.find(({ id }) => id === to.trancheId)?.name ?? to.trancheId;
    case "account":
      return `the ${to.account} account`;
    default:
      return to satisfies never;
  }
}
