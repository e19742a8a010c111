"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../_components/button";
import { Disclosure } from "../../_components/disclosure";
import { CONTROL_CLASSES, Field } from "../../_components/field";
import { FileInput } from "../../_components/file-input";
import { useNotify } from "../../_components/toast";
import { saveJson } from "./save-json";
import type { Draft } from "./use-draft";

const MAXIMUM_BYTES = 2_000_000;

type Props<T> = {
  readonly draft: Draft<T>;
  /** Without its ending. */
  readonly fileName: string;
  readonly error?: string | undefined;
};

/** The whole document as JSON: from a file, into a file, or typed. Nothing is taken over before it was read completely. */
export function DocumentEditor<T>({ draft, fileName, error }: Props<T>) {
  const t = useTranslations("issuer.form");
  const notify = useNotify();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<{ readonly at: "file" | "text"; readonly message: string } | null>(null);
  const take = (text: string, at: "file" | "text") => {
    const read = draft.parse(text);
    if (!read.ok) return setFault({ at, message: read.message });
    setFault(null);
    setTyped(null);
    draft.replace(read.document);
    notify({ title: t("taken"), description: t("takenText") });
  };
  const text = JSON.stringify(draft.document, null, 2);
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface px-4 pb-4 sm:px-6 sm:pb-6">
      <legend className="float-left mb-4 w-full pt-4 font-semibold text-16 sm:pt-6">{t("document")}</legend>
      <p className="clear-both -mt-2 mb-4 max-w-prose text-14 text-muted">{t("documentLead")}</p>
      <div className="flex flex-wrap items-end gap-6">
        <FileInput
          name={`${draft.root}-file`}
          label={t("import")}
          accept=".json,application/json"
          maxBytes={MAXIMUM_BYTES}
          optional
          error={fault?.at === "file" ? fault.message : undefined}
          onChoose={(file) => {
            if (file) void file.text().then((content) => take(content, "file"));
          }}
        />
        <Button icon="download" onClick={() => saveJson(draft.document, fileName)}>
          {t("export")}
        </Button>
      </div>
      <div className="mt-4">
        <Disclosure key={String(error)} summary={t("editJson")} open={error !== undefined}>
          <Field
            name={draft.root}
            label={t("json")}
            hint={t("jsonHint")}
            error={(fault?.at === "text" ? fault.message : undefined) ?? error}
            optional
          >
            {({ name: _name, ...control }) => (
              <textarea
                {...control}
                rows={20}
                spellCheck={false}
                value={typed ?? text}
                onChange={(event) => setTyped(event.currentTarget.value)}
                className={`${CONTROL_CLASSES} py-2 font-mono`}
              />
            )}
          </Field>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button disabled={typed === null} onClick={() => typed !== null && take(typed, "text")}>
              {t("apply")}
            </Button>
            <Button
              look="quiet"
              disabled={typed === null}
              onClick={() => {
                setTyped(null);
                setFault(null);
              }}
            >
              {t("discard")}
            </Button>
          </div>
        </Disclosure>
      </div>
    </fieldset>
  );
}
