"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Address } from "../_components/address";
import { Button } from "../_components/button";
import { Notice } from "../_components/notice";
import { StatusBadge } from "../_components/status-badge";
import type { Wallets } from "./use-wallets";
import type { Wallet } from "./wallet";
import { WalletErrorNotice } from "./wallet-error-notice";

type Props = {
  /** From `useWallets`. */
  readonly wallets: Wallets;
  /** Address of the one that is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (wallet: Wallet) => void;
  /** Says why an account cannot be used here ("is no owner", "has signed"); null where it can. */
  readonly reasonAgainst?: (wallet: Wallet) => string | null;
};

/** Chooses the account to sign with. Needs the messages `wallet` around it. */
export function WalletPicker({ wallets, chosen, onChoose, reasonAgainst }: Props) {
  const t = useTranslations("wallet");
  const name = useId();
  const choose = async (id: string) => {
    const provider = wallets.installed.find((candidate) => candidate.id === id);
    const wallet = provider && (await wallets.connect(provider));
    if (wallet && !reasonAgainst?.(wallet)) onChoose(wallet);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold text-14">{t("choose")}</legend>
      {wallets.reading && <p className="text-14 text-muted">{t("reading")}</p>}
      {wallets.ready.map((wallet) => {
        const against = reasonAgainst?.(wallet) ?? null;
        return (
          <label
            key={`${wallet.kind} ${wallet.address}`}
            className="flex items-start gap-3 rounded-card border border-line bg-surface px-3 py-2 has-checked:border-accent-edge"
          >
            <input
              type="radio"
              name={name}
              value={wallet.address}
              checked={chosen === wallet.address}
              disabled={against !== null}
              onChange={() => onChoose(wallet)}
              className="mt-1 size-4 flex-none accent-accent-edge"
            />
            <span className="min-w-0 flex-1 text-14">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">{wallet.label}</span>
                <Address value={wallet.address} />
                {wallet.kind === "local" && <StatusBadge tone="warn" label={t("localKey")} />}
              </span>
              {against && <span className="block text-muted">{against}</span>}
            </span>
          </label>
        );
      })}
      {wallets.installed.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {wallets.installed.map((provider) => (
            <Button key={provider.id} onClick={() => void choose(provider.id)}>
              {t("connect", { name: provider.name })}
            </Button>
          ))}
        </div>
      )}
      {!wallets.reading && wallets.ready.length === 0 && wallets.installed.length === 0 && !wallets.error && (
        <Notice tone="info" title={t("noneTitle")}>
          {t("noneText")}
        </Notice>
      )}
      {wallets.error && <WalletErrorNotice error={wallets.error} />}
    </fieldset>
  );
}
