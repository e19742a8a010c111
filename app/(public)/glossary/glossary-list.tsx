"use client";

import { useMessages, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmptyState } from "../../_components/empty-state";
import { CONTROL_CLASSES, Field } from "../../_components/field";
import { Section } from "../../_components/section";
import { type GlossaryTerm, glossaryGroups, matchingGroups } from "./glossary-terms";

/** All terms by group, narrowed down while one types. Without script all of them are there, for the browser's own search. */
export function GlossaryList() {
  const t = useTranslations("glossary");
  const { groups: texts } = useMessages().glossary;
  const [query, setQuery] = useState("");
  const groups = useMemo(() => glossaryGroups(texts), [texts]);
  const found = matchingGroups(groups, query);
  const count = found.reduce((sum, { terms }) => sum + terms.length, 0);
  return (
    <>
      <search className="mb-8 block max-w-prose noscript:hidden" data-print="hide">
        <Field name="term" label={t("search")} hint={t("searchHint")}>
          {(control) => (
            <input
              {...control}
              required={false}
              type="search"
              autoComplete="off"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              className={CONTROL_CLASSES}
            />
          )}
        </Field>
        <p role="status" className="mt-2 text-12 text-muted">
          {t("count", { count })}
        </p>
      </search>
      {count === 0 && <EmptyState title={t("none")} text={t("noneHint")} />}
      {found.map(({ id, title, terms }) => (
        <Section key={id} title={title}>
          <dl className="divide-y divide-line border-line border-y">
            {terms.map((term) => (
              <Term key={term.id} {...term} />
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}

function Term({ id, name, symbol, unit, meaning, source }: GlossaryTerm) {
  const t = useTranslations("glossary");
  return (
    <div id={id} className="grid gap-x-6 gap-y-1 py-3 target:bg-info-soft sm:grid-cols-[minmax(12rem,1fr)_3fr]">
      <dt className="font-semibold text-14">
        <a href={`#${id}`} className="hover:underline">
          {name}
        </a>
        {symbol && <span className="ml-2 font-normal text-muted">{symbol}</span>}
      </dt>
      <dd className="min-w-0">
        <p className="max-w-prose text-14">{meaning}</p>
        <p className="mt-1 flex flex-wrap gap-x-4 text-12 text-muted">
          {unit && <span>{t("unit", { unit })}</span>}
          <span>{t("source", { source })}</span>
        </p>
      </dd>
    </div>
  );
}
