import type { Problem } from "@/lib/api/problem";

export const sampleHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
export const sampleAddress = "0x41675C099F32341bf84BFc5382aF534df5C7461a";

/** A refusal as the API words it. */
export const refusal: Problem = {
  type: "about:blank",
  title: "The state does not allow it",
  status: 409,
  code: "TRANCHE_OVERSUBSCRIBED",
  detail: "Only 18,000 of the 25,000 Senior notes that you asked for are left.",
  remedy: "Order 18,000 or fewer, or choose another tranche.",
};

export const years = Array.from({ length: 20 }, (_, index) => String(2027 + index));

/** A made-up course that falls by `decline` a year. */
export function course(first: number, decline: number): readonly number[] {
  return years.map((_, index) => first * (1 - decline) ** index);
}
