import { useTranslations } from "next-intl";
import { paidFrom } from "@/lib/core/abs/waterfall/paid-from";
import type { TransferJson, WaterfallResultJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import type { Currency } from "@/lib/core/money/currency";
import { WaterfallChart } from "../_charts/waterfall-chart";
import { DataTable } from "../_components/data-table";
import { StatusBadge } from "../_components/status-badge";
import type { TableColumn, TableRow } from "../_components/table-cell";
import type { DealNames } from "./deal-names";
import { transferName } from "./transfer-name";
import { waterfallBars } from "./waterfall-bars";
import { wideCell } from "./wide-cell";

type Props = {
  readonly waterfall: WaterfallResultJson;
  /** Distributable cash of the statement: what the waterfall runs on, proceeds set aside among it [minor]. */
  readonly cashMinor: string;
  readonly currency: Currency;
  readonly names: DealNames;
};

/** Where the cash went, as drawing and as one row a transfer with what was due, paid and left open. */
export function WaterfallView({ waterfall, cashMinor, currency, names }: Props) {
  const t = useTranslations("period.waterfall");
  const bars = waterfallBars(waterfall.transfers);
  const ordinaryMinor = BigInt(cashMinor) - paidFrom("prepayment", waterfall);
  return (
    <div className="grid gap-6">
      <WaterfallChart
        title={t("chartTitle")}
        description={t("chartText")}
        cashIn={{ currency, minor: ordinaryMinor.toString() }}
        steps={bars.map((bar) => {
          const to = bar.transfer.to;
          const color = to.type === "tranche" ? names.trancheClass(to.trancheId) : undefined;
          return {
            id: bar.id,
            label:
              bar.paidMinor < 0n
                ? t(broughtBy(bar.transfer.from))
                : bar.count > 1 && bar.transfer.kind === "operating-cost"
                  ? t("costs", { count: bar.count })
                  : transferName(t, names, bar.transfer),
            paid: { currency, minor: bar.paidMinor.toString() },
            unpaid: { currency, minor: bar.unpaidMinor.toString() },
            ...(color ? { color } : {}),
          };
        })}
      />
      <Transfers waterfall={waterfall} currency={currency} names={names} />
      <Balances waterfall={waterfall} currency={currency} names={names} />
      {waterfall.tests.length > 0 && <Tests waterfall={waterfall} currency={currency} />}
    </div>
  );
}

/** Where cash comes from that is not the period's own. */
function broughtBy(account: TransferJson["from"]) {
  if (account === "suspense") return "fromSuspense";
  return account === "prepayment" ? "fromPrepayment" : "fromReserve";
}

function Transfers({ waterfall, currency, names }: Omit<Props, "cashMinor">) {
  const t = useTranslations("period.waterfall");
  const columns: readonly TableColumn[] = [
    { id: "rank", header: t("rank"), kind: "number" },
    { id: "transfer", header: t("transfer") },
    { id: "from", header: t("from") },
    { id: "due", header: t("due"), kind: "amount", unit: currency },
    { id: "paid", header: t("paid"), kind: "amount", unit: currency },
    { id: "shortfall", header: t("shortfall"), kind: "amount", unit: currency },
  ];
  const rows: readonly TableRow[] = waterfall.transfers.map((transfer, index) => ({
    id: String(index + 1),
    cells: {
      rank: index + 1,
      transfer: wideCell(
        transfer.cost ? `${transferName(t, names, transfer)} (${transfer.cost.id})` : transferName(t, names, transfer),
      ),
      from: t(`accounts.${transfer.from}`),
      due: { currency, minor: transfer.dueMinor },
      paid: { currency, minor: transfer.amountMinor },
      shortfall: { currency, minor: transfer.shortfallMinor },
    },
  }));
  return <DataTable caption={t("transfersCaption")} columns={columns} rows={rows} />;
}

function Balances({ waterfall, currency, names }: Omit<Props, "cashMinor">) {
  const t = useTranslations("period.waterfall");
  const amount = (id: string): TableColumn => ({
    id,
    header: t(`balances.${id as "interestDue" | "interestPaid" | "principalDue" | "principalPaid" | "balance"}`),
    kind: "amount",
    unit: currency,
  });
  const columns: readonly TableColumn[] = [
    { id: "tranche", header: t("tranche") },
    ...["interestDue", "interestPaid", "principalDue", "principalPaid", "balance"].map(amount),
  ];
  const rows: readonly TableRow[] = Object.entries(waterfall.tranches).map(([trancheId, tranche]) => ({
    id: trancheId,
    cells: {
      tranche: names.tranche(trancheId),
      interestDue: { currency, minor: tranche.interestDueMinor },
      interestPaid: { currency, minor: tranche.interestPaidMinor },
      principalDue: { currency, minor: tranche.principalDueMinor },
      principalPaid: { currency, minor: tranche.principalPaidMinor },
      balance: { currency, minor: tranche.balanceMinor },
    },
  }));
  return <DataTable caption={t("balancesCaption")} columns={columns} rows={rows} />;
}

function Tests({ waterfall, currency }: Pick<Props, "waterfall" | "currency">) {
  const t = useTranslations("period.waterfall");
  const columns: readonly TableColumn[] = [
    { id: "test", header: t("test") },
    { id: "available", header: t("testAvailable"), kind: "amount", unit: currency },
    { id: "service", header: t("testService"), kind: "amount", unit: currency },
    { id: "value", header: t("testValue"), kind: "number", decimals: 2, unit: "×" },
    { id: "minimum", header: t("testMinimum"), kind: "number", decimals: 2, unit: "×" },
    { id: "result", header: t("testResult") },
  ];
  const testAmount = (counts: "quarter-hours" | undefined, minor: string) =>
    counts ? t("quarterHours", { count: Number(minor) }) : { currency, minor };
  const rows: readonly TableRow[] = waterfall.tests.map((test) => {
    const result = test.breached ? t("breached") : t("passed");
    return {
      id: test.stepId,
      cells: {
        test: t.has(`testNames.${test.stepId}`) ? t(`testNames.${test.stepId}`) : test.stepId,
        available: testAmount(test.counts, test.availableMinor),
        service: testAmount(test.counts, test.debtServiceMinor),
        value: test.value,
        minimum: test.minimum,
        result: {
          node: <StatusBadge tone={test.breached ? "bad" : "good"} label={result} />,
          sort: result,
          csv: result,
        },
      },
    };
  });
  return <DataTable caption={t("testsCaption")} columns={columns} rows={rows} />;
}
