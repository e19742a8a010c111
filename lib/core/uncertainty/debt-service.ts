import * as z from "zod";

/** A loan that is paid back in equal yearly amounts of interest and principal, drawn when operation starts. */
export const LevelDebt = z.strictObject({
  principal: z.number().min(0),
  ratePerYear: z.number().min(0).max(0.5),
  tenorYears: z.number().int().min(1).max(40),
});
export type LevelDebt = z.infer<typeof LevelDebt>;

/** What a year of the tenor costs: principal x r / (1 - (1 + r)^-n), or its n-th part without interest. */
export function levelDebtService({ principal, ratePerYear, tenorYears }: LevelDebt): number {
  return ratePerYear === 0
    ? principal / tenorYears
    : (principal * ratePerYear) / (1 - (1 + ratePerYear) ** -tenorYears);
}
