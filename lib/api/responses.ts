import type * as z from "zod";
import { Problem } from "./problem";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** The refusals that any route may answer with; RFC 9457. */
export const refusals = {
  401: problem("Not signed in"),
  403: problem("Signed in, but not allowed"),
  404: problem("No such object, or not visible to you"),
  409: problem("The state does not allow it"),
  422: problem("The input is not as expected"),
};

/** `200` (or another success) with a JSON body, and the refusals. */
export function answers<Schema extends z.ZodType, Status extends 200 | 201 | 202 = 200>(
  schema: Schema,
  description: string,
  status: Status = 200 as Status,
) {
  const success = { description, content: { "application/json": { schema } } };
  return { [status]: success, ...refusals } as { [S in Status]: typeof success } & typeof refusals;
}

/** A file, for its declared media types. */
export function answersFile(mediaType: string, description: string) {
  return { 200: { description, content: { [mediaType]: {} } }, ...refusals };
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { content: { "application/json": { schema } }, required: true } as const;
}
