import type { ATTRIBUTE_BASES, RevenueContract, RevenueContractOf } from "./revenue-contract";

export type AttributeContract = RevenueContractOf<"certificates" | "carbon-credits" | "fuel-credits">;
export type AttributeBasis = (typeof ATTRIBUTE_BASES)[number];

/** Contracts that sell what a MWh stands for: each MWh has one fate. */
export function isAttributeContract(contract: RevenueContract): contract is AttributeContract {
  return contract.kind === "certificates" || contract.kind === "carbon-credits" || contract.kind === "fuel-credits";
}

export function attributeBasis(contract: AttributeContract): AttributeBasis {
  return contract.kind === "fuel-credits" ? "charged-energy" : contract.basis;
}

export function attributeShare(contract: AttributeContract): number {
  return contract.share ?? 1;
}

/** The bases of which more than everything is sold in some month. */
export function oversoldAttributes(contracts: readonly RevenueContract[]): AttributeBasis[] {
  const attributes = contracts.filter(isAttributeContract);
  const oversold = attributes.filter((contract) => {
    // A sum of shares is largest in a month in which one of its contracts begins.
    const month = contract.from ?? "0000-01";
    const sold = attributes
      .filter((other) => attributeBasis(other) === attributeBasis(contract))
      .filter(({ from, to }) => (from ?? "0000-01") <= month && month <= (to ?? "9999-12"))
      .reduce((sum, other) => sum + attributeShare(other), 0);
    return sold > 1 + 1e-9;
  });
  return [...new Set(oversold.map(attributeBasis))];
}
