/** The arrows of the architecture: app -> api client -> functions -> runtime -> flows, adapters -> core. Never back. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid(
      "no-circles",
      "Two files that need each other are one thing, or three.",
      // The steps of the waterfall's engine name its class as a type only, which this tool does not tell apart.
      { pathNot: "^lib/core/abs/engine/(bigint|number)/" },
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "core-is-pure",
      "The domain knows no I/O, vendor or caller.",
      { path: "^lib/core/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^(app|functions|stacks|test|lib/(flows|adapters|api|cli|runtime))" },
    ),
    forbid(
      "core-without-node",
      "Core uses node:crypto for hashes and signatures, and nothing else of Node.",
      { path: "^lib/core/", pathNot: "\\.((test|fixture)\\.ts|mjs)$" },
      { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    ),
    forbid(
      "core-without-sdk",
      "No SDK in the domain.",
      { path: "^lib/core/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "node_modules/(@aws-sdk|stripe|@safe-global|electrodb|better-auth|hono|next|react|lmdb|pdfkit)/" },
    ),
    forbid(
      "model-runs-in-browser",
      "The station model and the structuring engine run in browser workers.",
      {
        path: "^lib/core/(station|energy|cashflow|uncertainty|bond|abs|deal)/",
        pathNot: "\\.((test|fixture)\\.ts|mjs)$",
      },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "flows-know-ports-only",
      "A use case names ports; adapters are given to it.",
      { path: "^lib/flows/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^(app|functions|stacks|test|lib/(adapters|api|cli|runtime))" },
    ),
    forbid(
      "flows-never-import-flows",
      "A step that follows another follows its event.",
      { path: "^lib/flows/([a-z-]+)/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^lib/flows/([a-z-]+)/", pathNot: ["^lib/flows/ports/", "^lib/flows/$1/", "/[a-z-]+-records?\\.ts$"] },
    ),
    forbid(
      "adapters-never-import-flows",
      "Adapters implement ports; they call no use case.",
      { path: "^lib/adapters/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^(app|functions|stacks|lib/(api|cli|runtime)|lib/flows/(?!ports/))", pathNot: "-records?\\.ts$" },
    ),
    forbid(
      "api-calls-flows",
      "Routes call use cases, not adapters.",
      { path: "^lib/api/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^(app|functions|stacks|lib/(adapters|cli|runtime))" },
    ),
    forbid(
      "production-without-local",
      "Local stand-ins are not in production bundles.",
      { path: "^(functions|lib)/", pathNot: "\\.(test|fixture)\\.ts$" },
      { path: "^stacks/" },
    ),
    forbid(
      "protocol-kit-only-in-its-adapter",
      "It is large: only the Safe adapter loads it.",
      { pathNot: "^lib/adapters/safe/" },
      { path: "node_modules/@safe-global/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.next|\\.heliograph|\\.sst" },
    parser: "swc",
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
    },
    moduleSystems: ["es6", "cjs"],
  },
};
