"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { ApiError } from "../../_api/api-error";
import { apiSend } from "../../_api/browser";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { useNavigate } from "../../_components/navigate";
import { useNotify } from "../../_components/toast";
import { useWallets } from "../../_wallet/use-wallets";
import type { Wallet, WalletStage } from "../../_wallet/wallet";
import { WalletError } from "../../_wallet/wallet-error";
import { WalletErrorNotice } from "../../_wallet/wallet-error-notice";
import { WalletPicker } from "../../_wallet/wallet-picker";

const Message = z.object({ message: z.string() });
const Linked = z.object({ walletAddress: z.string() });

/** Proves by a signed text (ERC-4361) that a wallet is the person's own. */
export function LinkWallet({ stage }: { readonly stage: WalletStage }) {
  const t = useTranslations("investor.qualify");
  const navigate = useNavigate();
  const notify = useNotify();
  const wallets = useWallets(stage);
  const [chosen, setChosen] = useState<Wallet | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | WalletError | null>(null);
  const wallet = chosen ?? (wallets.ready.length === 1 ? (wallets.ready[0] ?? null) : null);

  const link = async (account: Wallet) => {
    setPending(true);
    setError(null);
    try {
      const asked = { address: account.address, purpose: "link" };
      const { message } = await apiSend({
        ...{ method: "POST", path: "/api/auth/wallet/message", body: asked, schema: Message },
      });
      const proof = { message, signature: await account.signMessage(message) };
      await apiSend({ method: "POST", path: "/api/auth/wallet/link", body: proof, schema: Linked });
      notify({ title: t("linked") });
      navigate.refresh();
    } catch (reason) {
      if (!(reason instanceof ApiError) && !(reason instanceof WalletError)) throw reason;
      setError(reason);
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="grid gap-4">
      <p>{t("walletText")}</p>
      <WalletPicker wallets={wallets} chosen={wallet?.address ?? null} onChoose={setChosen} />
      {error instanceof WalletError && <WalletErrorNotice error={error} />}
      {error instanceof ApiError && <ErrorNotice problem={error.problem} certainty={error.certainty} />}
      {wallet && (
        <div>
          <Button look="primary" pending={pending} onClick={() => void link(wallet)}>
            {t("link")}
          </Button>
        </div>
      )}
    </div>
  );
}
