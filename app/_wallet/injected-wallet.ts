import { getAddress, type Hex, numberToHex, stringToHex } from "viem";
import type { InjectedProvider } from "./injected-provider";
import { signatureForm } from "./signature-form";
import { typedDataText } from "./typed-data-text";
import type { Wallet } from "./wallet";
import { WalletError, walletErrorOf } from "./wallet-error";

/**
 * Asks an installed wallet for its account and sees that it is on the product's chain, asking it to change over where it
 * is not. The account's key stays in the extension.
 * @throws WalletError
 */
export async function connectInjected({ name, provider }: InjectedProvider, chainId: number): Promise<Wallet> {
  const request = (method: string, params: readonly unknown[] = []) =>
    provider.request({ method, params }).catch((error: unknown) => {
      throw walletErrorOf(error);
    });
  const accounts = await request("eth_requestAccounts");
  const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
  if (typeof first !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(first)) {
    throw new WalletError("NO_ACCOUNT", `${name} gave no account.`);
  }
  const address = getAddress(first);
  const onChain = async () => {
    if (Number(await request("eth_chainId")) === chainId) return;
    await request("wallet_switchEthereumChain", [{ chainId: numberToHex(chainId) }]);
    if (Number(await request("eth_chainId")) !== chainId) {
      throw new WalletError("WRONG_CHAIN", `${name} is not on chain ${chainId}.`);
    }
  };
  await onChain();
  return {
    kind: "injected",
    label: name,
    address,
    signTypedData: async (typedData) => {
      await onChain();
      return signatureForm(String(await request("eth_signTypedData_v4", [address, typedDataText(typedData)])));
    },
    signMessage: async (text) => signatureForm(String(await request("personal_sign", [stringToHex(text), address]))),
    sendTransaction: async ({ to, data }) => {
      await onChain();
      return String(await request("eth_sendTransaction", [{ from: address, to, data }])) as Hex;
    },
  };
}
