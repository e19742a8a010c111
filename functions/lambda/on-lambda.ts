import { installRuntime, type Runtime } from "../../lib/runtime";

let opened: Promise<void> | undefined;

/**
 * Wires the process at its first invocation and then passes every one on to the handler, which is the same that runs on one
 * machine. What cannot be wired fails each invocation by its reason, and is tried again: a key service may be back.
 */
export function onLambda<Rest extends readonly unknown[], Answer>(
  handler: (...invocation: Rest) => Promise<Answer>,
  open: () => Promise<Runtime>,
): (...invocation: Rest) => Promise<Answer> {
  return async (...invocation) => {
    opened ??= open()
      .then(installRuntime)
      .catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
    await opened;
    return handler(...invocation);
  };
}
