import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins/magic-link";
import { ulid } from "ulid";
import type { Instant } from "../../core/time/instant";
import type { Mailer } from "../../flows/ports/mail";
import type { AuthRows } from "./auth-rows";
import { confirmPage, failedPage } from "./confirm-page";
import { authDatabase } from "./dynamo-adapter";
import { takeMailAllowance } from "./mail-allowance";
import { signInMail } from "./sign-in-mail";
import { walletPlugin } from "./wallet-plugin";

const LINK_LIFETIME_S = 10 * 60;
const SESSION_LIFETIME_S = 12 * 3_600;
const BASE_PATH = "/api/auth";

/** All that is reachable; whatever else better-auth would serve answers 404. */
const OPEN_ROUTES = new Set([
  "POST /sign-in/magic-link",
  "GET /get-session",
  "POST /sign-out",
  "POST /wallet/message",
  "POST /wallet/link",
  "POST /wallet/sign-in",
]);

export type AuthOptions = {
  readonly rows: AuthRows;
  /** Where people reach the product, for example `https://portal.example`; its host is pinned in every wallet message. */
  readonly baseUrl: string;
  /** At least 32 random characters. */
  readonly secret: string;
  readonly mailer: Mailer;
  readonly chainId: number;
  /** The page that asks for a mail address. */
  readonly signInPath: string;
  /** Sign-in mails that one client address may ask for in a minute; on one machine everybody shares an address. */
  readonly mailsPerMinute: number;
  /** The header in which the product's own edge puts the client's address; a client cannot be trusted to set it. */
  readonly clientAddressHeader: string;
  /** Where problems are told; never with a token or an address in them. */
  readonly report: (problem: string) => void;
};

/** Who a request's cookie stands for. Roles are not part of a session: they are read from the book for each request. */
export type SessionIdentity = {
  readonly userId: string;
  readonly email: string;
  readonly walletAddress?: `0x${string}`;
  /** When this session began, by wall time. */
  readonly authenticatedAt: Instant;
};

export type Auth = {
  /** Serves everything under `/api/auth`. */
  handler(request: Request): Promise<Response>;
  getSession(headers: Headers): Promise<SessionIdentity | null>;
};

/**
 * Sign-in by a mailed link or by a linked wallet. Anybody may make an account; it has no role in any organisation, the
 * first one no more than the others. Sessions and links expire by wall time.
 */
export function createAuth(options: AuthOptions): Auth {
  const { rows } = options;
  const { origin, protocol } = new URL(options.baseUrl);
  const auth = betterAuth({
    appName: "Heliograph",
    baseURL: origin,
    basePath: BASE_PATH,
    secret: options.secret,
    database: authDatabase(rows),
    trustedOrigins: [origin],
    emailAndPassword: { enabled: false },
    session: { expiresIn: SESSION_LIFETIME_S, updateAge: 3_600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/magic-link": { window: 60, max: options.mailsPerMinute },
        "/magic-link/verify": { window: 60, max: 2 * options.mailsPerMinute },
      },
    },
    advanced: {
      cookiePrefix: "heliograph",
      useSecureCookies: protocol === "https:",
      crossSubDomainCookies: { enabled: false },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [options.clientAddressHeader] },
      database: { generateId: ({ model }) => (model === "user" ? `usr_${ulid()}` : ulid()) },
    },
    telemetry: { enabled: false },
    onAPIError: {
      onError: (error) => options.report(`Sign-in: ${error instanceof Error ? error.message : "an unknown error"}`),
    },
    logger: { level: "error", log: (_level, message) => options.report(`Sign-in: ${message}`) },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME_S,
        storeToken: "hashed",
        async sendMagicLink({ email, url, token }) {
          if (!(await takeMailAllowance(rows, email, Date.now()))) return;
          const link = new URL(`${BASE_PATH}/confirm`, origin);
          link.searchParams.set("token", token);
          link.searchParams.set("to", localPath(new URL(url).searchParams.get("callbackURL"), origin));
          await options.mailer.send(signInMail(email, link.href));
        },
      }),
      walletPlugin({ baseUrl: origin, chainId: options.chainId }),
    ],
  });

  /** Hands the token to better-auth as its own page would, and passes its cookie on. */
  async function confirm(request: Request): Promise<Response> {
    const site = request.headers.get("sec-fetch-site");
    const from = request.headers.get("origin");
    if (from !== origin || (site !== null && site !== "same-origin")) return new Response("Forbidden", { status: 403 });
    const form = new URLSearchParams(await request.text());
    const verify = new URL(`${BASE_PATH}/magic-link/verify`, origin);
    verify.searchParams.set("token", form.get("token") ?? "");
    verify.searchParams.set("callbackURL", localPath(form.get("to"), origin));
    verify.searchParams.set("errorCallbackURL", "/");
    const headers = new Headers(request.headers);
    for (const name of ["content-type", "content-length"]) headers.delete(name);
    const answer = await auth.handler(new Request(verify, { headers }));
    const location = answer.headers.get("location");
    if (answer.status === 429) return answer;
    if (location === null || new URL(location, origin).searchParams.has("error")) return failedPage(options.signInPath);
    const confirmed = new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
    for (const cookie of answer.headers.getSetCookie()) confirmed.headers.append("set-cookie", cookie);
    return confirmed;
  }

  return {
    async handler(request) {
      const url = new URL(request.url);
      const path = url.pathname.slice(BASE_PATH.length);
      if (path === "/confirm" && request.method === "GET") {
        return confirmPage(url.searchParams.get("token") ?? "", localPath(url.searchParams.get("to"), origin));
      }
      if (path === "/confirm" && request.method === "POST") return confirm(request);
      if (!url.pathname.startsWith(BASE_PATH) || !OPEN_ROUTES.has(`${request.method} ${path}`)) {
        return new Response(null, { status: 404 });
      }
      const answer = await auth.handler(request);
      answer.headers.set("cache-control", "no-store");
      return answer;
    },
    async getSession(headers) {
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      const [wallet] = await rows.byField("wallet", "userId", found.user.id);
      const address = wallet?.row.address;
      return {
        userId: found.user.id,
        email: found.user.email,
        authenticatedAt: found.session.createdAt.getTime(),
        ...(typeof address === "string" ? { walletAddress: address as `0x${string}` } : {}),
      };
    },
  };
}

/** A path of our own site, or `/`: a link must not lead elsewhere. */
function localPath(target: string | null, origin: string): string {
  if (target === null || !URL.canParse(target, origin)) return "/";
  const url = new URL(target, origin);
  return url.origin === origin ? `${url.pathname}${url.search}` : "/";
}
