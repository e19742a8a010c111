"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { OrderView, PurchaseView } from "@/lib/api/views/order-view";
import { COIN_SCALE } from "@/lib/core/money/currency";
import { ApiError } from "../../_api/api-error";
import { Button } from "../../_components/button";
import { formatDate } from "../../_components/date-format";
import { ErrorNotice } from "../../_components/error-notice";
import { Facts } from "../../_components/facts";
import { useNavigate } from "../../_components/navigate";
import { formatNumber } from "../../_components/number-format";
import { useWallets } from "../../_wallet/use-wallets";
import type { Wallet, WalletStage } from "../../_wallet/wallet";
import { WalletError } from "../../_wallet/wallet-error";
import { WalletErrorNotice } from "../../_wallet/wallet-error-notice";
import { WalletPicker } from "../../_wallet/wallet-picker";
import { type BuyPhase, buyOnChain, preparePurchase } from "./buy-on-chain";
import { TestCoins } from "./test-coins";

/** Whole coins are enough for people; the calls carry the exact units. */
function coins(units: string): number {
  return Number(BigInt(units) / 10n ** BigInt(COIN_SCALE - 2)) / 100;
}

/** Pays with the coin: the right to buy first, then the two transactions of the order's own wallet. */
export function BuyWithWallet({ view, stage }: { readonly view: OrderView; readonly stage: WalletStage }) {
  const t = useTranslations("investor.order");
  const locale = useLocale();
  const navigate = useNavigate();
  const wallets = useWallets(stage);
  const [purchase, setPurchase] = useState<PurchaseView | null>(null);
  const [phase, setPhase] = useState<BuyPhase | "preparing" | null>(null);
  const [error, setError] = useState<ApiError | WalletError | null>(null);
  const { id, walletAddress } = view.order;
  const wallet = wallets.ready.find(({ address }) => address === walletAddress) ?? null;
  const isShort = purchase !== null && BigInt(purchase.balanceUnits) < BigInt(purchase.priceUnits);
  const amount = (units: string) => t("coins", { amount: formatNumber(locale, coins(units), 2) });

  const guarded = async (first: BuyPhase | "preparing", work: () => Promise<void>) => {
    setPhase(first);
    setError(null);
    try {
      await work();
    } catch (reason) {
      if (!(reason instanceof ApiError) && !(reason instanceof WalletError)) throw reason;
      setError(reason);
    } finally {
      setPhase(null);
    }
  };
  const prepare = () => guarded("preparing", async () => setPurchase(await preparePurchase(id)));
  const buy = (account: Wallet) =>
    guarded("approving", async () => {
      // A voucher is short-lived: the newest one is bought with.
      await buyOnChain(id, await preparePurchase(id), account, setPhase);
      navigate.refresh();
    });

  return (
    <div className="grid gap-4">
      <div>
        <h3 className="text-16">{t("buyTitle")}</h3>
        <p className="text-14 text-muted">{t("buyText")}</p>
      </div>
      <WalletPicker
        wallets={wallets}
        chosen={wallet?.address ?? null}
        onChoose={() => undefined}
        reasonAgainst={({ address }) =>
          address === walletAddress ? null : t("walletOther", { address: walletAddress ?? "" })
        }
      />
      {purchase && (
        <Facts
          items={[
            { label: t("needed"), value: amount(purchase.priceUnits) },
            { label: t("balance"), value: amount(purchase.balanceUnits) },
          ]}
        />
      )}
      {purchase && isShort && stage.mode === "local" && (
        <TestCoins coins={Math.ceil(coins(purchase.priceUnits) - coins(purchase.balanceUnits))} onGranted={prepare} />
      )}
      {error instanceof WalletError && <WalletErrorNotice error={error} />}
      {error instanceof ApiError && <ErrorNotice problem={error.problem} certainty={error.certainty} />}
      <div>
        {purchase === null ? (
          <Button look="primary" pending={phase !== null} disabled={wallet === null} onClick={() => void prepare()}>
            {t("prepare")}
          </Button>
        ) : (
          <Button
            look="primary"
            pending={phase !== null}
            disabled={wallet === null || isShort}
            onClick={() => wallet && void buy(wallet)}
          >
            {phase === null || phase === "preparing" ? t("buy") : t(phase)}
          </Button>
        )}
      </div>
      {purchase && (
        <p className="text-12 text-muted">
          {t("voucher", { date: formatDate(locale, purchase.expiresAt, "minute", "UTC") })}
        </p>
      )}
    </div>
  );
}
