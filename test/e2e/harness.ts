import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumPath } from "./chromium";
import { inspect, keepScreenshot, WIDTHS } from "./inspection";
import { type PageFaults, watchFaults } from "./page-faults";
import { type ProductProcess, startProduct } from "./product-process";

const ACTION_LIMIT_MS = 60_000;
/** Steps that move money take a sign-in of the last 15 minutes; a walk on a busy machine takes longer than that. */
const SIGN_IN_FRESH_MS = 8 * 60_000;

/** One person at one browser profile. */
export type Visitor = {
  readonly email: string;
  readonly page: Page;
  /** Opens a path of the portal, and waits until it answers to clicks and keys. */
  open(path: string): Promise<void>;
  /** Keeps screenshots of the page and says what is wrong with it (accessibility, overflow, console, policy). */
  look(name: string): Promise<void>;
  /** Asks the API with this person's session. @throws Error with the problem document where the answer is no success */
  api<T>(path: string, change?: { readonly method: string; readonly body?: unknown }): Promise<T>;
  /** A file of the API with this person's session. */
  file(path: string): Promise<Buffer>;
};

export type Harness = {
  readonly product: ProductProcess;
  readonly browser: Browser;
  /** The person of this mail address, signed in by the sign-in page and the local mailbox; the same one when asked again. */
  as(email: string): Promise<Visitor>;
  /** Somebody who is not signed in. */
  stranger(): Promise<Visitor>;
  /** What was wrong with the pages looked at since the last time. */
  takeFaults(): string[];
  /** Keeps a screenshot of every open page, as a failed step has left it. */
  keepPages(name: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * The whole product and a browser.
 * @param withColours whether every look at a page weighs its contrasts too
 */
export async function openHarness({ withColours = true } = {}): Promise<Harness> {
  const running = await startProduct();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    // Containers of CI run as root without user namespaces, where Chromium's own sandbox cannot start.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const visitors = new Map<string, Promise<Visitor>>();
  const signedInAt = new WeakMap<Visitor, number>();
  const watches: PageFaults[] = [];
  const seen: string[] = [];
  const look = async (page: Page, name: string) => {
    seen.push(...(await inspect(page, name, withColours)));
  };
  const newVisitor = async (email: string): Promise<Visitor> => {
    const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, reducedMotion: "reduce" });
    context.setDefaultTimeout(ACTION_LIMIT_MS);
    watches.push(watchFaults(context, running.origin));
    return visitorOf(email, running.origin, context, await context.newPage(), look);
  };
  return {
    product: running,
    browser,
    as(email) {
      const made = (visitors.get(email) ?? newVisitor(email)).then(async (visitor) => {
        if (Date.now() - (signedInAt.get(visitor) ?? 0) > SIGN_IN_FRESH_MS) {
          await visitor.page.context().clearCookies();
          await signIn(visitor);
          signedInAt.set(visitor, Date.now());
        }
        return visitor;
      });
      visitors.set(email, made);
      return made;
    },
    stranger: () => newVisitor("nobody"),
    takeFaults: () => [...seen.splice(0), ...watches.flatMap((watch) => watch.take())],
    async keepPages(name) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) await keepScreenshot(page, `${name}-${index + 1}`);
    },
    async close() {
      await browser.close();
      await running.stop();
    },
  };
}

function visitorOf(
  email: string,
  origin: string,
  context: BrowserContext,
  page: Page,
  look: (page: Page, name: string) => Promise<void>,
): Visitor {
  const request = async (path: string, change?: { readonly method: string; readonly body?: unknown }) => {
    const answer = await context.request.fetch(`${origin}${path}`, {
      method: change?.method ?? "GET",
      headers: { origin, "idempotency-key": crypto.randomUUID() },
      ...(change?.body === undefined ? {} : { data: change.body }),
    });
    if (!answer.ok()) throw new Error(`${change?.method ?? "GET"} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  };
  return {
    email,
    page,
    async open(path) {
      await page.goto(`${origin}${path}`);
      await page.waitForFunction(isAlive);
    },
    look: (name) => look(page, name),
    api: async (path, change) => (await request(`/api/v1${path}`, change)).json(),
    file: async (path) => Buffer.from(await (await request(path)).body()),
  };
}

/** Runs in the page: every control of the portal has been taken over by its script; other pages have none. */
function isAlive(): boolean {
  if (!document.querySelector('script[src*="/_next/"]')) return true;
  const controls = [...document.querySelectorAll("main button, main form, header button")];
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactFiber$")));
}

/** By the pages alone: asks for the link, opens the mail, presses the button. */
async function signIn({ page, email, open }: Visitor): Promise<void> {
  await open("/sign-in");
  await page.getByRole("textbox", { name: "Mail address" }).fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText("Look into your mailbox").waitFor();
  await page.getByRole("link", { name: "Open the local mailbox" }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: email })
    .first()
    .getByRole("link", { name: "Your sign-in link to Heliograph" })
    .click();
  await page.getByRole("link", { name: /^http/ }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /^Account of/ }).waitFor();
}
