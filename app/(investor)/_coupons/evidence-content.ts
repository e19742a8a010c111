import * as z from "zod";
import { ChargingReceipt } from "@/lib/core/charging-records/receipt";
import { SignedEnvelope } from "@/lib/core/metering/envelope";

/** What a leaf of the evidence tree holds, for showing it. */
export type EvidenceContent =
  | { readonly kind: "envelope"; readonly envelope: SignedEnvelope }
  | { readonly kind: "receipt"; readonly receipt: ChargingReceipt }
  | { readonly kind: "other"; readonly text: string };

const Leaf = z.object({ name: z.string(), item: z.unknown() });

/** Reads a leaf's text by the kind that its name begins with; whatever has no form of its own is shown as it is. */
export function evidenceContent(text: string): EvidenceContent {
  const leaf = Leaf.parse(JSON.parse(text));
  if (leaf.name.startsWith("envelope:")) return { kind: "envelope", envelope: SignedEnvelope.parse(leaf.item) };
  if (leaf.name.startsWith("receipt:")) return { kind: "receipt", receipt: ChargingReceipt.parse(leaf.item) };
  return { kind: "other", text: typeof leaf.item === "string" ? leaf.item : JSON.stringify(leaf.item, null, 2) };
}
