import { existsSync } from "node:fs";

const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];

/** The installed browser, or undefined where there is none. */
export const chromiumPath = PLACES.find((path) => path !== undefined && path !== "" && existsSync(path));

/** `describe`; a loud skip where no Chromium is installed, and a failure where that happens in CI. */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromiumPath !== undefined) {
    describe(`${name} [Chromium]`, body);
  } else if (process.env.CI) {
    test(`${name} [Chromium]`, () => {
      throw new Error("No Chromium is installed, and in CI the browser tests must run. Set CHROMIUM_PATH.");
    });
  } else {
    describe.skip(`${name} [SKIPPED: no Chromium is installed, set CHROMIUM_PATH]`, body);
  }
}
