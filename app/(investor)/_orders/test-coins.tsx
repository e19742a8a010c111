"use client";

import { useLocale, useTranslations } from "next-intl";
import { TestCoinsView } from "@/lib/api/views/order-view";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { formatNumber } from "../../_components/number-format";

const MOST_AT_ONCE = 1_000_000;

type Props = { readonly coins: number; readonly onGranted: () => Promise<void> };

/** Test money for the wallet, on this machine's chain only. */
export function TestCoins({ coins, onGranted }: Props) {
  const t = useTranslations("investor.order");
  const locale = useLocale();
  const amount = Math.min(Math.max(coins, 1), MOST_AT_ONCE);
  const grant = useApiChange(
    () => ({
      ...{ method: "POST" as const, path: "/me/test-coins" as const, schema: TestCoinsView },
      body: { coins: amount },
    }),
    { success: onGranted },
  );
  return (
    <div className="grid gap-2">
      {grant.error && <ErrorNotice problem={grant.error.problem} certainty={grant.error.certainty} />}
      <div>
        <Button pending={grant.isPending} onClick={() => grant.mutate(undefined)}>
          {t("testCoins", { amount: formatNumber(locale, amount) })}
        </Button>
      </div>
      <p className="text-12 text-muted">{t("testCoinsText")}</p>
    </div>
  );
}
