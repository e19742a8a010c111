import type * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { canonicalJson, type Json } from "./canonical-json";

/** Items as newline-delimited canonical JSON, each line ended. */
export function toNdjson(items: readonly Json[]): string {
  return items.map((item) => `${canonicalJson(item)}\n`).join("");
}

/**
 * Reads a document that must stand in its canonical form (RFC 8785): another spelling, a key given twice, a fraction of
 * another length are refused, so that a document has one hash.
 * @throws HeliographError DOCUMENT_REFUSED
 */
export function parseCanonical<Schema extends z.ZodType>(name: string, text: string, schema: Schema): z.infer<Schema> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw refused(name, "it is not JSON", cause);
  }
  if (canonicalJson(value) !== text) throw refused(name, "it is not in canonical form, or gives a key twice");
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refused(name, `${issue?.path.join(".") || "it"}: ${issue?.message ?? "not what it should be"}`);
}

/** Reads newline-delimited canonical JSON. @throws HeliographError DOCUMENT_REFUSED, naming the line */
export function parseNdjson<Schema extends z.ZodType>(name: string, text: string, schema: Schema): z.infer<Schema>[] {
  if (text === "") return [];
  if (!text.endsWith("\n")) throw refused(name, "its last line is not ended");
  return text
    .slice(0, -1)
    .split("\n")
    .map((line, index) => parseCanonical(`${name}:${index + 1}`, line, schema));
}

function refused(name: string, reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "DOCUMENT_REFUSED",
    message: `${name} cannot be read: ${reason}.`,
    remedy: "Take the document as it was published.",
    data: { document: name },
    cause,
  });
}
