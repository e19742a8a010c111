import { identityRegistryAbi } from "../../abi/identity-registry";
import { toAddress } from "../../core/issuance/hex";
import type { IdentityRegister, InvestorCategory } from "../../flows/ports/chain";
import { withChainErrors } from "./chain-error";
import { type ContractAccess, callOf } from "./contract-access";

/** The numbers that IdentityRegistry gives the categories. */
const CATEGORY_NUMBER = { retail: 1, professional: 2, "eligible-counterparty": 3 } as const satisfies Record<
  InvestorCategory,
  number
>;

export function identityRegister({ client, relayer, addresses }: ContractAccess): IdentityRegister {
  const contract = { abi: identityRegistryAbi, address: toAddress(addresses.identityRegistry) } as const;
  return {
    register: (key, identity) =>
      relayer.relay(
        key,
        callOf(contract.address, {
          abi: identityRegistryAbi,
          functionName: "setIdentity",
          args: [
            toAddress(identity.account),
            {
              verifiedUntil: BigInt(Math.floor(identity.verifiedUntil / 1000)),
              jurisdiction: identity.jurisdiction,
              category: CATEGORY_NUMBER[identity.category],
              frozen: identity.frozen,
            },
          ],
        }),
      ),
    setFrozen: (key, account, frozen) =>
      relayer.relay(
        key,
        callOf(contract.address, {
          abi: identityRegistryAbi,
          functionName: "setFrozen",
          args: [toAddress(account), frozen],
        }),
      ),
    find: (account) =>
      withChainErrors(async () => {
        const identity = await client.readContract({
          ...contract,
          functionName: "identityOf",
          args: [toAddress(account)],
        });
        const category = categoryOf(identity.category);
        if (category === undefined) return undefined;
        const { jurisdiction, frozen } = identity;
        const verifiedUntil = Number(identity.verifiedUntil) * 1000;
        return { account: toAddress(account), verifiedUntil, jurisdiction, category, frozen };
      }),
    isEligible: (account) =>
      withChainErrors(() =>
        client.readContract({ ...contract, functionName: "isEligible", args: [toAddress(account)] }),
      ),
  };
}

function categoryOf(number: number): InvestorCategory | undefined {
  return (Object.keys(CATEGORY_NUMBER) as InvestorCategory[]).find((category) => CATEGORY_NUMBER[category] === number);
}
