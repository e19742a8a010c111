import * as z from "zod";
import { DealDisclosure } from "../deal/disclosure";
import { DeclaredDefault } from "./declared-default";

/** A deal's events of default: what its terms name, and what was declared. */
export const DefaultsView = z.strictObject({
  named: DealDisclosure.shape.eventsOfDefault,
  acceleration: DealDisclosure.shape.acceleration.nullable(),
  /** The terms have a priority for the time after it. */
  hasEnforcementPriority: z.boolean(),
  /** First period that runs by the priority of enforcement. */
  enforcedFrom: z.string().nullable(),
  items: z.array(z.strictObject({ declared: DeclaredDefault, inGrace: z.boolean() })),
});
export type DefaultsView = z.infer<typeof DefaultsView>;
