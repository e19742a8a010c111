import { type Address, getAddress, type Hex } from "viem";
import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";

/** An account or contract, EIP-55 checksummed; any other spelling of the same address is brought into this one. */
export const ChainAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "an address: 0x and 40 hex digits")
  .transform((text): string => getAddress(text));

export const Bytes32 = z.string().regex(/^0x[0-9a-f]{64}$/, "0x and 64 lower-case hex digits");

export const HexData = z.string().regex(/^0x(?:[0-9a-f]{2})*$/, "0x and whole bytes in lower-case hex");

/** Zeros: no hash, no account before. */
export const ZERO_BYTES32: Hex = `0x${"0".repeat(64)}`;

/** @throws HeliographError CHAIN_ADDRESS_INVALID */
export function toAddress(text: string): Address {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return getAddress(text);
  throw new HeliographError({
    code: "CHAIN_ADDRESS_INVALID",
    message: `"${text}" is not an address.`,
    remedy: "An address is 0x and 40 hex digits.",
    data: { text },
  });
}

/** @throws HeliographError CHAIN_HEX_INVALID */
export function toBytes32(text: string): Hex {
  if (/^0x[0-9a-f]{64}$/.test(text)) return text as Hex;
  throw invalidHex(text, "32 bytes are 0x and 64 lower-case hex digits.");
}

/** @throws HeliographError CHAIN_HEX_INVALID */
export function toHexData(text: string): Hex {
  if (/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) return text as Hex;
  throw invalidHex(text, "Bytes are 0x and an even number of hex digits.");
}

/** A SHA-256 as the chain carries it. @param hash 64 hex digits without prefix */
export function bytes32OfSha256(hash: string): Hex {
  return toBytes32(`0x${hash}`);
}

function invalidHex(text: string, remedy: string): HeliographError {
  return new HeliographError({
    code: "CHAIN_HEX_INVALID",
    message: `"${text.slice(0, 80)}" is not what the chain expects.`,
    remedy,
    data: { text: text.slice(0, 200) },
  });
}
