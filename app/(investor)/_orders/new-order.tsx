"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { OrderCheckView } from "@/lib/api/views/offering-view";
import { PaymentMethod } from "@/lib/core/subscription/payment-event";
import type { ApiError } from "../../_api/api-error";
import { apiFetch } from "../../_api/browser";
import { Form } from "../../_components/form";
import { Link } from "../../_components/link";
import { formatNumber } from "../../_components/number-format";
import { NumberInput } from "../../_components/number-input";
import { paths } from "../../_paths";
import { CheckedOrder, type Wish } from "./checked-order";
import { MethodChoice } from "./method-choice";

type Props = {
  readonly offeringId: string;
  readonly name: string;
  readonly minimumTokens: number;
  readonly remainingTokens: number;
};

/** The wish first, then its price and conditions, then the binding step. */
export function NewOrder({ offeringId, name, minimumTokens, remainingTokens }: Props) {
  const t = useTranslations("investor.newOrder");
  const locale = useLocale();
  const [wish, setWish] = useState<Wish | null>(null);
  const check = useMutation<OrderCheckView, ApiError, Wish>({
    mutationFn: ({ tokens }) => apiFetch(`/offerings/${offeringId}/check?tokens=${tokens}`, OrderCheckView),
    onSuccess: (_checked, asked) => setWish(asked),
  });
  const count = (value: number) => formatNumber(locale, value);
  return (
    <div className="grid gap-8">
      <Form
        schema={z.object({
          tokens: z
            .string()
            .transform((text) => text.replaceAll(/[\s,.'’]/g, ""))
            .pipe(z.string().regex(/^[1-9]\d{0,11}$/, t("tokensInvalid")))
            .transform(Number),
          method: PaymentMethod,
        })}
        labels={{ tokens: t("tokens"), method: t("method") }}
        send={check.mutateAsync}
        pending={check.isPending}
        problem={check.error}
        submit={t("check")}
        aside={<Link href={paths.offering(offeringId)}>{t("back")}</Link>}
      >
        {(errors) => (
          <>
            <NumberInput
              whole
              name="tokens"
              label={t("tokens")}
              unit={t("tokensUnit")}
              hint={t("tokensHint", { minimum: count(minimumTokens), left: count(remainingTokens) })}
              error={errors.tokens}
              defaultValue={String(minimumTokens)}
              onChange={() => setWish(null)}
            />
            <MethodChoice onChange={() => setWish(null)} />
          </>
        )}
      </Form>
      {wish && check.data && <CheckedOrder offeringId={offeringId} name={name} wish={wish} check={check.data} />}
    </div>
  );
}
