import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { ChainAddress } from "../../../lib/core/issuance/hex";
import type { ContractAddresses } from "../../../lib/flows/ports/chain";

const Deployments = z.strictObject({
  chainId: z.number().int().positive(),
  safe: ChainAddress,
  safeGuard: ChainAddress.nullable(),
  multiSendCallOnly: ChainAddress,
  coin: ChainAddress,
  identityRegistry: ChainAddress,
  trancheFactory: ChainAddress,
  primaryDesk: ChainAddress,
  statementRegistry: ChainAddress,
  couponDistributor: ChainAddress,
}) satisfies z.ZodType<ContractAddresses>;

/** What the first start deployed, or undefined before it is complete. @throws HeliographError CHAIN_DEPLOYMENTS_DAMAGED */
export function readContractAddresses(path: string): ContractAddresses | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return Deployments.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new HeliographError({
      code: "CHAIN_DEPLOYMENTS_DAMAGED",
      message: `The list of deployed contracts cannot be read: ${path}.`,
      remedy: "Delete this one file: the next start finds the contracts on the chain again.",
      data: { path },
      cause,
    });
  }
}

export function writeContractAddresses(path: string, addresses: ContractAddresses): void {
  const file = openSync(`${path}.new`, "w", 0o600);
  writeSync(file, `${JSON.stringify(addresses, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
