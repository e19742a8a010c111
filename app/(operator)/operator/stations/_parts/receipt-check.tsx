"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { JudgedReceipt } from "@/lib/core/charging-records/judged-receipt";
import { useApiChange } from "../../../../_api/use-api-change";
import { FileInput } from "../../../../_components/file-input";
import { Form } from "../../../../_components/form";
import { TextInput } from "../../../../_components/text-input";
import { ReceiptVerdict } from "./receipt-verdict";

const MAX_BYTES = 2_000_000;

type Input = { readonly content: string; readonly publicKey: string };

/** A receipt as a file or as text, and optionally the meter's key as the reader knows it. */
export function ReceiptCheck() {
  const t = useTranslations("operator.stations.receiptCheck");
  const [file, setFile] = useState<File | null>(null);
  const check = useApiChange((input: Input) => ({
    method: "POST",
    path: "/receipts/judge",
    body: { content: input.content, ...(input.publicKey === "" ? {} : { publicKey: input.publicKey }) },
    schema: JudgedReceipt,
  }));
  const schema = z
    .object({ text: z.string(), publicKey: z.string().trim().max(2_000, t("keyTooLong")) })
    .refine(({ text }) => file !== null || text.trim() !== "", { path: ["text"], message: t("textMissing") });
  const send = async ({ text, publicKey }: z.output<typeof schema>) =>
    check.mutateAsync({ content: file ? await file.text() : text, publicKey });
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
      <Form
        schema={schema}
        labels={{ text: t("text"), publicKey: t("key") }}
        send={send}
        pending={check.isPending}
        problem={check.error}
        submit={t("check")}
      >
        {(errors) => (
          <>
            <FileInput
              name="file"
              label={t("file")}
              accept=".xml,.ocmf,.txt,text/xml,application/xml"
              maxBytes={MAX_BYTES}
              onChoose={setFile}
              optional
            />
            <TextInput name="text" label={t("text")} hint={t("textHint")} error={errors.text} rows={8} optional />
            <TextInput
              name="publicKey"
              label={t("key")}
              hint={t("keyHint")}
              error={errors.publicKey}
              spellCheck={false}
              optional
            />
          </>
        )}
      </Form>
      <div aria-live="polite" className="min-w-0">
        {check.data && <ReceiptVerdict verdict={check.data} />}
      </div>
    </div>
  );
}
