import * as z from "zod";
import { HeliographError } from "../../core/errors/heliograph-error";

export type Question = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
};

const Told = z.object({
  code: z.string(),
  detail: z.string(),
  remedy: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** One request to a product; a problem document becomes an error. @throws HeliographError PRODUCT_UNREACHABLE, or the product's own code */
export async function askProduct(product: string, question: Question): Promise<Response> {
  const headers: Record<string, string> = { ...question.headers };
  if (question.json !== undefined) headers["content-type"] = "application/json";
  if (question.bytes !== undefined) headers["content-type"] = "application/octet-stream";
  const body = question.json === undefined ? question.bytes : JSON.stringify(question.json);
  const request = { method: question.method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) };
  const response = await fetch(new URL(question.path, product), request).catch((cause: unknown) => {
    throw new HeliographError({
      code: "PRODUCT_UNREACHABLE",
      message: `Nothing answers at ${product}.`,
      remedy: "Start it with npm start, or set HELIOGRAPH_URL to where it runs.",
      kind: "unavailable",
      cause,
    });
  });
  if (response.ok) return response;
  const text = await response.text();
  const told = Told.safeParse(jsonOrNull(text));
  if (!told.success) {
    throw new HeliographError({
      code: "PRODUCT_REFUSED",
      message: `${question.method} ${question.path} was answered with ${response.status}.`,
      remedy: text.slice(0, 300),
    });
  }
  const { code, detail, remedy, errors = [] } = told.data;
  const fields = errors.map(({ path, message }) => `\n  ${path}: ${message}`).join("");
  throw new HeliographError({ code, message: detail, remedy: `${remedy}${fields}` });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
