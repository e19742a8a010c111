/** One person's session without a browser: the same sign-in as in the pages, by its requests. */
export type HttpSession = {
  readonly origin: string;
  readonly email: string;
  readonly cookie: string;
  /** A request of this person's browser from our own pages. */
  fetch(
    path: string,
    change?: { readonly method: string; readonly body?: unknown; readonly key?: string },
  ): Promise<Response>;
};

/** Asks for the link, finds it in the local mailbox and confirms it. */
export async function signInByHttp(origin: string, email: string): Promise<HttpSession> {
  const asked = await fetch(`${origin}/api/auth/sign-in/magic-link`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email, callbackURL: "/" }),
  });
  if (!asked.ok) throw new Error(`no sign-in link for ${email}: ${asked.status} ${await asked.text()}`);
  const link = await linkFromMailbox(origin, email);
  const confirm = await (await fetch(link)).text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(confirm)?.[1] ?? "";
  const confirmed = await fetch(`${origin}/api/auth/confirm`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin },
    body: new URLSearchParams({ token: field("token"), to: field("to") }),
  });
  const cookie = confirmed.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
  if (cookie === "") throw new Error(`no session for ${email}: ${confirmed.status} ${await confirmed.text()}`);
  return {
    origin,
    email,
    cookie,
    fetch: (path, change) =>
      fetch(`${origin}${path}`, {
        method: change?.method ?? "GET",
        redirect: "manual",
        headers: {
          cookie,
          origin,
          ...(change?.body === undefined ? {} : { "content-type": "application/json" }),
          ...(change === undefined ? {} : { "idempotency-key": change.key ?? crypto.randomUUID() }),
        },
        ...(change?.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      }),
  };
}

async function linkFromMailbox(origin: string, email: string): Promise<string> {
  const list = await (await fetch(`${origin}/simulated/mailbox`)).text();
  const item = list.split("<li>").find((candidate) => candidate.includes(` ${email} `));
  const path = /href="(\/simulated\/mailbox\/[^"]+)"/.exec(item ?? "")?.[1];
  if (path === undefined) throw new Error(`no mail for ${email} in the local mailbox`);
  const mail = await (await fetch(`${origin}${path}`)).text();
  const link = /href="(http[^"]+)"/.exec(mail)?.[1];
  if (link === undefined) throw new Error(`no link in the mail for ${email}`);
  return link.replaceAll("&amp;", "&");
}
