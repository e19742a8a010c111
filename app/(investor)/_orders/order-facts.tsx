import { useLocale, useTranslations } from "next-intl";
import type { OrderView } from "@/lib/api/views/order-view";
import { Address } from "../../_components/address";
import { Amount } from "../../_components/amount";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { formatNumber } from "../../_components/number-format";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

/** Particulars of an order. */
export function OrderFacts({ view }: { readonly view: OrderView }) {
  const t = useTranslations("investor.order");
  const methods = useTranslations("investor.newOrder.methodNames");
  const locale = useLocale();
  const { order, title } = view;
  const transactionHash = order.delivery?.transactionHash;
  return (
    <Section title={t("facts")}>
      <Facts
        items={[
          { label: t("number"), value: <span className="font-mono break-all">{order.id}</span> },
          { label: t("offering"), value: <Link href={paths.offering(order.offeringId)}>{title}</Link> },
          { label: t("placed"), value: <DateText value={order.createdAt} /> },
          { label: t("tokens"), value: formatNumber(locale, order.tokens) },
          { label: t("due"), value: <Amount value={order.due} /> },
          { label: t("method"), value: methods(order.method) },
          ...(order.expiresAt ? [{ label: t("expires"), value: <DateText value={order.expiresAt} /> }] : []),
          ...(order.walletAddress ? [{ label: t("wallet"), value: <Address value={order.walletAddress} /> }] : []),
          ...(transactionHash ? [{ label: t("transaction"), value: <Hash value={transactionHash} /> }] : []),
        ]}
      />
    </Section>
  );
}
