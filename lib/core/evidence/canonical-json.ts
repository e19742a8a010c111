import canonicalize from "canonicalize";
import { HeliographError } from "../errors/heliograph-error";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 (JCS) text of a JSON value. Evidence holds no floats: integers and decimal strings only. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new HeliographError({
      code: "EVIDENCE_NOT_JSON",
      message: "A value without a JSON form cannot be hashed.",
      remedy: "Use strings, numbers, booleans, null, lists and objects only.",
    });
  }
  return text;
}
