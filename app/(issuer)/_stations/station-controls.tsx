"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DebtCase } from "@/lib/core/station/finance-plan";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { Button } from "../../_components/button";
import { Checkbox } from "../../_components/checkbox";
import { Select } from "../../_components/select";
import type { Draft } from "../_form/use-draft";
import { HORIZON_BEARINGS, withHorizon, withMonthlyLoss } from "./array-surroundings";
import { CONTRACT_KINDS, openKinds, withContract, withoutContract } from "./station-contracts";
import {
  withArray,
  withAugmentation,
  withChain,
  withContracted,
  withDebt,
  withFinance,
  withMount,
  withoutArray,
  withPriceResponse,
  withSculpted,
  withVat,
  withWarranty,
} from "./station-make-up";

type Props = {
  readonly setId: string;
  readonly draft: Draft<StationSpec>;
  /** Cases of the last risk run of this station, where there is one. */
  readonly riskCases: readonly DebtCase[];
};

/** What changes a station's make-up rather than a figure of it: kinds, parts that are there or not, items of lists. */
export function StationControls({ setId, draft, riskCases }: Props) {
  const spec = draft.document;
  const [kind, index] = [setId.replace(/-\d+$/, ""), Number(setId.split("-").at(-1))];
  switch (kind) {
    case "pv":
      return <AddArray draft={draft} />;
    case "chain":
      return (
        <Choice
          name="chain"
          value={spec.pv.chain?.kind ?? "standard"}
          values={["standard", "pvwatts-v5", "pvwatts-v8"]}
          onChange={(chain) => draft.change((before) => withChain(before, chain))}
        />
      );
    case "array":
      return <ArrayControls draft={draft} index={index} />;
    case "cells":
      return (
        <Row>
          <Present
            name="augmentation"
            there={spec.storage.augmentation !== undefined}
            draft={draft}
            make={withAugmentation}
          />
          <Present name="warranty" there={spec.storage.warranty !== undefined} draft={draft} make={withWarranty} />
        </Row>
      );
    case "sharing":
      return (
        <Present
          name="priceResponse"
          there={spec.charging.priceResponse !== undefined}
          draft={draft}
          make={withPriceResponse}
        />
      );
    case "contract":
      return <RemoveContract draft={draft} index={index} />;
    case "contracts":
      return <AddContract draft={draft} />;
    case "vat":
      return <Present name="vat" there={spec.vat !== undefined} draft={draft} make={withVat} />;
    case "finance":
      return <FinanceControls draft={draft} riskCases={riskCases} />;
    default:
      return null;
  }
}

type DraftProps = { readonly draft: Draft<StationSpec> };

function Row({ children }: { readonly children: React.ReactNode }) {
  return <div className="clear-both mb-4 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>;
}

function Choice<Value extends string>({
  name,
  value,
  values,
  onChange,
}: {
  readonly name: "chain" | "mount" | "debt";
  readonly value: Value;
  readonly values: readonly Value[];
  readonly onChange: (value: Value) => void;
}) {
  const t = useTranslations("issuer.stationOptions");
  return (
    <Row>
      <Select
        name={`choice.${name}`}
        label={t(name)}
        value={value}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.currentTarget.value);
          if (chosen) onChange(chosen);
        }}
        options={values.map((one) => ({ value: one, label: t(`${name}s.${one}` as "chains.standard") }))}
      />
    </Row>
  );
}

/** A part of the description that is there, or is left out. */
function Present({
  name,
  there,
  draft,
  make,
}: DraftProps & {
  readonly name: "augmentation" | "warranty" | "priceResponse" | "vat" | "finance";
  readonly there: boolean;
  readonly make: (spec: StationSpec, wanted: boolean) => StationSpec;
}) {
  const t = useTranslations("issuer.stationOptions");
  return (
    <Checkbox
      name={`present.${name}`}
      label={t(`present.${name}`)}
      optional
      checked={there}
      onChange={(event) => {
        const wanted = event.currentTarget.checked;
        draft.change((before) => make(before, wanted));
      }}
    />
  );
}

function AddArray({ draft }: DraftProps) {
  const t = useTranslations("issuer.stationOptions");
  return (
    <div className="mt-4">
      <Button disabled={draft.document.pv.arrays.length >= 20} onClick={() => draft.change(withArray)}>
        {t("addArray")}
      </Button>
    </div>
  );
}

function ArrayControls({ draft, index }: DraftProps & { readonly index: number }) {
  const t = useTranslations("issuer.stationOptions");
  const array = draft.document.pv.arrays[index];
  if (!array) return null;
  return (
    <>
      <Choice
        name="mount"
        value={array.mount.kind}
        values={["fixed", "single-axis"]}
        onChange={(mount) => draft.change((before) => withMount(before, index, mount))}
      />
      <SurroundingControls draft={draft} index={index} />
      <div className="mb-4">
        <Button look="quiet" onClick={() => draft.change((before) => withoutArray(before, index))}>
          {t("removeArray", { array: array.id })}
        </Button>
      </div>
    </>
  );
}

/** Soiling and shading by month, and the horizon: there or not, and at how many bearings. */
function SurroundingControls({ draft, index }: DraftProps & { readonly index: number }) {
  const t = useTranslations("issuer.stationOptions");
  const { surroundings } = draft.document.pv.arrays[index] ?? {};
  const bearings = surroundings?.horizonDeg?.length ?? null;
  const offered = HORIZON_BEARINGS.filter((count) => count !== bearings);
  return (
    <Row>
      {(["monthlySoiling", "monthlyShading"] as const).map((loss) => (
        <Checkbox
          key={loss}
          name={`present.${loss}.${index}`}
          label={t(`present.${loss}`)}
          optional
          checked={surroundings?.[loss] !== undefined}
          onChange={(event) => {
            const wanted = event.currentTarget.checked;
            draft.change((before) => withMonthlyLoss(before, index, loss, wanted));
          }}
        />
      ))}
      <Select
        name={`choice.horizon.${index}`}
        label={t("horizonBearings")}
        value={String(bearings ?? 0)}
        onChange={(event) => {
          const count = Number(event.currentTarget.value);
          draft.change((before) => withHorizon(before, index, count === 0 ? null : count));
        }}
        options={[0, ...[...offered, ...(bearings === null ? [] : [bearings])].sort((a, b) => a - b)].map((count) => ({
          value: String(count),
          label: t("bearingsOf", { count }),
        }))}
      />
    </Row>
  );
}

function RemoveContract({ draft, index }: DraftProps & { readonly index: number }) {
  const t = useTranslations("issuer.stationOptions");
  const contract = draft.document.revenue[index];
  if (!contract) return null;
  return (
    <div className="mb-4">
      <Button look="quiet" onClick={() => draft.change((before) => withoutContract(before, contract.id))}>
        {t("removeContract", { contract: contract.id })}
      </Button>
    </div>
  );
}

function AddContract({ draft }: DraftProps) {
  const t = useTranslations("issuer.stationOptions");
  const kinds = openKinds(draft.document);
  const [chosen, setChosen] = useState<(typeof CONTRACT_KINDS)[number] | null>(null);
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  if (!kind) return null;
  return (
    <div className="clear-both flex flex-wrap items-end gap-4">
      <Select
        name="choice.contract"
        label={t("contractKind")}
        value={kind}
        onChange={(event) => setChosen(CONTRACT_KINDS.find((one) => one === event.currentTarget.value) ?? null)}
        options={kinds.map((one) => ({ value: one, label: t(`contractKinds.${one}`) }))}
      />
      <Button
        disabled={draft.document.revenue.length >= 40}
        onClick={() => draft.change((before) => withContract(before, kind, t("newCounterparty")))}
      >
        {t("addContract")}
      </Button>
    </div>
  );
}

function FinanceControls({ draft, riskCases }: DraftProps & { readonly riskCases: readonly DebtCase[] }) {
  const t = useTranslations("issuer.stationOptions");
  const { finance, revenue } = draft.document;
  const debt = finance?.debt;
  return (
    <>
      <Row>
        <Present name="finance" there={finance !== undefined} draft={draft} make={withFinance} />
      </Row>
      {debt && (
        <Choice
          name="debt"
          value={debt.kind}
          values={["none", "sculpted", "share"]}
          onChange={(kind) => draft.change((before) => withDebt(before, kind))}
        />
      )}
      {debt?.kind === "sculpted" && (
        <>
          <p className="mb-2 font-semibold text-14">{t("contracted")}</p>
          <Row>
            {revenue.map(({ id }) => (
              <Checkbox
                key={id}
                name={`contracted.${id}`}
                label={id}
                optional
                checked={debt.contracted.includes(id)}
                onChange={(event) => {
                  const relied = event.currentTarget.checked;
                  draft.change((before) => withContracted(before, id, relied));
                }}
              />
            ))}
          </Row>
          <div className="mb-4">
            <Button
              disabled={riskCases.length === 0}
              onClick={() => draft.change((before) => withSculpted(before, () => ({ cases: [...riskCases] })))}
            >
              {t("takeRiskCases")}
            </Button>
            <p className="mt-1 max-w-prose text-12 text-muted">
              {riskCases.length === 0 ? t("noRiskCases") : t("riskCasesLead")}
            </p>
          </div>
        </>
      )}
    </>
  );
}
