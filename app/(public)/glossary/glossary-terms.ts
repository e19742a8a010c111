import type { Messages } from "../../_i18n/messages";

export type GlossaryTerm = {
  /** Anchor on the page: `paths.glossary(id)`. */
  readonly id: string;
  readonly name: string;
  readonly symbol: string;
  readonly unit: string;
  readonly meaning: string;
  readonly source: string;
};

export type GlossaryGroup = { readonly id: string; readonly title: string; readonly terms: readonly GlossaryTerm[] };

type GroupText = {
  readonly title: string;
  readonly terms: Readonly<Record<string, Omit<GlossaryTerm, "id">>>;
};

/** The groups and terms of the texts, in their order; a term's key is its anchor. */
export function glossaryGroups(groups: Messages["glossary"]["groups"]): readonly GlossaryGroup[] {
  const texts: Readonly<Record<string, GroupText>> = groups;
  return Object.entries(texts).map(([id, { title, terms }]) => ({
    id,
    title,
    terms: Object.entries(terms).map(([termId, text]) => ({ id: termId, ...text })),
  }));
}

/** Terms that contain every word of the query, in any of their texts; groups that keep none are left out. */
export function matchingGroups(groups: readonly GlossaryGroup[], query: string): readonly GlossaryGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ name, symbol, meaning, source }: GlossaryTerm) => {
    const text = `${name} ${symbol} ${meaning} ${source}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, terms: group.terms.filter(matches) }))
    .filter(({ terms }) => terms.length > 0);
}
