"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type * as z from "zod";
import type { ApiError } from "./api-error";
import { type ApiChange, apiSend } from "./browser";

/**
 * A change that a person starts: pending state, typed error, and one idempotency key per intent. The key is kept while
 * the same input is sent again after a failure, and is new for another input or after a success.
 */
export function useApiChange<Input, Schema extends z.ZodType>(
  describe: (input: Input) => Omit<ApiChange<Schema>, "idempotencyKey">,
  on: { readonly success?: (value: z.output<Schema>, input: Input) => void | Promise<void> } = {},
) {
  const intent = useRef<{ readonly input: string; readonly key: string } | null>(null);
  return useMutation<z.output<Schema>, ApiError, Input>({
    mutationFn: async (input) => {
      const change = describe(input);
      const fingerprint = JSON.stringify([change.method, change.path, printOf(change.body)]);
      if (intent.current?.input !== fingerprint) intent.current = { input: fingerprint, key: crypto.randomUUID() };
      const value = await apiSend({ ...change, idempotencyKey: intent.current.key });
      intent.current = null;
      return value;
    },
    onSuccess: on.success ? (value, input) => on.success?.(value, input) : undefined,
  });
}

function printOf(body: unknown): unknown {
  return body instanceof File ? [body.name, body.size, body.lastModified] : (body ?? null);
}
