import { useTranslations } from "next-intl";
import { PROCEEDS_CAUSES } from "@/lib/core/deal/prepayment-cause";
import type { DealTerms } from "@/lib/core/deal/terms";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import type { TableColumn, TableRow } from "../../_components/table-cell";
import { PeriodAction } from "../../_periods/period-action";
import { periodApi } from "../../_periods/period-api";
import type { PeriodView } from "../../_periods/period-shapes";
import { type Direction, InvoiceForm } from "./invoice-form";

type Props = {
  readonly view: PeriodView;
  readonly terms: DealTerms;
  readonly operates: boolean;
  readonly oversees: boolean;
};

/** Where the checklist leads for invoices. */
export const INPUTS_ID = "inputs";

/** What was taken in: bank statements and invoices, each until the period is distributed to be taken out again. */
export function InputsSection({ view, terms, operates, oversees }: Props) {
  const t = useTranslations("operator.periods");
  const isUndistributed = view.distribution === null || view.distribution.state === "computed";
  const isOpen = operates && isUndistributed;
  const causes = PROCEEDS_CAUSES.filter((cause) =>
    terms.disclosure?.mandatoryPrepayments.some((rule) => rule.cause === cause),
  );
  const directions: readonly Direction[] = [
    ...(operates ? (["cost", "revenue"] as const) : []),
    ...((operates || oversees) && causes.length > 0 ? (["proceeds"] as const) : []),
  ];
  const api = periodApi(view.deal.id, view.period.period);
  return (
    <div id={INPUTS_ID}>
      <Section title={t("inputs")} lead={t("inputsLead")}>
        <div className="grid gap-6">
          <BankStatements view={view} removable={isOpen} />
          <Invoices view={view} removable={isOpen} />
          {isUndistributed && directions.length > 0 && (
            <InvoiceForm
              directions={directions}
              causes={causes}
              path={api.invoices}
              period={view.period.period}
              currency={view.deal.currency}
              stations={terms.pool.map(({ stationId, stationName }) => ({ id: stationId, name: stationName }))}
            />
          )}
        </div>
      </Section>
    </div>
  );
}

type ListProps = { readonly view: PeriodView; readonly removable: boolean };

function BankStatements({ view, removable }: ListProps) {
  const t = useTranslations("operator.periods.bank");
  const { currency } = view.deal;
  const api = periodApi(view.deal.id, view.period.period);
  const columns: readonly TableColumn[] = [
    { id: "name", header: t("name") },
    { id: "source", header: t("source") },
    { id: "entries", header: t("entries"), kind: "number" },
    { id: "credit", header: t("credit"), kind: "amount", unit: currency },
    { id: "debit", header: t("debit"), kind: "amount", unit: currency },
    { id: "hash", header: t("hash"), kind: "hash", unit: "SHA-256" },
  ];
  const rows: readonly TableRow[] = (view.record?.bankStatements ?? []).map((file) => ({
    id: file.hash,
    cells: {
      name: file.name,
      source: t(`sources.${file.source}`),
      entries: file.entries,
      credit: { currency, minor: file.creditMinor },
      debit: { currency, minor: file.debitMinor },
      hash: file.hash,
      action: removal(t("remove"), api.bankStatement(file.hash), t("removed")),
    },
  }));
  return (
    <Inputs
      caption={t("caption")}
      empty={t("empty")}
      columns={columns}
      rows={rows}
      removal={removable && t("action")}
    />
  );
}

function Invoices({ view, removable }: ListProps) {
  const t = useTranslations("operator.periods.invoice");
  const { currency } = view.deal;
  const api = periodApi(view.deal.id, view.period.period);
  const columns: readonly TableColumn[] = [
    { id: "number", header: t("number") },
    { id: "direction", header: t("direction") },
    { id: "party", header: t("party") },
    { id: "amount", header: t("amount"), kind: "amount", unit: currency },
    { id: "issuedOn", header: t("issuedOn"), kind: "date" },
    { id: "document", header: t("document"), kind: "hash", unit: "SHA-256" },
  ];
  const rows: readonly TableRow[] = view.invoices.map(({ id, invoice }) => ({
    id,
    cells: {
      number: invoice.id,
      direction: t(invoice.direction),
      party: invoice.direction === "cost" ? invoice.payee : invoice.counterparty,
      amount: { currency, minor: invoice.direction === "cost" ? invoice.amountMinor : grossOf(invoice) },
      issuedOn: invoice.issuedOn,
      document: invoice.documentHash,
      action: removal(t("withdraw"), api.invoice(invoice.id), t("withdrawn")),
    },
  }));
  return (
    <Inputs
      caption={t("caption")}
      empty={t("empty")}
      columns={columns}
      rows={rows}
      removal={removable && t("action")}
    />
  );
}

type TableProps = {
  readonly caption: string;
  readonly empty: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Header of the column by which a row is taken out; false where none can be. */
  readonly removal: string | false;
};

function Inputs({ caption, empty, columns, rows, removal: header }: TableProps) {
  const shown = header === false ? columns : [...columns, { id: "action", header }];
  return (
    <DataTable caption={caption} columns={shown} rows={rows} empty={<p className="text-14 text-muted">{empty}</p>} />
  );
}

function removal(label: string, path: `/${string}`, done: string) {
  return {
    node: <PeriodAction label={label} look="quiet" method="DELETE" path={path} done={done} />,
    sort: "",
    csv: "",
  };
}

function grossOf({ netMinor, vatMinor }: { readonly netMinor: string; readonly vatMinor: string }): string {
  return (BigInt(netMinor) + BigInt(vatMinor)).toString();
}
