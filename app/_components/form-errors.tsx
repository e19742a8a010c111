"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fieldId } from "./field";

type Props = {
  /** By field name; the label is what the link shows before the message. */
  readonly errors: readonly { readonly name: string; readonly label: string; readonly message: string }[];
};

/** Stands at the top of a form that was refused, takes the focus, and leads to each field. */
export function FormErrors({ errors }: Props) {
  const t = useTranslations("component");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-card border-2 border-bad bg-bad-soft px-4 py-3">
      <h2 className="text-16 text-bad">{t("formErrors", { count: errors.length })}</h2>
      <ul className="mt-2 list-disc pl-5 text-14">
        {errors.map(({ name, label, message }) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`} className="underline underline-offset-3">
              {label}: {message}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-12">{t("formErrorsKept")}</p>
    </div>
  );
}
