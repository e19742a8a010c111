import { useLocale, useTranslations } from "next-intl";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { DataTable } from "../../_components/data-table";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { formatAmount } from "../../_components/number-format";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

/** Pool, dates, fees, parties and accounts of a deal as they were chosen. */
export function DealParticulars({ request }: { readonly request: StructureRequest }) {
  const t = useTranslations("issuer.deal");
  const form = useTranslations("issuer.dealForm");
  const locale = useLocale();
  const { calendar, currency } = request;
  const fee = (minor: string) => t("feeText", { amount: formatAmount(locale, { currency, minor }) });
  return (
    <>
      <Section title={t("pool")} lead={t("poolLead")}>
        <DataTable
          caption={t("poolOf", { name: request.name })}
          captionHidden
          columns={[
            { id: "station", header: t("station") },
            { id: "share", header: t("share"), kind: "rate", decimals: 2 },
            { id: "hash", header: t("simulationHash"), kind: "hash" },
          ]}
          rows={request.pool.map((member) => ({
            id: member.stationId,
            href: paths.issuer.simulation(member.stationId, member.simulationId),
            cells: { station: member.stationName, share: member.shareBps / 10_000, hash: member.simulationHash },
          }))}
        />
      </Section>
      <Section title={t("terms")}>
        <Facts
          items={[
            { label: form("closing"), value: <DateText value={calendar.closing} /> },
            { label: form("firstPeriod"), value: <DateText value={calendar.firstPeriod} /> },
            { label: form("periods"), value: t("monthCount", { count: calendar.months }) },
            {
              label: t("days"),
              value: t("daysText", {
                cutOff: calendar.cutOffDays,
                determination: calendar.determinationDays,
                record: calendar.recordDays,
                payment: calendar.paymentDays,
              }),
            },
            {
              label: form("businessDays"),
              value: form(`businessCalendar.${typeof calendar.calendar === "string" ? calendar.calendar : "custom"}`),
            },
            { label: form("timeZone"), value: request.timeZone },
            { label: form("dayCount"), value: request.dayCount },
            { label: form("reserveMonths"), value: t("monthCount", { count: request.reserveMonths }) },
            { label: form("trusteeFee"), value: fee(request.trusteeFeeAnnualMinor) },
            { label: form("servicerFee"), value: fee(request.servicerFeeAnnualMinor) },
            { label: form("useOfProceeds"), value: request.useOfProceeds },
          ]}
        />
      </Section>
      <Section title={t("parties")}>
        <DataTable
          caption={t("partiesOf", { name: request.name })}
          captionHidden
          columns={[
            { id: "role", header: t("role") },
            { id: "name", header: t("name") },
            { id: "lei", header: "LEI" },
            { id: "group", header: t("group") },
            { id: "from", header: t("from"), kind: "date" },
          ]}
          rows={request.parties.map(({ role, name, lei, group, from }) => ({
            id: `${role} ${from}`,
            cells: { role: form(`party.${role}`), name, lei: lei ?? null, group: group ?? null, from },
          }))}
        />
      </Section>
      <Section title={t("accounts")}>
        <DataTable
          caption={t("accountsOf", { name: request.name })}
          captionHidden
          columns={[
            { id: "kind", header: t("account") },
            { id: "bank", header: t("bank") },
            { id: "iban", header: t("iban") },
            { id: "control", header: t("control") },
          ]}
          rows={request.accounts.map(({ kind, bank, iban, controlAgreement }) => ({
            id: kind,
            cells: { kind: form(`account.${kind}`), bank, iban, control: form(`control.${controlAgreement}`) },
          }))}
        />
      </Section>
    </>
  );
}
