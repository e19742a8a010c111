import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test` over the whole project; checking them again here would only delay the first start.
  typescript: { ignoreBuildErrors: true },
  // No files for, and no calls on behalf of, tools that watch the build.
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // `unauthorized()` and `forbidden()` answer with 401 and 403 and show a page that says what to do.
    authInterrupts: true,
  },
  // The package calls itself CommonJS, which Turbopack holds against its ES module; its CommonJS build is what it says.
  turbopack: { resolveAlias: { "chinese-days": "chinese-days/dist/index.min.js" } },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(config);
