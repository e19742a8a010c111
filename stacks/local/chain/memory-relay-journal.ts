import type { RelayJournal, RelayRecord } from "../../../lib/flows/ports/chain";

/** For steps that look at the chain before they act, so that forgetting what was sent does no harm. */
export function memoryRelayJournal(): RelayJournal {
  const records = new Map<string, RelayRecord>();
  return {
    get: async (key) => records.get(key),
    put: async (record) => void records.set(record.key, record),
  };
}
