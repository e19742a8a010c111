"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { Disclosure } from "../../_components/disclosure";
import { ErrorNotice } from "../../_components/error-notice";
import { FileInput } from "../../_components/file-input";
import { useNavigate } from "../../_components/navigate";
import { useNotify } from "../../_components/toast";

const MAX_BYTES = 4_000_000;

/** Takes a camt.053 of the collection account from a person; the API reads it and refuses another account's. */
export function BankUpload({ path }: { readonly path: `/${string}` }) {
  const t = useTranslations("operator.periods.bank");
  const navigate = useNavigate();
  const notify = useNotify();
  const [file, setFile] = useState<File | null>(null);
  const [round, setRound] = useState(0);
  const upload = useApiChange(
    (body: File) => ({
      method: "POST",
      path: `${path}?name=${encodeURIComponent(body.name)}`,
      body,
      schema: z.unknown(),
    }),
    {
      success: (_value, { name }) => {
        notify({ title: t("uploaded", { name }) });
        setFile(null);
        setRound(round + 1);
        navigate.refresh();
      },
    },
  );
  return (
    <Disclosure summary={t("upload")}>
      <div className="grid max-w-prose gap-3">
        <FileInput
          key={round}
          name="bankStatement"
          label={t("file")}
          accept=".xml,application/xml,text/xml"
          maxBytes={MAX_BYTES}
          onChoose={setFile}
        />
        <div>
          <Button disabled={file === null} pending={upload.isPending} onClick={() => file && upload.mutate(file)}>
            {t("send")}
          </Button>
        </div>
        {upload.error && <ErrorNotice problem={upload.error.problem} certainty={upload.error.certainty} />}
      </div>
    </Disclosure>
  );
}
