import * as z from "zod";

const Parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean().optional(),
});
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().optional() })),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

export type ApiOperation = {
  /** `read-deal` for the operation id `readDeal`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly z.infer<typeof Parameter>[];
  readonly body: "json" | "bytes" | null;
  readonly description: string;
};

/** Every operation that a product offers, from its own OpenAPI document. */
export function readOperations(document: unknown): ApiOperation[] {
  return Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters,
      body: bodyOf(operation.requestBody?.content),
      description:
        Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1].description ?? "",
    })),
  );
}

function bodyOf(content: Record<string, unknown> | undefined): ApiOperation["body"] {
  if (content === undefined) return null;
  return "application/json" in content ? "json" : "bytes";
}
