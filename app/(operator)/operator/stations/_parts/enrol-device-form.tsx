"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { DEVICE_ROLES } from "@/lib/core/metering/enrolment";
import { useApiChange } from "../../../../_api/use-api-change";
import { Form } from "../../../../_components/form";
import { Select } from "../../../../_components/select";
import { TextInput } from "../../../../_components/text-input";
import { useNotify } from "../../../../_components/toast";
import { dayBegins } from "../_model/day-begins";
import { spkiOf } from "../_model/spki";

type Props = { readonly stationId: string; readonly timeZone: string };

/** Takes the public key of a meter; the API says what is wrong with it. */
export function EnrolDeviceForm({ stationId, timeZone }: Props) {
  const t = useTranslations("operator.stations.devices");
  const roles = useTranslations("operator.stations.roles");
  const router = useRouter();
  const notify = useNotify();
  const [round, setRound] = useState(0);
  const schema = z.object({
    role: z.enum(DEVICE_ROLES),
    serial: z.string().trim().min(1, t("serialWrong")).max(64, t("serialWrong")),
    publicKeySpki: z
      .string()
      .transform(spkiOf)
      .pipe(z.base64(t("keyWrong")).min(60, t("keyWrong")).max(400, t("keyWrong"))),
    enrolledAt: z
      .string()
      .optional()
      .transform((day) => (day ? dayBegins(day, timeZone) : undefined)),
  });
  const enrol = useApiChange(
    (body: z.output<typeof schema>) => ({
      method: "POST",
      path: `/stations/${encodeURIComponent(stationId)}/devices`,
      body,
      schema: z.unknown(),
    }),
    {
      success: (_, { serial }) => {
        notify({ title: t("enrolledDone", { serial }) });
        setRound(round + 1);
        router.refresh();
      },
    },
  );
  const labels = { role: t("role"), serial: t("serial"), publicKeySpki: t("key"), enrolledAt: t("from") };
  return (
    <div className="max-w-prose">
      <Form
        key={round}
        schema={schema}
        labels={labels}
        send={enrol.mutateAsync}
        pending={enrol.isPending}
        problem={enrol.error}
        submit={t("enrol")}
      >
        {(errors) => (
          <>
            <Select
              name="role"
              label={labels.role}
              options={DEVICE_ROLES.map((role) => ({ value: role, label: roles(role) }))}
            />
            <TextInput
              name="serial"
              label={labels.serial}
              hint={t("serialHint")}
              error={errors.serial}
              maxLength={64}
            />
            <TextInput
              name="publicKeySpki"
              label={labels.publicKeySpki}
              hint={t("keyHint")}
              error={errors.publicKeySpki}
              rows={5}
              spellCheck={false}
            />
            <TextInput
              name="enrolledAt"
              type="date"
              label={labels.enrolledAt}
              hint={t("fromHint", { zone: timeZone })}
              error={errors.enrolledAt}
              optional
            />
          </>
        )}
      </Form>
    </div>
  );
}
