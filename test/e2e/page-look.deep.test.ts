import { describeInBrowser } from "./chromium";
import { type Harness, openHarness } from "./harness";
import { signInByHttp } from "./http-session";
import { type Audience, addressOf, NOT_THERE_YET, PAGES, type SeededIds, seededIds } from "./portal-pages";
import { START_LIMIT_MS } from "./product-process";

const PAGE_LIMIT_MS = 60_000;

/** Who looks at a page: the first whom it is for. */
function readerOf(audience: Audience): string {
  if (typeof audience === "string") return "investor@example.com";
  return audience[0] === "signer" ? "signer-1@example.com" : `${audience[0]}@example.com`;
}

describeInBrowser("every page, wide and narrow", () => {
  let harness: Harness;
  let ids: SeededIds;

  beforeAll(async () => {
    harness = await openHarness();
    ids = await seededIds(await signInByHttp(harness.product.origin, "issuer@example.com"));
  }, START_LIMIT_MS);
  afterAll(async () => {
    await harness?.close();
  }, PAGE_LIMIT_MS);

  const there = Object.entries(PAGES).filter(([page]) => !NOT_THERE_YET.includes(page));
  test.each(there)(
    "%s",
    async (page, audience) => {
      const reader = await harness.as(readerOf(audience));
      await reader.open(addressOf(page, ids));
      await reader.page.getByRole("heading", { level: 1 }).waitFor();
      await reader.look(`page${page.replace(/[^a-z]+/gi, "-")}`);
      expect(harness.takeFaults()).toEqual([]);
    },
    PAGE_LIMIT_MS,
  );
});
