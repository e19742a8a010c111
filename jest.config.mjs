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
  // Names looked up through the sandbox are slow; handed to each module they are not: simulations take a fifth of the time.
  sandboxInjectedGlobals: ["Math", "Number", "Float64Array"],
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

/** Whole-product tests start servers, a chain and a browser: one after the other. */
const PRODUCT = "/test/(start|demo|e2e)/";
const TEST = "\\.test\\.tsx?$";
/** Long tests beside their module or product: `npm run test:deep`. */
const DEEP = "\\.deep\\.test\\.tsx?$";
const roots = ["lib", "functions", "stacks", "app", "test"].map((folder) => `<rootDir>/${folder}`);
const productRoots = ["<rootDir>/test"];

const project = (displayName, testRegex, ignored, roots) => ({
  ...shared,
  displayName,
  roots,
  testRegex: [testRegex],
  testPathIgnorePatterns: ["/node_modules/", ...ignored],
});

export default {
  testTimeout: 180_000,
  projects: [
    project("unit", TEST, [PRODUCT, DEEP], roots),
    project("product", `${PRODUCT}.*${TEST}`, [DEEP], productRoots),
    project("deep", DEEP, [PRODUCT], roots),
    project("deep product", `${PRODUCT}.*${DEEP}`, [], productRoots),
  ],
};
