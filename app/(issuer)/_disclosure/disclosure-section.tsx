"use client";

import { useTranslations } from "next-intl";
import type { DealDisclosure } from "@/lib/core/deal/disclosure";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { Button } from "../../_components/button";
import { Select } from "../../_components/select";
import { FieldGroup } from "../_form/field-group";
import type { Draft } from "../_form/use-draft";
import type { DisclosureChoice } from "./disclosure-fields";
import { EMPTY_DISCLOSURE } from "./disclosure-make-up";
import { disclosureSets } from "./disclosure-sets";
import { LockUpControls } from "./lock-up-controls";
import { MarketControls } from "./market-controls";

type Props = {
  readonly draft: Draft<StructureRequest>;
  readonly errors: Readonly<Record<string, string | undefined>>;
};

/** What a deal says about itself beside its cash: publication waits for all of it. */
export function DisclosureSection({ draft, errors }: Props) {
  const t = useTranslations("issuer.disclosure");
  const { disclosure } = draft.document;
  const change = (make: (disclosure: DealDisclosure) => DealDisclosure) =>
    draft.change((request) => ({ ...request, disclosure: make(request.disclosure ?? EMPTY_DISCLOSURE) }));
  if (!disclosure) {
    return (
      <div className="grid justify-items-start gap-3">
        <p className="max-w-prose text-14 text-muted">{t("none")}</p>
        <Button onClick={() => change((before) => before)}>{t("begin")}</Button>
      </div>
    );
  }
  return disclosureSets(draft.document, t).map((set) => (
    <FieldGroup
      key={set.id}
      set={set}
      draft={draft}
      errors={errors}
      controls={
        <>
          <Choices choices={set.choices} onChoose={change} />
          {set.id === "markets" && <MarketControls disclosure={disclosure} onChange={change} />}
          {set.id === "lock-ups" && <LockUpControls disclosure={disclosure} onChange={change} />}
        </>
      }
    />
  ));
}

function Choices({
  choices,
  onChoose,
}: {
  readonly choices: readonly DisclosureChoice[];
  readonly onChoose: (make: (disclosure: DealDisclosure) => DealDisclosure) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <div className="clear-both mb-4 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {choices.map(({ id, label, value, options, chosen }) => (
        <Select
          key={id}
          name={`choice.${id}`}
          label={label}
          value={value}
          onChange={(event) => {
            const { value: next } = event.currentTarget;
            onChoose((disclosure) => chosen(disclosure, next));
          }}
          options={options}
        />
      ))}
    </div>
  );
}
