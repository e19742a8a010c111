import { type NextRequest, NextResponse } from "next/server";
import { PAGE_PATH_HEADER } from "./app/_api/page-path";

/**
 * Tells every page its own path, and gives it its content security policy with a fresh nonce. Scripts run only with the nonce; style attributes are
 * allowed because positioned popups set them, style elements need the nonce. The browser talks to its own origin alone.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(PAGE_PATH_HEADER, request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Files have no policy of their own, and `/api`, `/webhooks`, `/rpc` and `/simulated` are answered by the API. */
export const config = {
  matcher: ["/((?!api/|webhooks/|rpc|simulated/|_next/static|_next/image|icon.svg|favicon.ico).*)"],
};

function contentSecurityPolicy(nonce: string, development: boolean): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join("; ");
}
