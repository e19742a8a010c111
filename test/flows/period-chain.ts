import { decodeFunctionData, getAddress, type Hex, keccak256, recoverAddress, toHex } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { couponDistributorAbi } from "@/lib/abi/coupon-distributor";
import { recordInstant } from "@/lib/core/deal/calendar";
import { HeliographError } from "@/lib/core/errors/heliograph-error";
import { sha256, ZERO_HASH } from "@/lib/core/evidence/hash";
import { type Attestation, attestationHash } from "@/lib/core/issuance/attestation";
import { declarationId, PAYMENT_KINDS, periodOfNumber } from "@/lib/core/issuance/chain-keys";
import type { CouponPayment, DeclaredDistribution } from "@/lib/flows/ports/chain";
import type { Ports } from "@/lib/flows/ports/ports";
import { DEAL, TERMS } from "../simulated-period";

export const SENIOR_TOKEN = getAddress(`0x${"a".repeat(40)}`);
export const JUNIOR_TOKEN = getAddress(`0x${"b".repeat(40)}`);

const address = (digit: string) => `0x${digit.repeat(40)}`;

export const SENIOR_HOLDERS = [
  { holder: address("1"), tokens: 3333n },
  { holder: address("2"), tokens: 3333n },
  { holder: address("3"), tokens: 3334n },
] as const;

export const HOLDERS: Readonly<Record<string, readonly { holder: string; tokens: bigint }[]>> = {
  [SENIOR_TOKEN]: SENIOR_HOLDERS,
  [JUNIOR_TOKEN]: [{ holder: address("4"), tokens: 1200n }],
};

const reverted = (reason: string) =>
  new HeliographError({ code: "CHAIN_REVERTED", kind: "conflict", message: reason, remedy: "", data: { reason } });

/** StatementRegistry, CouponDistributor, the tokens' registers and the Safe, as far as the flows rely on them. */
export function periodChain(now: () => number, attestors: readonly PrivateKeyAccount[]) {
  const addresses = {
    ...{ chainId: 31_337, safe: address("5"), safeGuard: null, multiSendCallOnly: address("6"), coin: address("7") },
    ...{ identityRegistry: address("8"), trancheFactory: address("9"), primaryDesk: address("c") },
    ...{ statementRegistry: "0x5FbDB2315678afecb367f032d93F642f64180aa3", couponDistributor: address("d") },
  };
  const domain = { chainId: 31_337, statementRegistry: addresses.statementRegistry };
  const accounts = attestors.map((account) => account.address);
  const done = new Map<string, { transactionHash: Hex; blockNumber: bigint; blockTime: number }>();
  const declared = new Map<string, DeclaredDistribution>();
  const payments = new Map<string, CouponPayment[]>();
  const frozen = new Set<string>();
  let head: Hex = `0x${ZERO_HASH}`;
  let sent = 0;
  const anchored: Attestation[] = [];

  function relay(key: string, act: () => void) {
    const known = done.get(key);
    if (known) return known;
    act();
    sent += 1;
    const receipt = { transactionHash: keccak256(toHex(key)), blockNumber: BigInt(sent), blockTime: now() };
    done.set(key, receipt);
    return receipt;
  }
  const signerOf = async (attestation: Attestation, signature: string) => {
    try {
      return await recoverAddress({ hash: attestationHash(domain, attestation), signature: signature as Hex });
    } catch {
      return undefined;
    }
  };
  const holdersOf = (token: string) => HOLDERS[token] ?? [];
  const circulating = (token: string) => holdersOf(token).reduce((sum, { tokens }) => sum + tokens, 0n);
  const unitsOf = ({ amountUnits, token }: DeclaredDistribution, holder: string) => {
    const tokens = holdersOf(token).find((own) => own.holder === holder)?.tokens ?? 0n;
    return (((amountUnits / 10_000n) * tokens) / circulating(token)) * 10_000n;
  };
  const lastOf = (id: string, holder: string) => payments.get(id)?.findLast((payment) => payment.holder === holder);

  const parts: Partial<Ports["chain"]> = {
    addresses,
    status: {
      chainId: 31_337,
      head: async () => ({ blockNumber: BigInt(sent), blockTime: now() }),
      receipt: async (hash) => [...done.values()].find(({ transactionHash }) => transactionHash === hash),
    },
    statements: {
      attestationHash: (attestation) => attestationHash(domain, attestation),
      attestationTypedData: () => "{}",
      signerOf,
      attestors: async () => ({ accounts, threshold: 2 }),
      head: async () => head,
      async anchor(key, attestation, signatures) {
        const signers = new Set(await Promise.all(signatures.map((signature) => signerOf(attestation, signature))));
        if ([...signers].filter((signer) => signer && accounts.includes(signer)).length < 2) {
          throw reverted("TooFewSignatures");
        }
        return relay(key, () => {
          if (attestation.kind === "statement") {
            if (attestation.previousHash !== head) throw reverted("NotTheHead");
            head = attestation.statementHash as Hex;
          } else if (attestation.statementHash !== head) throw reverted("StatementNotTheHead");
          anchored.push(attestation);
        });
      },
      findStatement: async () => undefined,
      findDistribution: async () => undefined,
    },
    tranches: {
      recordTimes: async () => TERMS.calendar.periods.map((period) => recordInstant(period, TERMS.timeZone)),
      holdersAtRecord: async (token: string, index: number) => {
        const period = TERMS.calendar.periods[index];
        if (!period || now() < recordInstant(period, TERMS.timeZone)) throw reverted("RecordNotReached");
        return holdersOf(token);
      },
      circulatingAtRecord: async (token: string) => circulating(token),
    } as unknown as Ports["chain"]["tranches"],
    coupons: {
      declarationId,
      declared: async () => [...declared.values()],
      find: async (id) => declared.get(id),
      entitlement: async (id, holder) => unitsOf(declared.get(id) as DeclaredDistribution, holder),
      payoutState: async (id, holder) => {
        const last = lastOf(id, holder);
        return last === undefined ? "open" : last.paid ? "paid" : "unpaid";
      },
      payBatch: async (key, id, holders) =>
        relay(key, () => {
          const declaration = declared.get(id);
          if (!declaration) throw reverted("NotDeclared");
          for (const holder of holders) {
            if (lastOf(id, holder)?.paid) continue;
            const coinUnits = unitsOf(declaration, holder);
            const paid = !frozen.has(holder);
            const transactionHash = keccak256(toHex(key));
            const list = payments.get(id) ?? [];
            list.push({ declarationId: id, holder, coinUnits, paid, transactionHash, blockNumber: BigInt(sent) });
            payments.set(id, list);
          }
        }),
      sweepDust: async (key) => relay(key, () => undefined),
      claimCall: () => ({ to: address("d"), value: "0", data: "0x" }),
      payments: async (id) => payments.get(id) ?? [],
    },
    faucet: { mint: async (key) => relay(key, () => undefined) },
  };
  let nonce = 0n;
  const safe: Ports["safe"] = {
    state: async () => ({ address: addresses.safe, owners: [address("e"), address("f")], threshold: 2, nonce }),
    prepare: async () => {
      throw new Error("not part of these tests");
    },
    checkSignature: async (_hash, signature) => ({
      ok: true,
      value: { owner: address(signature.slice(2, 3)), signature },
    }),
    simulate: async () => ({ ok: true, value: null }),
    findExecution: async () => undefined,
    execute: async (key, { calls }) => {
      const receipt = relay(key, () => {
        nonce += 1n;
        for (const { data } of calls.slice(1)) {
          const { args } = decodeFunctionData({ abi: couponDistributorAbi, data: data as Hex });
          declare((args as readonly [Declaration])[0], key);
        }
      });
      return { ok: true, value: receipt };
    },
  };
  type Declaration = {
    token: string;
    recordIndex: number;
    period: number;
    kind: number;
    sequence: number;
    amount: bigint;
    dealKey: string;
  };
  function declare(declaration: Declaration, key: string): void {
    const kind = PAYMENT_KINDS[declaration.kind];
    const token = Object.keys(HOLDERS).find((own) => own.toLowerCase() === declaration.token.toLowerCase());
    if (!kind || token === undefined) throw new Error("a declaration names a token and a kind");
    const period = periodOfNumber(declaration.period);
    const id = declarationId({ dealId: DEAL, token, period, kind, sequence: declaration.sequence });
    if (declared.has(id)) throw reverted("AlreadyDeclared");
    declared.set(id, {
      ...{ id, dealKey: declaration.dealKey, token, period, kind, sequence: declaration.sequence },
      ...{
        recordIndex: declaration.recordIndex,
        amountUnits: declaration.amount,
        circulatingTokens: circulating(token),
      },
      ...{ distributionHash: `0x${sha256("d")}`, transactionHash: keccak256(toHex(key)), blockNumber: 1n },
    });
  }
  return { parts, safe, anchored, declared, payments, frozen, sent: () => sent };
}
