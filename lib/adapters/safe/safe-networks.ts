import type { ContractNetworksConfig } from "@safe-global/protocol-kit";
import safe from "../../../contracts/deployments/safe-1.4.1.json";

/** Version of the Safe contracts that the product deploys and talks to. */
export const SAFE_VERSION = "1.4.1";

const { contracts } = safe;

export const SAFE_CONTRACTS = {
  /** The singleton that also emits events, of which each Safe is a proxy. */
  singleton: contracts.SafeL2.address,
  proxyFactory: contracts.SafeProxyFactory.address,
  multiSendCallOnly: contracts.MultiSendCallOnly.address,
  multiSendCallOnlyCodeHash: contracts.MultiSendCallOnly.codeHash,
  simulateTxAccessor: contracts.SimulateTxAccessor.address,
} as const;

/** The canonical addresses, named for the SDK so that it never looks them up for a chain that it does not know. */
export function safeNetworks(chainId: number): ContractNetworksConfig {
  return {
    [chainId]: {
      safeSingletonAddress: contracts.SafeL2.address,
      safeProxyFactoryAddress: contracts.SafeProxyFactory.address,
      multiSendAddress: contracts.MultiSend.address,
      multiSendCallOnlyAddress: contracts.MultiSendCallOnly.address,
      fallbackHandlerAddress: contracts.CompatibilityFallbackHandler.address,
      simulateTxAccessorAddress: contracts.SimulateTxAccessor.address,
    },
  };
}
