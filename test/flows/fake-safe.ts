import { keccak256, toHex } from "viem";
import type { ChainReceipt } from "@/lib/flows/ports/chain";
import type { SafeAccount } from "@/lib/flows/ports/safe";

const address = (digit: string) => `0x${digit.repeat(40)}`;

/** A 2-of-3 Safe in memory: a signature's first digit names its owner, and what is signed succeeds once. */
export function fakeSafe(clock: { now(): number }): SafeAccount {
  const done = new Map<string, ChainReceipt>();
  return {
    state: async () => ({
      ...{ address: address("5"), owners: ["e", "f", "d"].map(address), threshold: 2 },
      nonce: BigInt(done.size),
    }),
    prepare: async () => {
      throw new Error("not part of these tests");
    },
    checkSignature: async (_hash, signature) => ({
      ok: true,
      value: { owner: address(signature.slice(2, 3)), signature },
    }),
    simulate: async () => ({ ok: true, value: null }),
    findExecution: async () => undefined,
    execute: async (key) => {
      const receipt = done.get(key) ?? {
        transactionHash: keccak256(toHex(key)),
        blockNumber: 9n,
        blockTime: clock.now(),
      };
      done.set(key, receipt);
      return { ok: true, value: receipt };
    },
  };
}
