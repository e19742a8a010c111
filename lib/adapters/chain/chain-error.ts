import {
  type Abi,
  AbiDecodingZeroDataError,
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  decodeErrorResult,
  type Hex,
} from "viem";
import { couponDistributorAbi } from "../../abi/coupon-distributor";
import { identityRegistryAbi } from "../../abi/identity-registry";
import { primaryDeskAbi } from "../../abi/primary-desk";
import { safeGuardAbi } from "../../abi/safe-guard";
import { statementRegistryAbi } from "../../abi/statement-registry";
import { testCoinAbi } from "../../abi/test-coin";
import { trancheFactoryAbi } from "../../abi/tranche-factory";
import { trancheTokenAbi } from "../../abi/tranche-token";
import { HeliographError, isHeliographError } from "../../core/errors/heliograph-error";
import type { ChainErrorCode } from "../../flows/ports/chain";

const ABIS: readonly Abi[] = [
  couponDistributorAbi,
  identityRegistryAbi,
  primaryDeskAbi,
  safeGuardAbi,
  statementRegistryAbi,
  testCoinAbi,
  trancheFactoryAbi,
  trancheTokenAbi,
];

/** Every error of every contract of ours, and the plain `Error(string)` of the Safe. */
const ERRORS: Abi = [
  ...ABIS.flatMap((abi) => abi.filter((item) => item.type === "error")),
  { type: "error", name: "Error", inputs: [{ name: "message", type: "string" }] },
];

/** Runs a chain call and throws nothing but the errors of the port. */
export async function withChainErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toChainError(error);
  }
}

export function chainError(
  code: ChainErrorCode,
  message: string,
  data: Record<string, string> = {},
  cause?: unknown,
): HeliographError {
  const remedy = {
    CHAIN_UNAVAILABLE: "Try again in a moment.",
    CHAIN_REVERTED: "Look at the reason: the state of the chain does not allow this call.",
    CHAIN_RELAY_CONFLICT: "Read what was done under this key before; a different action needs a key of its own.",
    CHAIN_NOT_DEPLOYED: "Check the address and the chain: nothing is deployed there.",
  }[code];
  const kind = code === "CHAIN_UNAVAILABLE" ? "unavailable" : code === "CHAIN_NOT_DEPLOYED" ? "not-found" : "conflict";
  return new HeliographError({ code, message, remedy, kind, data, cause });
}

function toChainError(error: unknown): unknown {
  if (isHeliographError(error) || !(error instanceof BaseError)) return error;
  const zeroData = error.walk(
    (cause) => cause instanceof ContractFunctionZeroDataError || cause instanceof AbiDecodingZeroDataError,
  );
  if (zeroData) return chainError("CHAIN_NOT_DEPLOYED", "There is no such contract on the chain.", {}, error);
  const reason = revertReason(error);
  return reason === undefined
    ? chainError("CHAIN_UNAVAILABLE", `The chain did not answer: ${error.shortMessage}`, {}, error)
    : chainError("CHAIN_REVERTED", `The contract refused: ${reason}.`, { reason }, error);
}

/** The name of the contract's custom error, or the text of a plain one; undefined where it was no revert. */
function revertReason(error: BaseError): string | undefined {
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (reverted instanceof ContractFunctionRevertedError && reverted.raw !== undefined)
    return decodeReason(reverted.raw);
  const withData = error.walk((cause) => revertDataOf(cause) !== undefined);
  const data = revertDataOf(withData);
  if (data !== undefined) return decodeReason(data);
  return error.walk((cause) => cause instanceof Error && /revert/i.test(cause.message)) ? "reverted" : undefined;
}

function revertDataOf(cause: unknown): Hex | undefined {
  if (typeof cause !== "object" || cause === null || !("data" in cause)) return undefined;
  const data =
    typeof cause.data === "object" && cause.data !== null && "data" in cause.data ? cause.data.data : cause.data;
  return typeof data === "string" && /^0x[0-9a-f]*$/i.test(data) ? (data as Hex) : undefined;
}

export function decodeReason(data: Hex): string {
  try {
    const { errorName, args } = decodeErrorResult({ abi: ERRORS, data });
    return errorName === "Error" ? String(args?.[0]) : errorName;
  } catch {
    // Not an error of ours: its four bytes are all that can be said of it.
    return data.length >= 10 ? data.slice(0, 10) : "reverted";
  }
}
