import type * as z from "zod";

export type IssueText =
  | { readonly key: "atLeast" | "above" | "atMost" | "below"; readonly limit: string }
  | { readonly key: "missing" | "notDate" }
  | { readonly key: "own"; readonly message: string };

/** What is wrong with a value, in the form in which the page words it; a rule of a schema of ours words itself. */
export function issueText(issue: z.core.$ZodIssue): IssueText {
  if (issue.code === "too_small" && issue.origin === "number") {
    return { key: issue.inclusive === false ? "above" : "atLeast", limit: String(issue.minimum) };
  }
  if (issue.code === "too_small" && issue.origin === "string") return { key: "missing" };
  if (issue.code === "invalid_format" && issue.format === "date") return { key: "notDate" };
  if (issue.code === "too_big" && issue.origin === "number") {
    return { key: issue.inclusive === false ? "below" : "atMost", limit: String(issue.maximum) };
  }
  return { key: "own", message: issue.message };
}

export type PlacedIssue = {
  /** Of the field, or the document's own name. */
  readonly name: string;
  /** Within the document; told where there is no field. */
  readonly path: string;
  readonly issue: z.core.$ZodIssue;
};

/** Each issue under the name of the field that it belongs to, or of the document where its place has no field. */
export function issuesByField(
  root: string,
  names: ReadonlySet<string>,
  issues: readonly z.core.$ZodIssue[],
): readonly PlacedIssue[] {
  return issues.map((issue) => {
    const path = issue.path.join(".");
    const name = `${root}.${path}`;
    return { name: names.has(name) ? name : root, path, issue };
  });
}
