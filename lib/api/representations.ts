import * as z from "zod";

/** An object with the version that a change of it must name. */
export function stored<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ value: schema, version: z.number().int().positive() });
}

/** A page of a listing; `cursor` asks for the next one and is null at the end. */
export function pageOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ items: z.array(schema), cursor: z.string().nullable() });
}
