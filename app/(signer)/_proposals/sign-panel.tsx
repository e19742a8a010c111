"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Hex } from "viem";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { useNavigate } from "../../_components/navigate";
import { Notice } from "../../_components/notice";
import { useNotify } from "../../_components/toast";
import { useWallets } from "../../_wallet/use-wallets";
import type { Wallet, WalletStage } from "../../_wallet/wallet";
import { type WalletError, walletErrorOf } from "../../_wallet/wallet-error";
import { WalletErrorNotice } from "../../_wallet/wallet-error-notice";
import { WalletPicker } from "../../_wallet/wallet-picker";
import { ProposalChanged } from "../_model/proposal-answers";
import { type SignedProposal, typedDataOf } from "./signed-proposal";

type Props = {
  readonly proposalId: string;
  readonly proposal: SignedProposal;
  readonly owners: readonly string[];
  readonly signed: readonly string[];
  readonly stage: WalletStage;
};

/** Signs exactly the hash that this page shows, computed here from the calls that it shows, with a key of the browser. */
export function SignPanel({ proposalId, proposal, owners, signed, stage }: Props) {
  const t = useTranslations("signer.sign");
  const navigate = useNavigate();
  const notify = useNotify();
  const wallets = useWallets(stage);
  const [wallet, setWallet] = useState<Wallet | null>(null);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<WalletError | null>(null);
  const send = useApiChange(
    (signature: Hex) => ({
      method: "POST",
      path: `/proposals/${proposalId}/signatures`,
      body: { safeTxHash: proposal.safeTxHash, signature },
      schema: ProposalChanged,
    }),
    {
      success: () => {
        setWallet(null);
        notify({ title: t("done"), description: t("doneText") });
        navigate.refresh();
      },
    },
  );
  const includes = (list: readonly string[], address: string) =>
    list.some((item) => item.toLowerCase() === address.toLowerCase());
  const reasonAgainst = ({ address }: Wallet) =>
    includes(signed, address) ? t("alreadySigned") : includes(owners, address) ? null : t("noOwner");
  const { typedData, hash } = typedDataOf(proposal);
  if (hash !== proposal.safeTxHash) {
    return (
      <Notice tone="bad" title={t("mismatch")}>
        {t("mismatchText")}
      </Notice>
    );
  }
  const sign = async (chosen: Wallet) => {
    setFailure(null);
    setAsking(true);
    try {
      send.mutate(await chosen.signTypedData(typedData));
    } catch (error) {
      setFailure(walletErrorOf(error));
    } finally {
      setAsking(false);
    }
  };
  const working = asking || send.isPending;
  return (
    <div className="grid gap-4">
      <WalletPicker
        wallets={wallets}
        chosen={wallet?.address ?? null}
        onChoose={setWallet}
        reasonAgainst={reasonAgainst}
      />
      {failure && <WalletErrorNotice error={failure} />}
      {send.error && (
        <ErrorNotice
          problem={send.error.problem}
          certainty={send.error.certainty}
          action={<Button onClick={() => navigate.refresh()}>{t("readAgain")}</Button>}
        />
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button look="primary" disabled={wallet === null} pending={working} onClick={() => wallet && void sign(wallet)}>
          {asking ? t("asking") : send.isPending ? t("sending") : t("sign")}
        </Button>
        <p role="status" className="text-14 text-muted">
          {asking && wallet?.kind === "injected" ? t("inWallet") : ""}
        </p>
      </div>
      <p className="text-12 text-muted">{t("keys")}</p>
    </div>
  );
}
