"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { Checkbox } from "../../_components/checkbox";
import { FileInput } from "../../_components/file-input";
import { Form } from "../../_components/form";
import { NumberInput } from "../../_components/number-input";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";

const DAY_COUNTS = ["30/360", "act/365f", "act/360", "act/act-isda"];

export function FieldSamples() {
  const t = useTranslations("gallery");
  const options = DAY_COUNTS.map((value) => ({ value, label: value }));
  return (
    <>
      <Section title={t("section.fields")} card>
        <div className="grid gap-6 md:grid-cols-2">
          <TextInput name="name" label={t("sample.station")} hint={t("sample.stationHint")} />
          <TextInput name="name-error" label={t("sample.station")} error={t("sample.stationError")} />
          <NumberInput
            name="power"
            label={t("sample.power")}
            hint={t("sample.powerHint")}
            unit="kWp"
            defaultValue="300"
          />
          <NumberInput
            name="power-error"
            label={t("sample.power")}
            error={t("sample.powerError")}
            unit="kWp"
            defaultValue="-3"
          />
          <Select name="day-count" label={t("sample.kind")} options={options} ask={t("sample.ask")} optional />
          <FileInput
            name="weather"
            label={t("sample.file")}
            hint={t("sample.fileHint")}
            accept=".epw,.csv"
            maxBytes={8_388_608}
          />
          <TextInput name="proceeds" label={t("sample.note")} rows={3} optional />
          <Checkbox name="consent" label={t("sample.consent")} error={t("sample.consentError")} />
        </div>
      </Section>
      <RefusedForm />
    </>
  );
}

function RefusedForm() {
  const t = useTranslations("gallery");
  const notify = useNotify();
  const [pending, setPending] = useState(false);
  return (
    <Section title={t("section.form")} card>
      <div className="max-w-dialog">
        <Form
          schema={z.object({
            email: z.email(t("sample.stationError")),
            country: z.string().min(2, t("sample.ask")),
            risk: z.literal("on", t("sample.consentError")),
          })}
          labels={{ email: t("sample.email"), country: t("sample.country"), risk: t("sample.consent") }}
          send={async () => {
            setPending(true);
            await new Promise((resolve) => setTimeout(resolve, 800));
            setPending(false);
            notify({ title: t("sample.notifyTitle") });
          }}
          pending={pending}
          problem={null}
          submit={t("sample.save")}
        >
          {(errors) => (
            <>
              <TextInput name="email" type="email" label={t("sample.email")} error={errors.email} />
              <Select
                name="country"
                label={t("sample.country")}
                ask={t("sample.ask")}
                options={["DE", "FR", "US"].map((value) => ({ value, label: value }))}
                error={errors.country}
              />
              <Checkbox name="risk" label={t("sample.consent")} error={errors.risk} />
            </>
          )}
        </Form>
      </div>
    </Section>
  );
}
