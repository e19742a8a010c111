import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { root } from "./product-process";

export const WIDTHS = [1440, 390] as const;
const HEIGHT = 900;
const SEVERE = new Set(["serious", "critical"]);
const folder = join(root, ".heliograph", "screenshots");

/**
 * Looks at a page as it stands, wide and narrow: keeps a screenshot of each, and returns what is wrong with it: violations of
 * accessibility rules (serious or above), and content wider than the window.
 */
export async function inspect(page: Page, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    for (const fault of [...(await violations(page)), ...(await overflow(page))])
      wrong.push(`${name} at ${width} px: ${fault}`);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  return wrong;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return results.violations
    .filter(({ impact }) => SEVERE.has(impact ?? ""))
    .map(
      ({ id, impact, help, nodes }) =>
        `${impact} ${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`,
    );
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
