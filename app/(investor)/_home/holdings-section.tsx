import { useTranslations } from "next-intl";
import type { HoldingView } from "@/lib/api/views/order-view";
import { DataTable } from "../../_components/data-table";
import { EmptyState } from "../../_components/empty-state";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

type Props = { readonly holdings: readonly HoldingView[]; readonly walletAddress: string | null };

/** Token balances of the wallet, each with its deal and next payment. */
export function HoldingsSection({ holdings, walletAddress }: Props) {
  const t = useTranslations("investor.home");
  return (
    <Section
      title={t("holdings")}
      lead={
        walletAddress === null
          ? t("noWallet")
          : t("holdingsLead", { wallet: `${walletAddress.slice(0, 6)}…${walletAddress.slice(-4)}` })
      }
    >
      <DataTable
        caption={t("holdings")}
        captionHidden
        columns={[
          { id: "name", header: t("name") },
          { id: "deal", header: t("deal") },
          { id: "tokens", header: t("tokens"), kind: "number" },
          { id: "coupon", header: t("coupon"), kind: "rate", unit: t("couponUnit") },
          { id: "next", header: t("nextPayment"), kind: "date" },
          { id: "maturity", header: t("maturity"), kind: "date" },
        ]}
        rows={holdings.map((holding) => ({
          id: holding.token,
          href: paths.offering(holding.offeringId),
          cells: {
            name: `${holding.trancheName} (${holding.symbol})`,
            deal: holding.dealName,
            tokens: holding.tokens,
            coupon: holding.couponRate,
            next: holding.next?.payment ?? null,
            maturity: holding.maturity,
          },
        }))}
        empty={
          <EmptyState
            level={3}
            title={t("emptyTitle")}
            text={t("emptyText")}
            action={
              <Link href={paths.home} look="button">
                {t("emptyAction")}
              </Link>
            }
          />
        }
      />
    </Section>
  );
}
