import type { Instant } from "../time/instant";
import type { Membership } from "./roles";

/** The signed-in person on whose behalf a use case runs. `null` in its place means that nobody is signed in. */
export type Actor = {
  readonly userId: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
  /** Checksummed address that this person has proven to hold on the product's chain. */
  readonly walletAddress?: `0x${string}`;
  /** When this person last proved who they are, by wall time. */
  readonly authenticatedAt: Instant;
};
