import * as z from "zod";
import { HeliographError } from "../../core/errors/heliograph-error";

/** A JSON file of a known shape. @throws HeliographError INPUT_FILE_INVALID, with the place of each mistake */
export function parseSpecFile<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  bytes: Uint8Array,
): z.infer<Schema> {
  const invalid = (reason: string) =>
    new HeliographError({
      code: "INPUT_FILE_INVALID",
      message: `${path}: ${reason}`,
      remedy: "Correct the file; the portal exports one that is right.",
      data: { path },
    });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : "not JSON");
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  return parsed.data;
}
