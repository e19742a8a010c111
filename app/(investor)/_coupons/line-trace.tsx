import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import { Amount } from "../../_components/amount";
import { DateText } from "../../_components/date-text";
import { Disclosure } from "../../_components/disclosure";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { StatusBadge } from "../../_components/status-badge";
import { InclusionFacts } from "../../_periods/inclusion-facts";
import type { TracedLine } from "./coupon-shapes";
import { EvidenceItem } from "./evidence-item";

type Props = {
  readonly traced: TracedLine;
  readonly currency: Currency;
  readonly linesRoot: string;
  readonly evidenceRoot: string;
};

/** One line with its session, the evidence of its cash, and the signed readings around it. */
export function LineTrace({ traced: { line, lineProof, session, evidence, readings }, currency, ...roots }: Props) {
  const t = useTranslations("investor.coupons.way.line");
  const kinds = useTranslations("period.lines.kinds");
  const labels = useTranslations("period.labels");
  return (
    <li className="rounded-card border border-line bg-surface px-4 py-2">
      <Disclosure
        summary={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{kinds(line.kind)}</span>
            {session && <DateText value={session.end} />}
            <span className="font-semibold text-ink">
              <Amount value={{ currency, minor: line.distributableMinor }} />
            </span>
            <StatusBadge
              tone={line.quantity === "signed" ? "good" : "neutral"}
              label={labels(`quantityLabels.${line.quantity}`)}
            />
          </span>
        }
      >
        <div className="grid gap-4 pb-3">
          <Facts
            items={[
              { label: t("id"), value: <span className="font-mono text-12 break-all">{line.id}</span> },
              {
                label: t("labels"),
                value: `${labels(`quantityLabels.${line.quantity}`)} × ${labels(`cashLabels.${line.cash}`)}`,
              },
              { label: t("gross"), value: <Amount value={{ currency, minor: line.grossMinor }} /> },
              { label: t("vat"), value: <Amount value={{ currency, minor: line.vatMinor }} /> },
              { label: t("fee"), value: <Amount value={{ currency, minor: line.feeMinor }} /> },
              { label: t("distributable"), value: <Amount value={{ currency, minor: line.distributableMinor }} /> },
            ]}
          />
          <InclusionFacts
            of={t("of")}
            text={lineProof.text}
            proof={lineProof.proof}
            root={roots.linesRoot}
            rootName={t("linesRoot")}
          />
          {session && (
            <section aria-label={t("session")} className="grid gap-2">
              <h3 className="text-14">{t("session")}</h3>
              <Facts
                items={[
                  { label: t("meter"), value: session.meterSerial },
                  {
                    label: t("device"),
                    value: <span className="font-mono text-12 break-all">{session.deviceId}</span>,
                  },
                  { label: t("begin"), value: <DateText value={session.begin} precision="second" /> },
                  { label: t("end"), value: <DateText value={session.end} precision="second" /> },
                  { label: t("energy"), value: t("energyValue", { energy: Number(session.energyWh) / 1_000 }) },
                  { label: t("pagination"), value: session.pagination },
                  { label: t("receiptHash"), value: <Hash value={session.receiptHash} of={t("receiptHash")} /> },
                ]}
              />
              <p className="flex flex-wrap items-center gap-2 text-14">
                <StatusBadge status="verified" />
                {t("signed")}
              </p>
            </section>
          )}
          {evidence.length > 0 && (
            <section aria-label={t("evidence")} className="grid gap-2">
              <h3 className="text-14">{t("evidence")}</h3>
              {evidence.map((item) => (
                <EvidenceItem key={item.name} item={item} root={roots.evidenceRoot} />
              ))}
            </section>
          )}
          {readings.length > 0 && (
            <section aria-label={t("readings")} className="grid gap-2">
              <h3 className="text-14">{t("readings")}</h3>
              {readings.map((item) => (
                <EvidenceItem key={item.name} item={item} root={roots.evidenceRoot} />
              ))}
            </section>
          )}
        </div>
      </Disclosure>
    </li>
  );
}
