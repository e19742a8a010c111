"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import * as z from "zod";
import { StructureRequest } from "@/lib/core/deal/structure-request";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { Link } from "../../_components/link";
import { useNavigate } from "../../_components/navigate";
import { Select } from "../../_components/select";
import { paths } from "../../_paths";
import { DisclosureSection } from "../_disclosure/disclosure-section";
import { disclosureSets } from "../_disclosure/disclosure-sets";
import { DocumentEditor } from "../_form/document-editor";
import { FieldGroup } from "../_form/field-group";
import { useDraft } from "../_form/use-draft";
import { DealChanged } from "../_model/answers";
import type { OrganisationChoice } from "../_model/organisations";
import { dealSets, poolFields } from "./deal-fields";
import { withKind } from "./deal-kind";
import { type Sizing, sizingOf, withSizing } from "./deal-sizing";
import type { PoolCandidate } from "./pool-candidate";
import { POOL_NAME, PoolPicker } from "./pool-picker";

type Props = {
  readonly request: StructureRequest;
  readonly candidates: readonly PoolCandidate[];
} & (
  | { readonly mode: "new"; readonly organisations: readonly OrganisationChoice[] }
  | { readonly mode: "edit"; readonly dealId: string; readonly orgId: string; readonly version: number }
);

/** Says what a deal should look like. Nothing is computed yet: that is the next step, on the deal's page. */
export function DealForm(props: Props) {
  const t = useTranslations("issuer.dealForm");
  const navigate = useNavigate();
  const isNew = props.mode === "new";
  const [orgId, setOrgId] = useState(props.mode === "new" ? (props.organisations[0]?.id ?? "") : props.orgId);
  const disclosed = useTranslations("issuer.disclosure");
  const fieldsOf = useCallback(
    (request: StructureRequest) => [
      ...poolFields(request, t),
      ...[...dealSets(request, t), ...disclosureSets(request, disclosed)].flatMap(({ fields }) => fields),
    ],
    [t, disclosed],
  );
  const draft = useDraft({ root: "request", initial: props.request, schema: StructureRequest, fieldsOf });
  const { document } = draft;
  const sets = useMemo(() => dealSets(document, t), [document, t]);
  const saved = { success: ({ value }: { value: { id: string } }) => navigate.push(paths.issuer.deal(value.id)) };
  const create = useApiChange(
    (request: StructureRequest) => ({
      method: "POST",
      path: "/deals",
      body: { orgId, request },
      schema: DealChanged,
    }),
    saved,
  );
  const update = useApiChange(
    (request: StructureRequest) => ({
      method: "PUT",
      path: `/deals/${props.mode === "edit" ? props.dealId : ""}`,
      body: { version: props.mode === "edit" ? props.version : 0, request },
      schema: DealChanged,
    }),
    saved,
  );
  const change = isNew ? create : update;
  const read = z.unknown().transform((data, context): StructureRequest => {
    if (document.pool.length === 0) {
      context.addIssue({ code: "custom", path: [POOL_NAME], message: t("poolEmpty") });
      return z.NEVER;
    }
    const request = draft.formSchema.safeParse(data);
    if (request.success) return request.data;
    for (const { path, message } of request.error.issues) context.addIssue({ code: "custom", path, message });
    return z.NEVER;
  });
  const sizings: readonly Sizing[] = document.kind === "abs" ? ["dscr", "total", "each"] : ["dscr", "total"];
  return (
    <Form
      schema={read}
      labels={{ ...draft.labels, [POOL_NAME]: t("set.pool") }}
      send={change.mutateAsync}
      pending={change.isPending}
      problem={change.error}
      submit={change.isPending ? t("saving") : isNew ? t("create") : t("save")}
      aside={
        <Link href={props.mode === "edit" ? paths.issuer.deal(props.dealId) : paths.issuer.deals} look="quiet-button">
          {t("back")}
        </Link>
      }
    >
      {(errors) => (
        <>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {props.mode === "new" && props.organisations.length > 1 && (
              <Select
                name="orgId"
                label={t("organisation")}
                value={orgId}
                onChange={(event) => {
                  setOrgId(event.currentTarget.value);
                  draft.change((request) => ({ ...request, pool: [] }));
                }}
                options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Select
              name="kind"
              label={t("kind")}
              hint={t("kindHint")}
              value={document.kind}
              onChange={(event) => {
                const kind = event.currentTarget.value === "abs" ? "abs" : "green-bond";
                draft.change((request) => withKind(request, kind));
              }}
              options={[
                { value: "abs", label: t("kindAbs") },
                { value: "green-bond", label: t("kindGreenBond") },
              ]}
            />
            <Select
              name="sizing"
              label={t("sizing")}
              hint={t("sizingHint")}
              value={sizingOf(document)}
              onChange={(event) => {
                const chosen = sizings.find((sizing) => sizing === event.currentTarget.value);
                if (chosen) draft.change((request) => withSizing(request, chosen));
              }}
              options={sizings.map((sizing) => ({ value: sizing, label: t(`sizingBy.${sizing}`) }))}
            />
          </div>
          <PoolPicker
            candidates={props.candidates.filter((candidate) => candidate.orgId === orgId)}
            draft={draft}
            errors={errors}
          />
          {sets.map((set) => (
            <FieldGroup key={set.id} set={set} draft={draft} errors={errors} />
          ))}
          <DisclosureSection draft={draft} errors={errors} />
          <DocumentEditor draft={draft} fileName={document.name} error={errors.request} />
        </>
      )}
    </Form>
  );
}
