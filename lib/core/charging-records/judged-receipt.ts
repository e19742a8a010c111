import * as z from "zod";

/** What was found of one signed text. Meter, page and readings are what it says, whether or not it verifies. */
export const JudgedText = z.strictObject({
  verified: z.boolean(),
  /** Code of what is wrong with it. */
  refusal: z.string().nullable(),
  detail: z.string(),
  algorithm: z.string().nullable(),
  meter: z.string().nullable(),
  pagination: z.string().nullable(),
  readings: z.array(
    z.strictObject({
      mark: z.string(),
      at: z.string().nullable(),
      obis: z.string(),
      energyWh: z.string().nullable(),
      status: z.string(),
    }),
  ),
});
export type JudgedText = z.infer<typeof JudgedText>;

export const JudgedReceipt = z.strictObject({
  /** Whether the key came in the file, which proves only that the file fits itself, or was given apart. */
  keyFrom: z.enum(["file", "given"]),
  /** True when there is a signed text and every one verifies. */
  verified: z.boolean(),
  /** Why no text could be read at all; null where there are texts. */
  unreadable: z.string().nullable(),
  texts: z.array(JudgedText),
});
export type JudgedReceipt = z.infer<typeof JudgedReceipt>;
