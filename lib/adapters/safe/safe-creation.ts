import Safe from "@safe-global/protocol-kit";
import { toAddress } from "../../core/issuance/hex";
import type { ChainAddress, ChainCall } from "../../flows/ports/chain";
import type { RpcProvider } from "../chain/chain-client";
import { SAFE_VERSION, safeNetworks } from "./safe-networks";

export type PlannedSafe = {
  /** Known before it exists: it follows from owners, threshold and salt. */
  readonly address: ChainAddress;
  /** Sent by anyone, it brings the Safe into being; null once it is. */
  readonly creation: ChainCall | null;
};

/** Plans a Safe of these owners. @param saltNonce tells apart Safes of the same owners */
export async function planSafe(parameters: {
  provider: RpcProvider;
  chainId: number;
  owners: readonly ChainAddress[];
  threshold: number;
  saltNonce: bigint;
}): Promise<PlannedSafe> {
  const { provider, chainId, owners, threshold, saltNonce } = parameters;
  const kit = await Safe.init({
    provider,
    predictedSafe: {
      safeAccountConfig: { owners: [...owners], threshold },
      safeDeploymentConfig: { safeVersion: SAFE_VERSION, saltNonce: saltNonce.toString() },
    },
    contractNetworks: safeNetworks(chainId),
  });
  const address = toAddress(await kit.getAddress());
  if (await kit.isSafeDeployed()) return { address, creation: null };
  const { to, value, data } = await kit.createSafeDeploymentTransaction();
  return { address, creation: { to: toAddress(to), value, data } };
}
