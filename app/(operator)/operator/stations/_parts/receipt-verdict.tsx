import { useTranslations } from "next-intl";
import type { JudgedReceipt } from "@/lib/core/charging-records/judged-receipt";
import { DataTable } from "../../../../_components/data-table";
import { DateText } from "../../../../_components/date-text";
import { Facts } from "../../../../_components/facts";
import { Notice } from "../../../../_components/notice";
import { StatusBadge } from "../../../../_components/status-badge";
import type { TableColumn } from "../../../../_components/table-cell";

type Text = JudgedReceipt["texts"][number];

/** The verdict on a receipt, then each of its signed texts. */
export function ReceiptVerdict({ verdict }: { readonly verdict: JudgedReceipt }) {
  const t = useTranslations("operator.stations.receiptCheck");
  const { verified, keyFrom, unreadable, texts } = verdict;
  return (
    <div className="grid grid-cols-1 gap-6">
      <Notice tone={verified ? "good" : "bad"} title={verified ? t("verified") : t("refused")}>
        {unreadable ?? (verified ? t(`keyFrom.${keyFrom}`) : t("refusedText"))}
      </Notice>
      {texts.map((text, index) => (
        <JudgedText
          key={`${text.pagination}/${text.readings.map(({ at }) => at).join()}`}
          text={text}
          number={index + 1}
        />
      ))}
    </div>
  );
}

function JudgedText({ text, number }: { readonly text: Text; readonly number: number }) {
  const t = useTranslations("operator.stations.receiptCheck");
  const reasons = useTranslations("operator.stations.refusals.reasons");
  const { verified, refusal, detail, algorithm, meter, pagination, readings } = text;
  const reason = refusal !== null && reasons.has(refusal) ? reasons(refusal) : detail;
  const columns: readonly TableColumn[] = [
    { id: "mark", header: t("mark") },
    { id: "at", header: t("at") },
    { id: "energy", header: t("energy"), kind: "number", unit: "kWh", decimals: 3 },
    { id: "obis", header: t("obis") },
    { id: "status", header: t("meterStatus") },
  ];
  return (
    <section className="min-w-0 rounded-card border border-line bg-surface p-4">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 className="text-16">{t("textNumber", { number })}</h2>
        <StatusBadge status={verified ? "verified" : "refused"} />
      </div>
      <Facts
        items={[
          ...(verified ? [] : [{ label: t("why"), value: `${reason} (${refusal ?? ""})` }]),
          { label: t("meter"), value: meter ?? t("unknown") },
          { label: t("pagination"), value: pagination ?? t("unknown") },
          { label: t("algorithm"), value: algorithm ?? t("unknown") },
        ]}
      />
      {readings.length > 0 && (
        <div className="mt-4">
          <DataTable
            caption={t("readings", { number })}
            columns={columns}
            rows={readings.map((reading, index) => ({
              id: String(index),
              cells: {
                mark: reading.mark || null,
                at:
                  reading.at === null
                    ? null
                    : { node: <DateText value={reading.at} precision="second" />, sort: reading.at, csv: reading.at },
                energy: reading.energyWh === null ? null : Number(reading.energyWh) / 1_000,
                obis: reading.obis,
                status: reading.status || null,
              },
            }))}
          />
        </div>
      )}
    </section>
  );
}
