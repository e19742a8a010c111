/** Every text of the page that a sign-in link opens. */
export const CONFIRM_TEXTS = {
  title: "Sign in to Heliograph",
  explain: "You asked for this link. Press the button to sign in on this device.",
  button: "Sign in",
  failedTitle: "This link does not work any more",
  failed: "It was used already, or its ten minutes are over. Nothing has changed.",
  again: "Ask for a new link",
} as const;

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 Inter,system-ui,sans-serif;background:#f4f6f9;color:#16202e}
main{max-width:420px;margin:12vh auto 0;padding:24px;background:#fff;border:1px solid #d5dbe3;border-radius:8px}
h1{font-size:28px;line-height:1.2;margin:0 0 16px}p{margin:0 0 16px}
button{font:inherit;font-weight:600;min-height:44px;width:100%;padding:8px 16px;border:0;border-radius:6px;background:#f3b13b;color:#241a05;cursor:pointer}
a{color:inherit}a:focus-visible,button:focus-visible{outline:3px solid #2f6fde;outline-offset:2px}
@media (max-width:480px){main{margin:0;border:0;border-radius:0;min-height:100vh}}
@media (prefers-color-scheme:dark){body{background:#0e151d;color:#e8edf4}main{background:#17202b;border-color:#33404f}}`;

/** Opening the link changes nothing (mail scanners open links too); pressing the button signs in. */
export function confirmPage(token: string, returnTo: string): Response {
  const texts = CONFIRM_TEXTS;
  return page(
    200,
    texts.title,
    `<p>${texts.explain}</p><form method="post" action="/api/auth/confirm">
<input type="hidden" name="token" value="${escapeHtml(token)}"><input type="hidden" name="to" value="${escapeHtml(returnTo)}">
<button>${texts.button}</button></form>`,
  );
}

export function failedPage(signInPath: string): Response {
  const texts = CONFIRM_TEXTS;
  return page(
    400,
    texts.failedTitle,
    `<p>${texts.failed}</p><p><a href="${escapeHtml(signInPath)}">${texts.again}</a></p>`,
  );
}

function page(status: number, title: string, content: string): Response {
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
  return new Response(body, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
