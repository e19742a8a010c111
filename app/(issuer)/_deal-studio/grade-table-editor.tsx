"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GradeTable } from "@/lib/core/abs/losses/indicative-grade";
import { Button } from "../../_components/button";
import { Disclosure } from "../../_components/disclosure";
import { CONTROL_CLASSES, Field } from "../../_components/field";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import { readGradeLines } from "./grade-lines";

type Props = { readonly table: GradeTable | null; readonly onTable: (table: GradeTable | null) => void };

/** Takes a table of grades of the reader's own; the product brings none, and what is read from one is no rating. */
export function GradeTableEditor({ table, onTable }: Props) {
  const t = useTranslations("dealStudio.grades");
  const [name, setName] = useState("");
  const [measure, setMeasure] = useState<GradeTable["measure"]>("expected-loss");
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const use = () => {
    const read = readGradeLines(name.trim() === "" ? t("unnamed") : name, measure, text);
    setError(read.ok ? undefined : t(`errors.${read.problem}`, { line: read.line }));
    if (read.ok) onTable(read.table);
  };
  return (
    <Disclosure summary={table ? t("inUse", { name: table.name }) : t("summary")}>
      <div className="grid max-w-prose gap-4">
        <p className="text-14 text-muted">{t("lead")}</p>
        <TextInput
          name="grade-table-name"
          label={t("name")}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={120}
          optional
        />
        <Select
          name="grade-table-measure"
          label={t("measure")}
          value={measure}
          onChange={({ currentTarget }) =>
            setMeasure(currentTarget.value === "default-probability" ? "default-probability" : "expected-loss")
          }
          options={(["expected-loss", "default-probability"] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Field name="grade-table-lines" label={t("lines")} hint={t("linesHint")} error={error}>
          {(control) => (
            <textarea
              {...control}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              rows={6}
              spellCheck={false}
              className={`${CONTROL_CLASSES} py-2 font-mono`}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button onClick={use}>{t("use")}</Button>
          {table && (
            <Button look="quiet" onClick={() => onTable(null)}>
              {t("drop")}
            </Button>
          )}
        </div>
      </div>
    </Disclosure>
  );
}
