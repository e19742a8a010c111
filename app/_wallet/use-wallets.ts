"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type InjectedProvider, watchInjectedProviders } from "./injected-provider";
import { connectInjected } from "./injected-wallet";
import { hasLocalWallet, readLocalWallets } from "./local-wallet";
import type { Wallet, WalletStage } from "./wallet";
import { WalletError, walletErrorOf } from "./wallet-error";

export type Wallets = {
  /** Ready to sign: local test keys, and the injected ones that were connected. */
  readonly ready: readonly Wallet[];
  /** Installed in the browser and not connected yet. */
  readonly installed: readonly InjectedProvider[];
  /** While the local keys are read. */
  readonly reading: boolean;
  readonly error: WalletError | null;
  /** Asks an installed wallet for its account; null where that failed, and `error` says why. */
  connect(provider: InjectedProvider): Promise<Wallet | null>;
};

/** The wallets of this browser. */
export function useWallets(stage: WalletStage): Wallets {
  const local = useQuery({
    queryKey: ["local-wallet", stage.mode, stage.chainId],
    queryFn: () => readLocalWallets(stage),
    enabled: hasLocalWallet(stage),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [found, setFound] = useState<readonly InjectedProvider[]>([]);
  const [connected, setConnected] = useState<ReadonlyMap<string, Wallet>>(new Map());
  const [failure, setFailure] = useState<WalletError | null>(null);
  useEffect(
    () =>
      watchInjectedProviders((provider) =>
        setFound((before) => [...before.filter(({ id }) => id !== provider.id), provider]),
      ),
    [],
  );
  const connect = useCallback(
    async (provider: InjectedProvider) => {
      setFailure(null);
      try {
        const wallet = await connectInjected(provider, stage.chainId);
        setConnected((before) => new Map(before).set(provider.id, wallet));
        return wallet;
      } catch (error) {
        setFailure(walletErrorOf(error));
        return null;
      }
    },
    [stage.chainId],
  );
  const localFailure = local.error instanceof WalletError ? local.error : null;
  return {
    ready: [...(local.data ?? []), ...connected.values()],
    installed: found.filter(({ id }) => !connected.has(id)),
    reading: local.isLoading,
    error: failure ?? localFailure,
    connect,
  };
}
