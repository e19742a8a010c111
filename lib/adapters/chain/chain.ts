import { type LocalAccount, privateKeyToAccount } from "viem/accounts";
import { toHexData } from "../../core/issuance/hex";
import type { Chain, ContractAddresses } from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import { chainStatus } from "./chain-status";
import { couponDistributions } from "./coupon-distributor";
import { identityRegister } from "./identity-registry";
import { tokenDesk } from "./primary-desk";
import type { Relayer } from "./relayer";
import { statementAnchors } from "./statement-registry";
import { coinFaucet, settlementCoin } from "./test-coin";
import { trancheRegister } from "./tranche-token";

/** The chain as the flows see it. @param faucet true on the local chain only, where the coin is worth nothing */
export function connectChain(
  parameters: {
    client: ChainClient;
    relayer: Relayer;
    addresses: ContractAddresses;
    faucet: boolean;
  } & ({ voucherPrivateKey: string } | { voucherAccount: LocalAccount }),
): Chain {
  const { client, addresses, faucet } = parameters;
  const voucherSigner =
    "voucherAccount" in parameters
      ? parameters.voucherAccount
      : privateKeyToAccount(toHexData(parameters.voucherPrivateKey));
  return {
    addresses,
    status: chainStatus(client, addresses.chainId),
    identities: identityRegister(parameters),
    tranches: trancheRegister(client),
    desk: tokenDesk(parameters, voucherSigner),
    statements: statementAnchors(parameters),
    coupons: couponDistributions(parameters),
    coin: settlementCoin(parameters),
    faucet: faucet ? coinFaucet(parameters) : null,
  };
}
