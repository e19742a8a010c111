import type { Address, Hex, TypedDataDefinition } from "viem";

/** EIP-712 data as viem's encoders take it, for example from `safeTypedData`. */
export type WalletTypedData = TypedDataDefinition;

/**
 * One account that can sign. Keys never leave the browser: a local wallet signs with its test key in this page, an injected
 * one asks its extension. Every method throws a `WalletError` and nothing else.
 */
export type Wallet = {
  /** `local` is a test key of this machine and is marked as such wherever it is shown. */
  readonly kind: "local" | "injected";
  /** "Signer 1", or the extension's own name. */
  readonly label: string;
  /** Checksummed. */
  readonly address: Address;
  /** 65 bytes: r, s and a v of 27 or 28, lower-case hex. */
  signTypedData(typedData: WalletTypedData): Promise<Hex>;
  /** EIP-191 over the text's UTF-8 bytes. */
  signMessage(text: string): Promise<Hex>;
  /** Sends a call from the account and gives the transaction's hash, before it is mined. */
  sendTransaction(call: { readonly to: Address; readonly data: Hex }): Promise<Hex>;
};

/** Where the page runs: decides which wallets there are and which chain they must be on. */
export type WalletStage = { readonly mode: "local" | "staging" | "production"; readonly chainId: number };
