"use client";

import { useTranslations } from "next-intl";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { Button } from "../../_components/button";
import { Checkbox } from "../../_components/checkbox";
import { DateText } from "../../_components/date-text";
import { FieldError, fieldId } from "../../_components/field";
import { fieldNameOf } from "../_form/draft-document";
import { FieldInput } from "../_form/field-input";
import type { Draft } from "../_form/use-draft";
import type { PoolCandidate } from "./pool-candidate";

export const POOL_NAME = "request.pool";

type Props = {
  readonly candidates: readonly PoolCandidate[];
  readonly draft: Draft<StructureRequest>;
  readonly errors: Readonly<Record<string, string | undefined>>;
};

/** Which stations stand behind the deal, each by the run of the model that it is taken with. */
export function PoolPicker({ candidates, draft, errors }: Props) {
  const t = useTranslations("issuer.dealForm");
  const { pool } = draft.document;
  const set = (next: StructureRequest["pool"]) => draft.change((request) => ({ ...request, pool: next }));
  return (
    <fieldset
      id={fieldId(POOL_NAME)}
      tabIndex={-1}
      className="min-w-0 rounded-card border border-line bg-surface px-4 pb-4 sm:px-6 sm:pb-6"
    >
      <legend className="float-left mb-4 w-full pt-4 font-semibold text-16 sm:pt-6">{t("set.pool")}</legend>
      <p className="clear-both -mt-2 mb-4 max-w-prose text-14 text-muted">{t("poolLead")}</p>
      <ul className="grid gap-4">
        {candidates.map(({ member, simulatedAt }) => {
          const index = pool.findIndex(({ stationId }) => stationId === member.stationId);
          const chosen = pool[index];
          const field = draft.fields.find(({ path }) => path[0] === "pool" && path[1] === index);
          const name = field && fieldNameOf(draft.root, field.path);
          return (
            <li key={member.stationId} className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
              <Checkbox
                name={`pick-${member.stationId}`}
                label={member.stationName}
                hint={
                  <>
                    {t("simulatedAt")} <DateText value={simulatedAt} />
                  </>
                }
                optional
                checked={chosen !== undefined}
                onChange={(event) =>
                  set(
                    event.currentTarget.checked
                      ? [...pool, member]
                      : pool.filter(({ stationId }) => stationId !== member.stationId),
                  )
                }
              />
              {field && name && (
                <FieldInput
                  root={draft.root}
                  field={field}
                  text={draft.textOf(field)}
                  onType={(text) => draft.type(field, text)}
                  error={errors[name]}
                />
              )}
              {chosen && chosen.simulationId !== member.simulationId && (
                <div className="text-14">
                  <p className="text-warn">{t("olderRun")}</p>
                  <Button
                    look="quiet"
                    onClick={() =>
                      set(pool.map((other, at) => (at === index ? { ...member, shareBps: other.shareBps } : other)))
                    }
                  >
                    {t("newestRun")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <FieldError id={`${fieldId(POOL_NAME)}-error`} error={errors[POOL_NAME]} />
    </fieldset>
  );
}
