import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  keccak256,
} from "viem";
import { trancheTokenBytecode } from "../../abi/bytecode/tranche-token";
import { primaryDeskAbi } from "../../abi/primary-desk";
import { statementRegistryAbi } from "../../abi/statement-registry";
import { trancheFactoryAbi } from "../../abi/tranche-factory";
import { trancheTokenAbi } from "../../abi/tranche-token";
import type { DealTerms, TrancheTerms } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { CURRENCY_SCALE } from "../money/currency";
import { addDays } from "../time/local-date";
import { startOfDay } from "../time/time-zone";
import { documentKey, keyOf } from "./chain-keys";
import { bytes32OfSha256, toAddress } from "./hex";
import { lockUpCalls } from "./lock-up-calls";
import type { ProposalCall } from "./proposal";

/** The contracts that an issuance touches. */
export type IssuanceContracts = {
  readonly safe: string;
  readonly trancheFactory: string;
  readonly identityRegistry: string;
  readonly primaryDesk: string;
  readonly statementRegistry: string;
};

export type IssuanceInput = {
  readonly terms: DealTerms;
  readonly termSheet: { readonly sha256: string; readonly uri: string };
  readonly contracts: IssuanceContracts;
  readonly attestors: readonly string[];
  readonly attestorThreshold: number;
};

export type IssuedTranche = {
  readonly trancheId: string;
  readonly symbol: string;
  readonly token: Address;
  readonly capTokens: bigint;
};

export const TERM_SHEET = "term-sheet";

/**
 * The one batch that issues a deal: registers it with its attestors; for each tranche deploys the token (cap, roles,
 * record times, excluded holders), names the term sheet on it, mints all of it to the desk and puts it on sale; last, the
 * wallets of lock-ups are frozen on each token.
 * Token addresses are known beforehand (CREATE2 by the factory, salted with the Safe and the tranche's id).
 * @throws HeliographError ISSUANCE_PAR_NOT_WHOLE
 */
export function issuanceBatch(input: IssuanceInput): { calls: ProposalCall[]; tranches: IssuedTranche[] } {
  const { terms, contracts, termSheet } = input;
  const registry = toAddress(contracts.statementRegistry);
  const attestors = input.attestors.map(toAddress).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const register = encodeFunctionData({
    abi: statementRegistryAbi,
    functionName: "registerDeal",
    args: [keyOf(terms.dealId), attestors, input.attestorThreshold],
  });
  const tranches = terms.tranches.map((tranche) => issuedTranche(terms, tranche, contracts));
  return {
    calls: [
      call(registry, register),
      ...tranches.flatMap((tranche) => trancheCalls(tranche, contracts, termSheet)),
      ...tranches.flatMap(({ token }) => lockUpCalls(token, terms.disclosure?.lockUps ?? [])),
    ],
    tranches: tranches.map(({ trancheId, symbol, token, capTokens }) => ({ trancheId, symbol, token, capTokens })),
  };
}

/** Record times of the deal's calendar [Unix seconds]: the end, exclusive, of each record date in the deal's zone. */
export function recordTimesOf(terms: Pick<DealTerms, "calendar" | "timeZone">): bigint[] {
  return terms.calendar.periods.map(({ record }) => BigInt(startOfDay(addDays(record, 1), terms.timeZone)) / 1000n);
}

type TokenTerms = ReturnType<typeof tokenTerms>;

type Deployment = IssuedTranche & { readonly salt: Hex; readonly tokenTerms: TokenTerms };

function issuedTranche(terms: DealTerms, tranche: TrancheTerms, contracts: IssuanceContracts): Deployment {
  const deployed = tokenTerms(terms, tranche, contracts);
  const salt = keyOf(tranche.id);
  return {
    trancheId: tranche.id,
    symbol: tranche.symbol,
    capTokens: deployed.capTokens,
    token: trancheTokenAddress({ factory: contracts.trancheFactory, safe: contracts.safe, salt, tokenTerms: deployed }),
    ...{ salt, tokenTerms: deployed },
  };
}

function tokenTerms(terms: DealTerms, tranche: TrancheTerms, contracts: IssuanceContracts) {
  return {
    name: `${terms.name} ${tranche.name}`,
    symbol: tranche.symbol,
    dealKey: keyOf(terms.dealId),
    capTokens: capTokensOf(terms, tranche),
    admin: toAddress(contracts.safe),
    identities: toAddress(contracts.identityRegistry),
    excluded: [toAddress(contracts.primaryDesk)],
    recordTimes: recordTimesOf(terms),
  };
}

/** `TrancheFactory.predict`, without asking the chain (EIP-1014). */
function trancheTokenAddress(deployment: {
  factory: string;
  safe: string;
  salt: Hex;
  tokenTerms: TokenTerms;
}): Address {
  const [termsParameter] = trancheTokenAbi.filter((item) => item.type === "constructor")[0]?.inputs ?? [];
  if (termsParameter === undefined) throw new TypeError("the ABI of TrancheToken has no constructor");
  const salt = keccak256(
    encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [toAddress(deployment.safe), deployment.salt]),
  );
  const creation = concatHex([trancheTokenBytecode, encodeAbiParameters([termsParameter], [deployment.tokenTerms])]);
  return getContractAddress({ opcode: "CREATE2", from: toAddress(deployment.factory), salt, bytecode: creation });
}

function trancheCalls(
  deployment: Deployment,
  contracts: IssuanceContracts,
  termSheet: IssuanceInput["termSheet"],
): ProposalCall[] {
  const { token, capTokens } = deployment;
  const desk = toAddress(contracts.primaryDesk);
  const deploy = encodeFunctionData({
    abi: trancheFactoryAbi,
    functionName: "deploy",
    args: [deployment.tokenTerms, deployment.salt],
  });
  const setDocument = encodeFunctionData({
    abi: trancheTokenAbi,
    functionName: "setDocument",
    args: [documentKey(TERM_SHEET), termSheet.uri, bytes32OfSha256(termSheet.sha256)],
  });
  const mint = encodeFunctionData({ abi: trancheTokenAbi, functionName: "mint", args: [desk, capTokens] });
  const allow = encodeFunctionData({ abi: primaryDeskAbi, functionName: "setAllowance", args: [token, capTokens] });
  return [
    call(toAddress(contracts.trancheFactory), deploy),
    call(token, setDocument),
    call(token, mint),
    call(desk, allow),
  ];
}

function capTokensOf(terms: DealTerms, tranche: TrancheTerms): bigint {
  const minorPerToken = 10n ** BigInt(CURRENCY_SCALE[terms.currency]);
  const par = BigInt(tranche.originalParMinor);
  if (par > 0n && par % minorPerToken === 0n) return par / minorPerToken;
  throw new HeliographError({
    code: "ISSUANCE_PAR_NOT_WHOLE",
    message: `The par of tranche ${tranche.symbol} is not a whole, positive number of ${terms.currency}.`,
    remedy: "One token is one major unit of par: choose an original par without cents.",
    data: { tranche: tranche.id, originalParMinor: tranche.originalParMinor },
  });
}

function call(to: Address, data: Hex): ProposalCall {
  return { to, value: "0", data };
}
