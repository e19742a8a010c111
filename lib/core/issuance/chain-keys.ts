import { type Address, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import type { YearMonth } from "../time/local-date";
import { toAddress } from "./hex";

/** How the chain names a deal, an order or a tranche: keccak-256 of the id in UTF-8. */
export function keyOf(id: string): Hex {
  return keccak256(stringToHex(id));
}

/** A period as the contracts count it: `2026-11` is 202611. */
export function periodNumber(period: YearMonth): number {
  return Number(period.slice(0, 4)) * 100 + Number(period.slice(5, 7));
}

export function periodOfNumber(period: number): YearMonth {
  return `${Math.floor(period / 100)}-${String(period % 100).padStart(2, "0")}`;
}

/** The name of a document on a token: ASCII, at most 32 characters, zeros behind. */
export function documentKey(name: string): Hex {
  return stringToHex(name, { size: 32 });
}

export const PAYMENT_KINDS = ["coupon", "redemption"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** The number that CouponDistributor gives a kind. */
export function kindNumber(kind: PaymentKind): number {
  return PAYMENT_KINDS.indexOf(kind);
}

/** What names one declaration: `sequence` counts repeats of one kind for one tranche and period, from 1. */
export type DeclarationKey = {
  readonly dealId: string;
  readonly token: string;
  readonly period: YearMonth;
  readonly kind: PaymentKind;
  readonly sequence: number;
};

/** `CouponDistributor.idOf`, without asking the chain. */
export function declarationId(key: DeclarationKey): Hex {
  const token: Address = toAddress(key.token);
  return keccak256(
    encodeAbiParameters(
      [{ type: "bytes32" }, { type: "address" }, { type: "uint32" }, { type: "uint8" }, { type: "uint16" }],
      [keyOf(key.dealId), token, periodNumber(key.period), kindNumber(key.kind), key.sequence],
    ),
  );
}
