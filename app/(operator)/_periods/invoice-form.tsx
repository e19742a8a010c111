"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import * as z from "zod";
import { REVENUE_STREAMS } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import type { PROCEEDS_CAUSES } from "@/lib/core/deal/prepayment-cause";
import type { Currency } from "@/lib/core/money/currency";
import { useApiChange } from "../../_api/use-api-change";
import { Disclosure } from "../../_components/disclosure";
import { FileInput } from "../../_components/file-input";
import { Form } from "../../_components/form";
import { useNavigate } from "../../_components/navigate";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";
import { base64Of } from "./base64";
import { type InvoiceBody, invoiceBody } from "./invoice-body";

type Props = {
  readonly path: `/${string}`;
  readonly period: string;
  readonly currency: Currency;
  readonly stations: readonly { readonly id: string; readonly name: string }[];
  /** What may be recorded here: the trustee records proceeds only, and those on which the terms demand prepayment. */
  readonly directions: readonly Direction[];
  readonly causes: readonly ProceedsCause[];
};

export type Direction = "cost" | "revenue" | "proceeds";

type ProceedsCause = (typeof PROCEEDS_CAUSES)[number];

const MAX_BYTES = 4_000_000;

/** Records a cost, a revenue or extraordinary proceeds of the period with the document that evidences it. */
export function InvoiceForm({ path, period, currency, stations, directions, causes }: Props) {
  const t = useTranslations("operator.periods.invoice");
  const streams = useTranslations("chart.streams");
  const causeNames = useTranslations("period.proceeds.causes");
  const navigate = useNavigate();
  const notify = useNotify();
  const [direction, setDirection] = useState<Direction>(directions[0] ?? "cost");
  const [round, setRound] = useState(0);
  const record = useApiChange((body: object) => ({ method: "POST", path, body, schema: z.unknown() }), {
    success: () => {
      notify({ title: t("recorded") });
      setRound(round + 1);
      navigate.refresh();
    },
  });
  const schema = useMemo(
    () =>
      invoiceBody(
        {
          number: t("errors.number"),
          required: t("errors.required"),
          amount: t("errors.amount"),
          energy: t("errors.energy"),
          date: t("errors.date"),
          document: t("errors.document"),
        },
        currency,
      ),
    [t, currency],
  );
  const send = async ({ invoice, document }: InvoiceBody) =>
    record.mutateAsync({
      invoice,
      document: { name: document.name, contentType: document.type, base64: await base64Of(document) },
    });
  const field = (name: keyof typeof NAMES) => ({ name: NAMES[name], label: t(name) });
  return (
    <Disclosure summary={t(directions.includes("cost") ? "add" : "addProceeds")}>
      <div className="max-w-prose">
        <Form
          key={round}
          schema={schema}
          labels={Object.fromEntries(
            (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((name) => [NAMES[name], t(name)]),
          )}
          send={send}
          pending={record.isPending}
          problem={record.error}
          submit={t("submit")}
        >
          {(errors) => (
            <>
              <Select
                {...field("direction")}
                value={direction}
                onChange={({ currentTarget }) =>
                  setDirection(directions.find((one) => one === currentTarget.value) ?? "cost")
                }
                options={directions.map((one) => ({ value: one, label: t(one) }))}
              />
              <TextInput {...field("number")} error={errors[NAMES.number]} maxLength={40} spellCheck={false} />
              <TextInput {...field("issuedOn")} type="date" error={errors[NAMES.issuedOn]} />
              {direction === "cost" ? (
                <>
                  <TextInput {...field("payee")} error={errors[NAMES.payee]} maxLength={200} />
                  <TextInput
                    {...field("amount")}
                    hint={t("amountHint", { currency })}
                    error={errors[NAMES.amount]}
                    inputMode="decimal"
                  />
                </>
              ) : (
                <>
                  {direction === "proceeds" && (
                    <>
                      <Select
                        {...field("cause")}
                        options={causes.map((cause) => ({ value: cause, label: causeNames(cause) }))}
                      />
                      <TextInput {...field("label")} error={errors[NAMES.label]} maxLength={200} />
                    </>
                  )}
                  <Select
                    {...field("station")}
                    {...(direction === "proceeds" && { ask: t("wholeDeal") })}
                    options={stations.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                  {direction === "revenue" && (
                    <Select
                      {...field("stream")}
                      options={REVENUE_STREAMS.map((stream) => ({ value: stream, label: streams(stream) }))}
                    />
                  )}
                  <TextInput
                    {...field("counterparty")}
                    {...(direction === "proceeds" && { label: t("payer") })}
                    error={errors[NAMES.counterparty]}
                    maxLength={200}
                  />
                  {direction === "revenue" && (
                    <TextInput {...field("energy")} error={errors[NAMES.energy]} inputMode="decimal" optional />
                  )}
                  <TextInput
                    {...field("net")}
                    hint={t("amountHint", { currency })}
                    error={errors[NAMES.net]}
                    inputMode="decimal"
                  />
                  <TextInput {...field("vat")} error={errors[NAMES.vat]} inputMode="decimal" defaultValue="0" />
                  {direction === "revenue" && <input type="hidden" name="invoice.deliveryPeriod" value={period} />}
                  {direction === "proceeds" && <p className="text-14 text-muted">{t("proceedsHint")}</p>}
                </>
              )}
              <FileInput
                {...field("document")}
                accept="application/pdf,application/xml,text/csv,text/plain,image/png,image/jpeg"
                maxBytes={MAX_BYTES}
                error={errors[NAMES.document]}
              />
            </>
          )}
        </Form>
      </div>
    </Disclosure>
  );
}

/** Texts of the form by the name under which the API knows the field. */
const NAMES = {
  direction: "invoice.direction",
  number: "invoice.id",
  issuedOn: "invoice.issuedOn",
  payee: "invoice.payee",
  amount: "invoice.amountMinor",
  station: "invoice.stationId",
  stream: "invoice.stream",
  counterparty: "invoice.counterparty",
  cause: "invoice.cause",
  label: "invoice.label",
  energy: "invoice.energyWh",
  net: "invoice.netMinor",
  vat: "invoice.vatMinor",
  document: "document",
} as const;
