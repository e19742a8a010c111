import type { Address, Hex } from "viem";
import * as z from "zod";
import { paths } from "../_paths";
import type { Wallet, WalletStage } from "./wallet";
import { WalletError, walletErrorOf } from "./wallet-error";

const LOCAL_CHAIN_ID = 31_337;

const Accounts = z.object({
  accounts: z.array(
    z.object({
      label: z.string(),
      address: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
      privateKey: z.string().regex(/^0x[0-9a-fA-F]{64}$/),
    }),
  ),
});

/** Whether this product has local test keys at all. */
export function hasLocalWallet({ mode, chainId }: WalletStage): boolean {
  return mode === "local" && chainId === LOCAL_CHAIN_ID;
}

/**
 * The signed-in person's test keys of this machine; none anywhere but on the local chain.
 * @throws WalletError UNREACHABLE
 */
export async function readLocalWallets(stage: WalletStage): Promise<readonly Wallet[]> {
  if (!hasLocalWallet(stage)) return [];
  const [{ getAddress, createWalletClient, defineChain, http }, { privateKeyToAccount }] = await Promise.all([
    import("viem"),
    import("viem/accounts"),
  ]);
  const chain = defineChain({
    id: LOCAL_CHAIN_ID,
    name: "Local",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [`${window.location.origin}/rpc`] } },
  });
  return (await readAccounts()).map(({ label, address, privateKey }) => {
    const account = privateKeyToAccount(privateKey as Hex);
    const client = createWalletClient({ account, chain, transport: http() });
    const guarded = <T>(work: Promise<T>) =>
      work.catch((error: unknown) => {
        throw walletErrorOf(error);
      });
    return {
      kind: "local",
      label,
      address: getAddress(address),
      signTypedData: (typedData) => guarded(account.signTypedData(typedData)),
      signMessage: (message) => guarded(account.signMessage({ message })),
      sendTransaction: ({ to, data }: { to: Address; data: Hex }) => guarded(client.sendTransaction({ to, data })),
    } satisfies Wallet;
  });
}

async function readAccounts() {
  const response = await fetch(paths.simulated.wallet, {
    headers: { accept: "application/json" },
    credentials: "same-origin",
    cache: "no-store",
  }).catch((error: unknown) => {
    throw new WalletError("UNREACHABLE", "The local wallet did not answer.", error);
  });
  const read = Accounts.safeParse(await response.json().catch(() => null));
  if (!response.ok || !read.success) {
    throw new WalletError("UNREACHABLE", `The local wallet answered with status ${response.status}.`);
  }
  return read.data.accounts;
}
