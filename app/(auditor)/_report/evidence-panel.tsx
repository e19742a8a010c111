import { useTranslations } from "next-intl";
import { CopyButton } from "../../_components/copy-button";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { StatusBadge } from "../../_components/status-badge";
import { paths } from "../../_paths";
import type { PeriodView } from "../../_periods/period-shapes";
import { HashedDownload } from "./hashed-download";

const COMMAND = "npm run heliograph -- verify evidence.zip --trust trust.json";

const CHECKS = [
  "files",
  "devices",
  "receipts",
  "cash",
  "statement",
  "waterfall",
  "holders",
  "attestations",
  "anchors",
] as const;

/** The evidence of a period: what to download, how to verify it without us, and where it is anchored. */
export function EvidencePanel({ view }: { readonly view: PeriodView }) {
  const t = useTranslations("auditor.evidence");
  const { deal, period, statement, distribution } = view;
  const file = (name: Parameters<typeof paths.file.period>[2]) => paths.file.period(deal.id, period.period, name);
  const transaction = (anchor: { transactionHash: string; anchoredAt: string } | null | undefined) =>
    anchor && (
      <span className="flex flex-wrap items-center gap-x-2">
        <Hash value={anchor.transactionHash} of={t("transaction")} />
        <DateText value={anchor.anchoredAt} timeZone={deal.timeZone} />
      </span>
    );
  return (
    <section aria-labelledby="evidence-title" className="grid content-start gap-6">
      <div className="rounded-card border border-line bg-surface p-4 sm:p-6">
        <div className="mb-4 flex flex-wrap items-baseline gap-3">
          <h2 id="evidence-title" className="text-20">
            {t("title")}
          </h2>
          {!deal.livemode && <StatusBadge status="simulated" />}
        </div>
        <div className="grid gap-4">
          <HashedDownload href={file("evidence.zip")} name="evidence.zip" label={t("download")} text={t("bundle")} />
          <HashedDownload href={file("trust.json")} name="trust.json" label={t("download")} text={t("trust")} />
          <div className="flex flex-wrap gap-3">
            <Link href={file("report.pdf")} look="button" download={`${deal.id}-${period.period}-report.pdf`}>
              {t("pdf")}
            </Link>
            <Link href={file("report.csv")} look="button" download={`${deal.id}-${period.period}-report.csv`}>
              {t("csv")}
            </Link>
          </div>
        </div>
      </div>
      <div className="rounded-card border border-line bg-surface p-4 sm:p-6">
        <h2 className="text-20">{t("verifyTitle")}</h2>
        <p className="mt-1 text-14 text-muted">{t("verifyText")}</p>
        <p className="mt-3 flex items-start justify-between gap-2 rounded-control bg-sunken p-3">
          <code className="min-w-0 font-mono text-12 break-words">{COMMAND}</code>
          <CopyButton text={COMMAND} what={t("command")} />
        </p>
        <h3 className="mt-4 text-16">{t("checksTitle")}</h3>
        <ol className="mt-2 grid list-decimal gap-1 pl-5 text-14">
          {CHECKS.map((check) => (
            <li key={check}>{t(`checks.${check}`)}</li>
          ))}
        </ol>
        <p className="mt-3 text-12 text-muted">{t("exits")}</p>
      </div>
      <div className="rounded-card border border-line bg-surface p-4 sm:p-6">
        <h2 className="mb-3 text-20">{t("anchorTitle")}</h2>
        <Facts
          items={[
            { label: t("chain"), value: String(deal.chainId) },
            { label: t("statementAnchor"), value: transaction(statement?.anchor) },
            { label: t("distributionAnchor"), value: transaction(distribution?.anchor) },
            {
              label: t("statementHash"),
              value: statement && <Hash value={statement.statementHash} of={t("statementHash")} />,
            },
            {
              label: t("distributionHash"),
              value: distribution && <Hash value={distribution.distributionHash} of={t("distributionHash")} />,
            },
            {
              label: t("evidenceRoot"),
              value: statement && <Hash value={statement.evidenceRoot} of={t("evidenceRoot")} />,
            },
          ]}
        />
      </div>
    </section>
  );
}
