export type Case = "base" | "downside";

/** What the results page shows in detail; it stands in the address, so that it can be linked to. */
export type StructureChoice = { readonly case: Case; readonly period: string; readonly tranche: string };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the choice of an address; what is missing or is not of this deal becomes its first. */
export function readStructureChoice(
  query: Query,
  offered: { readonly periods: readonly string[]; readonly tranches: readonly string[] },
): StructureChoice {
  const oneOf = (text: string | string[] | undefined, allowed: readonly string[]) =>
    typeof text === "string" && allowed.includes(text) ? text : (allowed[0] ?? "");
  return {
    case: query.case === "downside" ? "downside" : "base",
    period: oneOf(query.period, offered.periods),
    tranche: oneOf(query.tranche, offered.tranches),
  };
}
