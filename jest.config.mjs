/** Packages that ship as ES modules only; jest reads them through the same transform as our own code. */
const esmPackages = [
  "canonicalize",
  "hyparquet-writer",
  "hyparquet",
  "better-auth",
  "@better-auth",
  "@better-fetch",
  "better-call",
  "@noble",
  "@hono",
  "hono",
  "nanoid",
  "nanostores",
  "jose",
  "kysely",
  "defu",
  "rou3",
  "viem",
  "ox",
  "abitype",
  "next-intl",
  "use-intl",
  "icu-minify",
  "@formatjs",
  "intl-messageformat",
];

export default {
  testEnvironment: "node",
  roots: ["<rootDir>/lib", "<rootDir>/functions", "<rootDir>/stacks", "<rootDir>/app", "<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
  transform: {
    "^.+\\.(tsx?|mjs|js)$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join("|")})(/|$))`],
  testTimeout: 30_000,
  cacheDirectory: "<rootDir>/.heliograph/jest",
};
