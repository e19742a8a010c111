import { privateKeyToAccount } from "viem/accounts";
import type { MailMessage } from "../../flows/ports/mail";
import { createAuth } from "./better-auth";
import { openSignInTables } from "./sign-in-tables.fixture";

const BASE_URL = "http://127.0.0.1:3000";
// The first two accounts of anvil's well-known test mnemonic.
const WALLET = privateKeyToAccount("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
const OTHER_WALLET = privateKeyToAccount("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

const tables = openSignInTables();
afterAll(() => tables.close());

let nextClient = 1;

async function world() {
  const rows = await tables.newRows();
  const mails: MailMessage[] = [];
  const problems: string[] = [];
  const auth = createAuth({
    rows,
    baseUrl: BASE_URL,
    secret: "a-secret-of-at-least-thirty-two-characters",
    mailer: { send: async (message) => void mails.push(message) },
    chainId: 31_337,
    signInPath: "/sign-in",
    mailsPerMinute: 5,
    clientAddressHeader: "x-client-address",
    report: (problem) => problems.push(problem),
  });
  const client = `10.0.0.${nextClient++}`;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    auth.handler(
      new Request(`${BASE_URL}/api/auth${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", origin: BASE_URL, "x-client-address": client, ...headers },
      }),
    );
  const askForLink = async (email: string, callbackURL = "/home") => {
    const answer = await post("/sign-in/magic-link", { email, callbackURL });
    expect(answer.status).toBe(200);
    return new URL(/http\S+/.exec(mails.at(-1)?.text ?? "")?.[0] ?? "");
  };
  const confirm = (link: URL, headers: Record<string, string> = {}) =>
    auth.handler(
      new Request(`${BASE_URL}/api/auth/confirm`, {
        method: "POST",
        body: new URLSearchParams({
          token: link.searchParams.get("token") ?? "",
          to: link.searchParams.get("to") ?? "",
        }),
        headers: { origin: BASE_URL, "x-client-address": client, ...headers },
      }),
    );
  const signIn = async (email: string) => {
    const answer = await confirm(await askForLink(email));
    return new Headers({
      cookie: answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; "),
    });
  };
  const prove = async (
    path: string,
    purpose: string,
    wallet: typeof WALLET,
    cookie: string,
    claimed = wallet.address,
  ) => {
    const answer = await post("/wallet/message", { address: claimed, purpose }, { cookie });
    const { message } = (await answer.json()) as { message: string };
    const signature = await wallet.signMessage({ message });
    return { message, signature, send: () => post(path, { message, signature }, { cookie }) };
  };
  return { auth, rows, mails, post, askForLink, confirm, signIn, prove };
}

describe("sign-in by a mailed link", () => {
  it("signs in on the button only: opening the link twice changes nothing", async () => {
    const { auth, askForLink, confirm, rows } = await world();
    const link = await askForLink("Ada@example.com");
    for (let visit = 0; visit < 2; visit++) {
      const page = await auth.handler(new Request(link));
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(await page.text()).toContain("<button>Sign in</button>");
    }
    const answer = await confirm(link);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${BASE_URL}/home`);
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Domain=/i);
    const session = await auth.getSession(new Headers({ cookie: cookie.split(";")[0] ?? "" }));
    expect(session).toMatchObject({
      email: "ada@example.com",
      userId: expect.stringMatching(/^usr_[0-9A-HJKMNP-TV-Z]{26}$/),
    });
    expect(session?.authenticatedAt).toBeLessThanOrEqual(Date.now());
    expect((await confirm(link)).status).toBe(400);
    expect(await rows.all("verification")).toEqual([]);
  });

  it("keeps no token in plain", async () => {
    const { askForLink, rows } = await world();
    const token = (await askForLink("ada@example.com")).searchParams.get("token") ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(await rows.all("verification"))).not.toContain(token);
  });

  it("makes one user of two links confirmed at once, and one session of one link confirmed twice at once", async () => {
    const { askForLink, confirm, rows } = await world();
    const links = [await askForLink("ada@example.com"), await askForLink("ada@example.com")];
    await Promise.all(links.map((link) => confirm(link)));
    expect(await rows.all("user")).toHaveLength(1);
    const link = await askForLink("ada@example.com");
    const before = (await rows.all("session")).length;
    const answers = await Promise.all([confirm(link), confirm(link), confirm(link)]);
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(await rows.all("session")).toHaveLength(before + 1);
  });

  it("gives the first account no role, and sends nobody to another site", async () => {
    const { signIn, rows, askForLink, post } = await world();
    await signIn("first@example.com");
    const [user] = await rows.all("user");
    expect(Object.keys(user?.row ?? {})).not.toContain("role");
    expect(
      (await post("/sign-in/magic-link", { email: "a@example.com", callbackURL: "https://evil.example/" })).status,
    ).toBe(403);
    expect((await askForLink("b@example.com", "/home?x=1")).searchParams.get("to")).toBe("/home?x=1");
  });

  it("refuses a confirmation from another site, and better-auth's other routes", async () => {
    const { auth, askForLink, confirm, post } = await world();
    const link = await askForLink("ada@example.com");
    expect((await confirm(link, { origin: "https://evil.example" })).status).toBe(403);
    expect((await confirm(link, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const token = link.searchParams.get("token") ?? "";
    const direct = await auth.handler(new Request(`${BASE_URL}/api/auth/magic-link/verify?token=${token}`));
    expect(direct.status).toBe(404);
    for (const path of ["/sign-up/email", "/update-user", "/delete-user"])
      expect((await post(path, {})).status).toBe(404);
    expect((await confirm(link)).status).toBe(303);
  });

  it("limits requests by client in the table, and messages by mailbox", async () => {
    const { post, mails, rows } = await world();
    const statuses: number[] = [];
    for (let index = 0; index < 7; index++) {
      statuses.push((await post("/sign-in/magic-link", { email: `p${index}@example.com` })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await rows.all("rateLimit")).length).toBeGreaterThan(0);
    const sent = mails.length;
    for (let index = 0; index < 8; index++) {
      const headers = { "x-client-address": `10.1.0.${index}` };
      expect((await post("/sign-in/magic-link", { email: "one@example.com" }, headers)).status).toBe(200);
    }
    expect(mails.length - sent).toBe(5);
  });

  it("ends a session by signing out", async () => {
    const { auth, signIn, post } = await world();
    const headers = await signIn("ada@example.com");
    const cookie = headers.get("cookie") ?? "";
    expect((await post("/sign-out", {}, { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect(await auth.getSession(headers)).not.toBeNull();
    expect((await post("/sign-out", {}, { cookie })).status).toBe(200);
    expect(await auth.getSession(headers)).toBeNull();
    expect(await auth.getSession(new Headers())).toBeNull();
  });
});

describe("wallets", () => {
  it("links a wallet to the signed-in account, then signs in with it", async () => {
    const { auth, signIn, prove } = await world();
    const headers = await signIn("ada@example.com");
    const cookie = headers.get("cookie") ?? "";
    const early = await prove("/wallet/sign-in", "sign-in", WALLET, "");
    expect((await early.send()).status).toBe(401);
    const link = await prove("/wallet/link", "link", WALLET, cookie);
    expect(link.message).toContain("Chain ID: 31337");
    expect((await link.send()).status).toBe(200);
    expect((await link.send()).status).toBe(401);
    expect(await auth.getSession(headers)).toMatchObject({ walletAddress: WALLET.address });
    const answer = await (await prove("/wallet/sign-in", "sign-in", WALLET, "")).send();
    expect(answer.status).toBe(200);
    const again = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    expect(await auth.getSession(new Headers({ cookie: again }))).toMatchObject({ email: "ada@example.com" });
  });

  it("consumes a nonce once, however many try at once", async () => {
    const { signIn, prove, rows } = await world();
    const cookie = (await signIn("ada@example.com")).get("cookie") ?? "";
    const link = await prove("/wallet/link", "link", WALLET, cookie);
    const answers = await Promise.all([link.send(), link.send(), link.send()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
    expect(await rows.all("wallet")).toHaveLength(1);
  });

  it("refuses another signer, another purpose, another person and a changed message", async () => {
    const { signIn, prove, post } = await world();
    const ada = (await signIn("ada@example.com")).get("cookie") ?? "";
    const bob = (await signIn("bob@example.com")).get("cookie") ?? "";
    expect((await (await prove("/wallet/link", "link", OTHER_WALLET, ada, WALLET.address)).send()).status).toBe(401);
    expect((await (await prove("/wallet/link", "sign-in", WALLET, ada)).send()).status).toBe(401);
    const forAda = await prove("/wallet/link", "link", WALLET, ada);
    const stolen = await post(
      "/wallet/link",
      { message: forAda.message, signature: forAda.signature },
      { cookie: bob },
    );
    expect(stolen.status).toBe(401);
    for (const [from, to] of [
      ["Chain ID: 31337", "Chain ID: 1"],
      ["127.0.0.1:3000 wants", "evil.example wants"],
      ["URI: http://127.0.0.1:3000", "URI: https://evil.example"],
    ] as const) {
      const { message } = await prove("/wallet/link", "link", WALLET, ada);
      const changed = message.replace(from, to);
      expect(changed).not.toBe(message);
      const signature = await WALLET.signMessage({ message: changed });
      expect((await post("/wallet/link", { message: changed, signature }, { cookie: ada })).status).toBe(401);
    }
    expect((await post("/wallet/message", { address: WALLET.address, purpose: "link" })).status).toBe(401);
  });

  it("gives one wallet to one person only", async () => {
    const { signIn, prove } = await world();
    const ada = (await signIn("ada@example.com")).get("cookie") ?? "";
    const bob = (await signIn("bob@example.com")).get("cookie") ?? "";
    expect((await (await prove("/wallet/link", "link", WALLET, ada)).send()).status).toBe(200);
    expect((await (await prove("/wallet/link", "link", WALLET, bob)).send()).status).toBe(409);
    expect((await (await prove("/wallet/link", "link", OTHER_WALLET, ada)).send()).status).toBe(409);
  });
});
