import * as z from "zod";

/**
 * A user's own table of grades, best first: the most that expected loss, or probability of default, may be. The product
 * brings none, and what it reads from one is no rating.
 */
export const GradeTable = z
  .strictObject({
    name: z.string().min(1).max(120),
    measure: z.enum(["expected-loss", "default-probability"]),
    grades: z
      .array(z.strictObject({ grade: z.string().min(1).max(20), atMost: z.number().min(0).max(1) }))
      .min(1)
      .max(40),
  })
  .refine(
    ({ grades }) => grades.every(({ atMost }, index) => index === 0 || atMost > (grades[index - 1]?.atMost ?? 0)),
    {
      message: "grades go from the best to the worst, each allowing more than the one before",
      path: ["grades"],
    },
  );
export type GradeTable = z.infer<typeof GradeTable>;

/** What a table says of a tranche; the grade is null where the figure is beyond the table's last one. */
export const IndicativeGrade = z.strictObject({
  grade: z.string().nullable(),
  table: z.string(),
  label: z.literal("not a rating"),
});
export type IndicativeGrade = z.infer<typeof IndicativeGrade>;

/** The first grade of the table whose bound the tranche's figure keeps. */
export function indicativeGrade(
  table: GradeTable,
  figures: { readonly expectedLoss: number; readonly defaultProbability: number },
): IndicativeGrade {
  const figure = table.measure === "expected-loss" ? figures.expectedLoss : figures.defaultProbability;
  const found = table.grades.find(({ atMost }) => figure <= atMost);
  return { grade: found?.grade ?? null, table: table.name, label: "not a rating" };
}
