import type { useTranslations } from "next-intl";
import type { DealDisclosure } from "@/lib/core/deal/disclosure";
import type { DraftField, FieldPath } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import { type Part, withPart } from "./disclosure-make-up";

export type DisclosureTexts = ReturnType<typeof useTranslations<"issuer.disclosure">>;

/** What changes the make-up of the disclosure: one of a few, each giving another disclosure. */
export type DisclosureChoice = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: (disclosure: DealDisclosure, value: string) => DealDisclosure;
};

export type DisclosureSet = FieldSet & {
  readonly id: "papers" | "opinions" | "defaults" | "prepayments" | "regulation" | "green" | "markets" | "lock-ups";
  readonly choices: readonly DisclosureChoice[];
};

/** Member of the request that these fields lie in. */
export const ROOT = "disclosure";

export function presence(
  t: DisclosureTexts,
  id: string,
  label: string,
  isThere: boolean,
  chosen: (disclosure: DealDisclosure, isThere: boolean) => DealDisclosure,
): DisclosureChoice {
  return {
    ...{ id, label, value: String(isThere) },
    options: [
      { value: "false", label: t("no") },
      { value: "true", label: t("yes") },
    ],
    chosen: (disclosure, value) => chosen(disclosure, value === "true"),
  };
}

export function partChoice(disclosure: DealDisclosure, part: Part, t: DisclosureTexts): DisclosureChoice {
  return {
    ...{ id: part, label: t(`part.${part}`), value: String(disclosure[part] !== undefined) },
    options: [
      { value: "false", label: t("notEntered") },
      { value: "true", label: t("entered") },
    ],
    chosen: (before, value) => withPart(before, part, value === "true"),
  };
}

export function choice<Value extends string>(
  path: FieldPath | string,
  label: string,
  values: readonly Value[],
  named: (value: Value) => string,
): DraftField {
  const options = values.map((value) => ({ value, label: named(value) }));
  return { path: [ROOT, ...[path].flat()], label, kind: "choice", options };
}

export function flag(path: FieldPath, label: string, t: DisclosureTexts): DraftField {
  return { path: [ROOT, ...path], label, kind: "flag", yes: t("yes"), no: t("no") };
}

export function text(path: FieldPath, label: string): DraftField {
  return { path: [ROOT, ...path], label, kind: "text" };
}

export function longText(path: FieldPath, label: string): DraftField {
  return { path: [ROOT, ...path], label, kind: "long-text" };
}

export function optionalText(path: FieldPath, label: string): DraftField {
  return { path: [ROOT, ...path], label, kind: "text", optional: true };
}
