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
  "next-intl",
  "use-intl",
  "icu-minify",
];

const shared = {
  testEnvironment: "node",
  moduleNameMapper: {
    "^@/(.*)$": "<rootDir>/$1",
    // Exports an "import" condition only, which a require (what our imports become here) does not match.
    "^canonicalize$": "<rootDir>/node_modules/canonicalize/lib/canonicalize.js",
  },
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
  cacheDirectory: "<rootDir>/.heliograph/jest",
};

/** Whole-product tests start servers and a chain. */
const PRODUCT = "/test/(start|demo|e2e)/.*\\.test\\.tsx?$";
/** The browser walk and the studio join them with their first green run. */
const NOT_YET_GREEN = "/test/e2e/(none)";
/** Long tests beside their module or product: `npm run test:deep`. */
const DEEP = "\\.deep\\.test\\.tsx?$";
const roots = ["lib", "functions", "stacks", "app", "test"].map((folder) => `<rootDir>/${folder}`);

export default {
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      roots,
      testRegex: ["\\.test\\.tsx?$"],
      testPathIgnorePatterns: ["/node_modules/", PRODUCT, NOT_YET_GREEN, DEEP],
    },
    {
      ...shared,
      displayName: "product",
      roots: ["<rootDir>/test"],
      testRegex: [PRODUCT],
      testPathIgnorePatterns: ["/node_modules/", NOT_YET_GREEN, DEEP],
    },
    { ...shared, displayName: "deep", roots, testRegex: [DEEP] },
  ],
};
