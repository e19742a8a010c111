import { ensureLocalPeople, LOCAL_PEOPLE, localUserId } from "./people";
import type { Product } from "./product";
import { assignWallet } from "./simulated-services";

/** Makes the local people, and gives the signers their owner keys of the local Safe. */
export async function welcomePeople({ runtime, rows, store, keys }: Product): Promise<void> {
  await ensureLocalPeople(runtime.ports, rows);
  for (const { email, ownerKey } of LOCAL_PEOPLE) {
    if (ownerKey !== undefined) await assignWallet(store, localUserId(email), keys.owners[ownerKey]);
  }
}
