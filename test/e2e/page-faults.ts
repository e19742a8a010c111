import type { BrowserContext, Page } from "playwright-core";

/** Refusals that a page shows in words: of rights, of what is not there, and of a machine that is too busy just now. */
const SHOWN_REFUSAL = /Failed to load resource: the server responded with a status of (40[134]|503)/;

export type PageFaults = {
  /** What went wrong since it was last taken; a page of the walk has nothing to say here. */
  take(): string[];
};

/**
 * Collects what a person would not see but must not happen: script errors, errors in the console, violations of the content
 * security policy, and requests that leave this machine's one origin.
 */
export function watchFaults(context: BrowserContext, origin: string): PageFaults {
  let faults: string[] = [];
  const add = (page: Page | null, fault: string) =>
    faults.push(`${page ? new URL(page.url()).pathname : "?"}: ${fault}`);
  context.on("console", (message) => {
    if (message.type() !== "error" || SHOWN_REFUSAL.test(message.text())) return;
    add(message.page(), `console: ${message.text()}`);
  });
  context.on("weberror", (error) => add(error.page(), `script: ${error.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (url.startsWith(`${origin}/`) || /^(data|blob|about|chrome):/.test(url)) return;
    faults.push(`a request left the product's origin: ${url}`);
  });
  return {
    take() {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
}
