import { stringify } from "csv-stringify/sync";
import { money, toDecimalString } from "../../money/money";
import type { DocumentFigures } from "./document-figures";

const HEAD = [
  "tranche",
  "period",
  "payment",
  ...["base", "downside"].flatMap((name) =>
    ["interest", "principal", "balance", "dscr", "dscr_12m_historic", "dscr_12m_forward"].map((of) => `${name}_${of}`),
  ),
];

/** One tranche on every payment date in base and downside: RFC 4180, amounts in major units with a point. */
export function cashFlowCsv({ terms, base, downside }: DocumentFigures, trancheId: string): string {
  const amount = (minor: string) => toDecimalString(money(terms.currency, BigInt(minor)));
  const flowsOf = (table: typeof base) => table.tranches.find((one) => one.trancheId === trancheId)?.flows ?? [];
  const cells = (flow: ReturnType<typeof flowsOf>[number] | undefined) =>
    flow
      ? [
          ...[flow.interestMinor, flow.principalMinor, flow.balanceMinor].map(amount),
          ...[flow.dscr, flow.dscrHistoric, flow.dscrForward].map((cover) => cover?.toFixed(6) ?? ""),
        ]
      : ["", "", "", "", "", ""];
  const stressed = flowsOf(downside);
  const rows = flowsOf(base).map((flow, index) => [
    ...[trancheId, flow.period, flow.payment],
    ...cells(flow),
    ...cells(stressed[index]),
  ]);
  return stringify([HEAD, ...rows], { record_delimiter: "\r\n" });
}
