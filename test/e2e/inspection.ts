import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe, { type Result } from "axe-core";
import type { Page } from "playwright-core";
import { root } from "./product-process";

export const WIDTHS = [1440, 390] as const;
const HEIGHT = 900;
const WRONG = new Set(["moderate", "serious", "critical"]);
const folder = join(root, ".heliograph", "test", "screenshots");

/**
 * Looks at a page as it stands, wide and narrow: keeps a screenshot of each, and returns what is wrong with it: violations of
 * accessibility rules (moderate or above), and content wider than the window.
 * @param withColours whether contrast is looked at too, by far the slowest rule; it is the same at every width
 */
export async function inspect(page: Page, name: string, withColours: boolean): Promise<string[]> {
  const wrong: string[] = [];
  await page.waitForLoadState("networkidle");
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate(settle);
    await keepScreenshot(page, `${name}-${width}`);
    const faults = [...(await violations(page, withColours && width === WIDTHS[0])), ...(await overflow(page))];
    wrong.push(...faults.map((fault) => `${name} at ${width} px: ${fault}`));
  }
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  return wrong;
}

/** The whole page as it stands, in `.heliograph/test/screenshots`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Runs in the page: its fonts are there, and it is laid out and painted at the window's size. */
async function settle(): Promise<void> {
  window.scrollTo(0, 0);
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

type Violation = Pick<Result, "id" | "impact" | "help"> & { readonly targets: readonly string[] };

/** What axe has found, and no more: to hand over all that it looked at takes longer than to look. */
const VIOLATIONS = `.then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
  id, impact, help, targets: nodes.map(({ target }) => target.join(" ")),
})))`;

async function violations(page: Page, withColours: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], rules: { "color-contrast": { enabled: withColours } } };
  const found: Violation[] = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})${VIOLATIONS}`);
  return found
    .filter(({ impact }) => WRONG.has(impact ?? ""))
    .map(({ id, impact, help, targets }) => `${impact} ${id}: ${help} (${targets.join("; ")})`);
}

async function overflow(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return content !== undefined && window !== undefined && content > window + 1
    ? [`the page is ${content} px wide in a window of ${window} px`]
    : [];
}
