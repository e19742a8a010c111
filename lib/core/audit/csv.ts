import { stringify } from "csv-stringify/sync";
import type { Entitlement } from "../distribution/distribution";
import type { Currency } from "../money/currency";
import { money, toDecimalString } from "../money/money";
import type { StatementLine } from "../settlement/statement-line";

/** Statement lines for a spreadsheet: RFC 4180, amounts in major units with a point. */
export function linesCsv(lines: readonly StatementLine[], currency: Currency): string {
  const header = [
    "id",
    "kind",
    "stream",
    "station",
    "session",
    "energy_wh",
    "quantity",
    "cash",
    "gross",
    "vat",
    "fee",
    "third_party",
    "available",
    "distributable",
    "suspense",
  ];
  const rows = lines.map((line) => [
    line.id,
    line.kind,
    line.stream,
    line.stationId ?? "",
    line.sessionId ?? "",
    line.energyWh ?? "",
    line.quantity,
    line.cash,
    ...[
      line.grossMinor,
      line.vatMinor,
      line.feeMinor,
      line.thirdPartyMinor,
      line.availableMinor,
      line.distributableMinor,
      line.suspenseMinor,
    ].map((minor) => decimal(minor, currency)),
  ]);
  return csv([header, ...rows]);
}

/** Each holder's amounts for a spreadsheet. */
export function holdersCsv(entitlements: readonly Entitlement[], currency: Currency): string {
  const rows = entitlements.map(({ distributionId, holder, tokens, amountMinor }) => [
    distributionId,
    holder,
    tokens,
    decimal(amountMinor, currency),
  ]);
  return csv([["distribution", "holder", "tokens", "amount"], ...rows]);
}

function decimal(minor: string, currency: Currency): string {
  return toDecimalString(money(currency, BigInt(minor)));
}

function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "\r\n" },
  );
}
