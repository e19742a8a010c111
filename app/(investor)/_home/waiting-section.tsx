import { useLocale, useTranslations } from "next-intl";
import type { KycView } from "@/lib/api/views/kyc-view";
import type { OrderView } from "@/lib/api/views/order-view";
import { formatDate } from "../../_components/date-format";
import { Icon } from "../../_components/icon";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

type Props = { readonly kyc: KycView; readonly orders: readonly OrderView[] };
type Item = { readonly id: string; readonly text: string; readonly href: string; readonly by: string | null };

/** What only the investor can do, most urgent first: identity, wallet, payments. */
export function WaitingSection({ kyc, orders }: Props) {
  const t = useTranslations("investor.home");
  const locale = useLocale();
  const items: Item[] = [];
  const qualify = (id: string, text: string) => items.push({ id, text, href: paths.investor.qualify, by: null });
  for (const { order, next, title } of orders) {
    const item = { id: order.id, href: paths.investor.order(order.id), by: next.by };
    if (next.kind === "pay" || next.kind === "wait-for-payment") items.push({ ...item, text: t("pay", { title }) });
    if (next.kind === "pay-the-rest") items.push({ ...item, text: t("payRest", { title }) });
  }
  if (kyc.walletAddress === null) qualify("wallet", t("linkWallet"));
  if (kyc.state === "none" || kyc.state === "rejected") qualify("kyc", t("startKyc"));
  if (kyc.state === "pending") qualify("kyc", t("finishKyc"));
  if (kyc.state === "expired") qualify("kyc", t("renewKyc"));
  return (
    <Section title={t("waiting")}>
      {items.length === 0 ? (
        <p className="text-14 text-muted">{t("waitingNone")}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {items.map(({ id, text, href, by }) => (
            <li key={id} className="flex items-start gap-3 py-3 text-14">
              <span className="mt-0.5 text-info">
                <Icon name="clock" circled />
              </span>
              <span className="min-w-0">
                <Link href={href}>{text}</Link>
                {by !== null && (
                  <span className="text-muted"> {t("byDate", { date: formatDate(locale, by, "minute", "UTC") })}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
