"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import type { Currency } from "@/lib/core/money/currency";
import { type MoneyJson, parseDecimalAmount } from "@/lib/core/money/money";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Disclosure } from "../../_components/disclosure";
import { useNavigate } from "../../_components/navigate";
import { formatAmount } from "../../_components/number-format";
import { NumberInput } from "../../_components/number-input";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";

type Props = {
  /** Which texts are used: the trustee's hold, an adjusted statement, or the trustee's release of suspense. */
  readonly purpose: "hold" | "adjust" | "suspense";
  readonly path: `/${string}`;
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  /** Asked for too, where the step is about money: up to this much. */
  readonly most?: MoneyJson;
};

/** What must not happen without a reason: it is asked for, shown once more, and kept for ever. */
export function ReasonForm({ purpose, path, summary, most }: Props) {
  const t = useTranslations(`operator.periods.${purpose}`);
  const amountText = useTranslations("operator.periods.suspense");
  const locale = useLocale();
  const navigate = useNavigate();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const [amount, setAmount] = useState("");
  const minor = most && minorOf(amount, most.currency);
  const change = useApiChange(() => ({
    method: "POST",
    path,
    body: { reason: reason.trim(), ...(minor ? { amountMinor: minor } : {}) },
    schema: z.unknown(),
  }));
  return (
    <Disclosure summary={t("summary")}>
      <div className="grid max-w-prose justify-items-start gap-3">
        {most && (
          <NumberInput
            name={`${purpose}Amount`}
            label={amountText("amount")}
            unit={most.currency}
            hint={amountText("amountHint", { most: formatAmount(locale, most) })}
            error={amount !== "" && !minor ? amountText("amountWrong") : undefined}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
        <TextInput
          name={`${purpose}Reason`}
          label={t("reason")}
          hint={t("hint")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ConfirmDialog
          trigger={t("action")}
          look={purpose === "hold" ? "danger" : "secondary"}
          danger={purpose === "hold"}
          disabled={reason.trim().length < 3 || (most !== undefined && !minor)}
          title={t("title")}
          consequence={t("consequence")}
          summary={[
            ...summary,
            ...(most && minor
              ? [{ label: amountText("amount"), value: formatAmount(locale, { currency: most.currency, minor }) }]
              : []),
            { label: t("reason"), value: reason },
          ]}
          confirm={t("verb")}
          onConfirm={async () => {
            await change.mutateAsync(undefined);
            notify({ title: t("done") });
            setReason("");
            setAmount("");
            navigate.refresh();
          }}
        />
      </div>
    </Disclosure>
  );
}

/** Minor units of an amount above zero as it was typed; undefined where it is none. */
function minorOf(text: string, currency: Currency): string | undefined {
  try {
    const { minor } = parseDecimalAmount(currency, text.trim());
    return minor > 0n ? minor.toString() : undefined;
  } catch {
    return undefined;
  }
}
