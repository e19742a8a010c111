import { countryNumber } from "../../core/identity/country-number";
import { type InvestorCategory, kycStateAt } from "../../core/identity/kyc";
import { parseInstant } from "../../core/time/instant";
import { newEvent } from "../new-event";
import { publish, put } from "../ports/book";
import type { InvestorCategory as ChainCategory } from "../ports/chain";
import type { Ports } from "../ports/ports";
import { type KycEntry, kycEntries } from "./kyc-records";

/** What the chain calls the categories (MiFID's third one is the institutional one). */
const CHAIN_CATEGORY: Readonly<Record<InvestorCategory, ChainCategory>> = {
  retail: "retail",
  professional: "professional",
  institutional: "eligible-counterparty",
};

/**
 * Enters a verified person's wallet in the register on chain, for the term of the verification and without personal data.
 * The relay key is the fact itself, so that it is sent once however often this runs.
 */
export async function registerWallet(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain">,
  input: { readonly userId: string; readonly walletAddress: string },
): Promise<void> {
  const stored = await ports.book.get(kycEntries, input.userId);
  if (!stored) return;
  const { record, registration } = stored.value;
  const { verifiedUntil, country, category } = record;
  if (kycStateAt(record, ports.clock.now()) !== "verified" || verifiedUntil === null) return;
  if (registration?.wallet === input.walletAddress && registration.until === verifiedUntil) return;
  // Renewing a verification never lifts a freeze.
  const onChain = await ports.chain.identities.find(input.walletAddress);
  const receipt = await ports.chain.identities.register(
    `identity_${input.userId}_${input.walletAddress}_${verifiedUntil}`,
    {
      account: input.walletAddress,
      verifiedUntil: parseInstant(verifiedUntil),
      jurisdiction: countryNumber(country),
      category: CHAIN_CATEGORY[category],
      frozen: onChain?.frozen ?? false,
    },
  );
  const registered = { wallet: input.walletAddress, until: verifiedUntil };
  const entry: KycEntry = {
    ...stored.value,
    requested: registered,
    registration: { ...registered, transactionHash: receipt.transactionHash },
  };
  const event = newEvent(ports, "identity.registered.v1", input.userId, { ...input });
  const outcome = await ports.book.commit([put(kycEntries, entry, stored.version), publish(event)]);
  // The person's entry moved on meanwhile: the chain has what it should, the entry is written on the next delivery.
  if (!outcome.ok) throw new Error(`the identity entry of ${input.userId} changed while it was registered`);
}
