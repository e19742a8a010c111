import {
  type AbiParameter,
  type Address,
  decodeFunctionData,
  type Hex,
  hexToString,
  keccak256,
  slice,
  stringToHex,
} from "viem";
import { COIN_SCALE } from "../money/currency";
import { formatInstant } from "../time/instant";
import { PAYMENT_KINDS, periodOfNumber } from "./chain-keys";
import { toAddress, toHexData } from "./hex";
import { type ContractName, type KnownAddresses, type KnownContract, knownContracts } from "./known-contracts";
import { LOCKED_TOKENS } from "./lock-up-calls";
import type { BatchCall } from "./safe-tx-hash";

/** A decoded value in JSON: integers as decimal text, structs by the names of their fields. */
export type DecodedValue = string | boolean | readonly DecodedValue[] | { readonly [name: string]: DecodedValue };

export type DecodedArgument = { readonly name: string; readonly type: string; readonly value: DecodedValue };

/** What the page says of a call: a message and what fills it. Accounts are known contracts' names or addresses. */
export type CallSentence = { readonly key: SentenceKey; readonly values: Readonly<Record<string, string>> };

export type DecodedCall = {
  readonly to: Address;
  readonly value: string;
  readonly data: Hex;
  /** Null where the address is none of ours: the signer is warned. */
  readonly contract: ContractName | null;
  readonly label: string | null;
  readonly function: string | null;
  readonly args: readonly DecodedArgument[];
  readonly sentence: CallSentence;
};

/** Every message that a call can be told by, under `calls.` in the texts. */
export const SENTENCE_KEYS = [
  "registerDeal",
  "deployTranche",
  "setDocument",
  "mint",
  "setAllowance",
  "lockHolder",
  "releaseHolder",
  "approve",
  "transferCoin",
  "declare",
  "grantRole",
  "revokeRole",
  "setGuard",
  "announceGuardRemoval",
  "changeOwners",
  "changeThreshold",
  "otherKnown",
  "unknown",
] as const;
export type SentenceKey = (typeof SENTENCE_KEYS)[number];

/** Decodes calls by the contracts' own ABIs; what cannot be read stays visible as unknown, never left out. */
export function decodeCalls(calls: readonly BatchCall[], addresses: KnownAddresses): DecodedCall[] {
  const known = knownContracts(addresses);
  return calls.map((call) => decodeCall(call, known));
}

function decodeCall(call: BatchCall, known: ReadonlyMap<Address, KnownContract>): DecodedCall {
  const to = toAddress(call.to);
  const data = toHexData(call.data);
  const contract = known.get(to);
  const base = { to, value: call.value, data, contract: contract?.contract ?? null, label: contract?.label ?? null };
  const decoded = contract && decodeData(contract, data);
  if (contract === undefined || decoded === undefined) {
    const selector = data.length >= 10 ? slice(data, 0, 4) : data;
    return {
      ...base,
      function: null,
      args: [],
      sentence: { key: "unknown", values: { to: nameOf(to, known), selector } },
    };
  }
  return { ...base, ...decoded, sentence: sentenceOf(contract, decoded, known) };
}

type DecodedFunction = { readonly function: string; readonly args: readonly DecodedArgument[] };

function decodeData(contract: KnownContract, data: Hex): DecodedFunction | undefined {
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data });
    // Overloads apart, a name has one entry; the selector decides among the others.
    const item = contract.abi.find((entry) => entry.type === "function" && entry.name === functionName);
    const inputs = item?.type === "function" ? item.inputs : [];
    return {
      function: functionName,
      args: inputs.map((input, index) => ({
        name: input.name ?? String(index),
        type: input.type,
        value: toValue(args[index], input),
      })),
    };
  } catch {
    // Not a call that this contract has.
    return undefined;
  }
}

function toValue(value: unknown, parameter: AbiParameter): DecodedValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint" || typeof value === "number") return value.toString();
  if (Array.isArray(value)) {
    const item = { ...parameter, type: parameter.type.replace(/\[\d*\]$/, "") };
    return value.map((entry) => toValue(entry, item));
  }
  const components = "components" in parameter ? parameter.components : [];
  const fields = Object(value) as Record<string, unknown>;
  return Object.fromEntries(
    components.map((component) => [component.name ?? "", toValue(fields[component.name ?? ""], component)]),
  );
}

function sentenceOf(
  contract: KnownContract,
  decoded: DecodedFunction,
  known: ReadonlyMap<Address, KnownContract>,
): CallSentence {
  const plain = (name: string) => textOf(decoded.args.find((argument) => argument.name === name)?.value);
  const account = (name: string) => nameOf(plain(name), known);
  const struct = (name: string) => fieldsOf(decoded.args.find((argument) => argument.name === name)?.value);
  const target = contract.label ?? contract.contract;
  switch (`${contract.contract}.${decoded.function}`) {
    case "StatementRegistry.registerDeal": {
      const attestors = decoded.args.find(({ name }) => name === "attestors")?.value;
      const count = Array.isArray(attestors) ? attestors.length : 0;
      return { key: "registerDeal", values: { threshold: plain("threshold"), attestors: String(count) } };
    }
    case "TrancheFactory.deploy": {
      const { name, symbol, capTokens, recordTimes } = struct("terms");
      const times = Array.isArray(recordTimes) ? recordTimes.map(textOf) : [];
      const values = { name: textOf(name), symbol: textOf(symbol), capTokens: textOf(capTokens) };
      const records = {
        records: String(times.length),
        firstRecord: dateOf(times[0]),
        lastRecord: dateOf(times.at(-1)),
      };
      return { key: "deployTranche", values: { ...values, ...records } };
    }
    case "TrancheToken.setDocument":
      return {
        key: "setDocument",
        values: { token: target, document: asciiOf(plain("name")), hash: plain("documentHash") },
      };
    case "TrancheToken.mint":
      return { key: "mint", values: { token: target, tokens: plain("tokens"), to: account("to") } };
    case "TrancheToken.setFrozenTokens": {
      const values = { token: target, account: account("account") };
      if (plain("amount") === LOCKED_TOKENS.toString()) return { key: "lockHolder", values };
      if (plain("amount") === "0") return { key: "releaseHolder", values };
      return { key: "otherKnown", values: { contract: target, function: decoded.function } };
    }
    case "PrimaryDesk.setAllowance":
      return { key: "setAllowance", values: { token: account("token"), tokens: plain("tokens") } };
    case "Coin.approve":
      return { key: "approve", values: { spender: account("spender"), amount: coinText(plain("amount")) } };
    case "Coin.transfer":
      return {
        key: "transferCoin",
        values: { to: account("to") || account("recipient"), amount: coinText(plain("amount")) },
      };
    case "CouponDistributor.declare": {
      const { token, period, kind, amount } = struct("declaration");
      return {
        key: "declare",
        values: {
          token: nameOf(textOf(token), known),
          period: periodOfNumber(Number(textOf(period))),
          kind: PAYMENT_KINDS[Number(textOf(kind))] ?? textOf(kind),
          amount: coinText(textOf(amount)),
        },
      };
    }
    case "Safe.setGuard":
      return { key: "setGuard", values: { guard: account("guard") } };
    case "SafeGuard.announceRemoval":
      return { key: "announceGuardRemoval", values: {} };
    case "Safe.addOwnerWithThreshold":
    case "Safe.removeOwner":
    case "Safe.swapOwner":
      return { key: "changeOwners", values: { function: decoded.function } };
    case "Safe.changeThreshold":
      return { key: "changeThreshold", values: { threshold: plain("threshold") } };
    default:
      break;
  }
  if (decoded.function === "grantRole" || decoded.function === "revokeRole") {
    const values = { contract: target, role: roleName(plain("role")), account: account("account") };
    return { key: decoded.function, values };
  }
  return { key: "otherKnown", values: { contract: target, function: decoded.function } };
}

function nameOf(text: string, known: ReadonlyMap<Address, KnownContract>): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return text;
  const contract = known.get(toAddress(text));
  return contract ? (contract.label ?? contract.contract) : toAddress(text);
}

function textOf(value: DecodedValue | undefined): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

function fieldsOf(value: DecodedValue | undefined): { readonly [name: string]: DecodedValue } {
  return typeof value === "object" && !Array.isArray(value) ? (value as { readonly [name: string]: DecodedValue }) : {};
}

function dateOf(unixSeconds: string | undefined): string {
  return unixSeconds === undefined ? "" : formatInstant(Number(unixSeconds) * 1000);
}

/** Coin units as a decimal with all six places. */
function coinText(units: string): string {
  const digits = units.padStart(COIN_SCALE + 1, "0");
  return `${digits.slice(0, -COIN_SCALE)}.${digits.slice(-COIN_SCALE)}`;
}

function asciiOf(bytes32: string): string {
  return hexToString(toHexData(bytes32)).replaceAll("\0", "");
}

const ROLES = ["REGISTRAR_ROLE", "DELIVERY_ROLE", "VOUCHER_ROLE", "ISSUER_ROLE", "ENFORCER_ROLE"];

function roleName(role: string): string {
  if (/^0x0+$/.test(role)) return "DEFAULT_ADMIN_ROLE";
  return ROLES.find((name) => keccak256(stringToHex(name)) === role) ?? role;
}
