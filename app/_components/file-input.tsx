"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, type FieldProps } from "./field";
import { Icon } from "./icon";

type Props = FieldProps & {
  /** As in HTML: `.epw,.csv,application/json`. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly disabled?: boolean;
  readonly onChoose?: (file: File | null) => void;
};

const UNITS = ["B", "kB", "MB", "GB"] as const;

/** A file with its name and size once chosen. Too large a file is named beside the field before anything is sent. */
export function FileInput({ accept, maxBytes, disabled, onChoose, ...field }: Props) {
  const t = useTranslations("component");
  const [file, setFile] = useState<File | null>(null);
  const limit = t("fileSize", { size: sizeText(maxBytes) });
  const tooLarge = file !== null && file.size > maxBytes ? `${file.name}: ${sizeText(file.size)}. ${limit}` : undefined;
  return (
    <Field {...field} error={tooLarge ?? field.error} hint={field.hint ?? limit}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-3">
          <div className="relative">
            <input
              {...control}
              type="file"
              accept={accept}
              disabled={disabled}
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0] ?? null;
                setFile(chosen);
                onChoose?.(chosen !== null && chosen.size <= maxBytes ? chosen : null);
              }}
              className="peer absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="flex min-h-10 items-center gap-2 rounded-control border border-control bg-surface px-4 font-semibold text-14 peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2 peer-hover:bg-sunken">
              <Icon name="file" />
              {t("chooseFile")}
            </span>
          </div>
          <span className="min-w-0 text-14 text-muted" aria-live="polite">
            {file ? t("fileChosen", { name: file.name, size: sizeText(file.size) }) : t("noFile")}
          </span>
        </div>
      )}
    </Field>
  );
}

/** Decimal units, as storage is sold: 8 388 608 bytes are 8.4 MB. */
function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}
