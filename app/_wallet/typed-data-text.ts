import { getTypesForEIP712Domain, serializeTypedData } from "viem";
import type { WalletTypedData } from "./wallet";

/** Typed data as `eth_signTypedData_v4` wants it: with the domain's own type, integers as decimal text. */
export function typedDataText({ domain = {}, types, primaryType, message }: WalletTypedData): string {
  const complete = { EIP712Domain: getTypesForEIP712Domain({ domain }), ...types };
  return serializeTypedData({ domain, types: complete, primaryType, message } as Parameters<
    typeof serializeTypedData
  >[0]);
}
