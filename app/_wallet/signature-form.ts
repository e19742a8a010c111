import type { Hex } from "viem";
import { WalletError } from "./wallet-error";

/**
 * A wallet's signature in the one form that the API and the Safe take: 65 bytes in lower-case hex with v 27 or 28. Some
 * hardware wallets give v as 0 or 1.
 * @throws WalletError FAILED for anything that is no ECDSA signature (a contract wallet's, for example)
 */
export function signatureForm(text: string): Hex {
  const match = /^0x([0-9a-f]{128})([0-9a-f]{2})$/.exec(text.toLowerCase());
  const v = match?.[2] === undefined ? Number.NaN : Number.parseInt(match[2], 16);
  const normal = v === 0 || v === 1 ? v + 27 : v;
  if (match?.[1] === undefined || (normal !== 27 && normal !== 28)) {
    throw new WalletError("FAILED", "The wallet gave no signature of 65 bytes.");
  }
  return `0x${match[1]}${normal.toString(16)}`;
}
