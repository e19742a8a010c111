import type { Context, MiddlewareHandler } from "hono";
import { html, raw } from "hono/html";
import { SIMULATED_TEXTS } from "./simulated-texts";

export type Markup = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --text: #16202e; --muted: #4b5768; --line: #d5dbe3; --surface: #fff; --page: #f4f6f9; --accent: #f3b13b; --ink: #241a05; }
@media (prefers-color-scheme: dark) { :root { --text: #e8edf4; --muted: #aab6c6; --line: #33404f; --surface: #17202b; --page: #0e151d; --accent: #f3b13b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.band { background: var(--accent); color: var(--ink); padding: 8px 16px; text-align: center; font-size: 14px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px; }
main { max-width: 640px; margin: 24px auto; padding: 24px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
@media (max-width: 480px) { main { margin: 0; border: 0; border-radius: 0; padding: 16px; } }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 16px; } h2 { font-size: 20px; margin: 24px 0 8px; }
p { margin: 0 0 12px; } .muted { color: var(--muted); font-size: 14px; }
dl { display: grid; grid-template-columns: minmax(120px, auto) 1fr; gap: 4px 16px; margin: 0; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font-family: "IBM Plex Mono", ui-monospace, monospace; font-size: 14px; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: 2px; } a:focus-visible, button:focus-visible { outline: 3px solid #2f6fde; outline-offset: 2px; }
ul.plain { list-style: none; margin: 0; padding: 0; } ul.plain > li { border-top: 1px solid var(--line); padding: 12px 0; }
form.choice { display: flex; gap: 16px; align-items: center; justify-content: space-between; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: var(--text); cursor: pointer; flex: none; }
button.primary { background: var(--accent); color: var(--ink); border-color: var(--accent); }
@media (max-width: 480px) { form.choice { flex-direction: column; align-items: stretch; gap: 8px; } }
`;

/** A whole page of something simulated: band, landmark, and no script at all. */
export function simulatedPage(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${SIMULATED_TEXTS.band}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">${SIMULATED_TEXTS.skip}</a>
<header class="band" role="banner"><strong>${SIMULATED_TEXTS.band}</strong> ${SIMULATED_TEXTS.bandDetail}</header>
<main id="content"><h1>${title}</h1>${content}</main>
</body>
</html>`;
}

export function notFoundPage(context: Context): Response | Promise<Response> {
  const page = simulatedPage(SIMULATED_TEXTS.notFoundTitle, html`<p>${SIMULATED_TEXTS.notFound}</p>`);
  return context.html(page, 404);
}

/** One thing that may happen, as a button with its explanation. */
export function choiceForm(choice: {
  readonly action: string;
  readonly value: string;
  readonly label: string;
  readonly explained: string;
  readonly isPrimary?: boolean;
}): Markup {
  return html`<li><form class="choice" method="post" action="${choice.action}">
<span id="about-${choice.value}">${choice.explained}</span>
<button class="${choice.isPrimary ? "primary" : ""}" name="choice" value="${choice.value}" aria-describedby="about-${choice.value}">${choice.label}</button>
</form></li>`;
}

/** Personal, never cached, never framed; and a form is taken from our own pages only. */
export const simulatedPageGuard: MiddlewareHandler = async (context, next) => {
  if (context.req.method === "POST") {
    const site = context.req.header("sec-fetch-site");
    const origin = context.req.header("origin");
    const isForeignSite = site !== undefined && site !== "same-origin";
    const isForeignOrigin =
      origin !== undefined && originHost(origin) !== (context.req.header("host") ?? new URL(context.req.url).host);
    if (isForeignSite || isForeignOrigin) return context.text("Forbidden", 403);
  }
  await next();
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "same-origin");
  context.header("x-content-type-options", "nosniff");
  context.header(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  );
};

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
