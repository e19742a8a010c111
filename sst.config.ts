/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const isProduction = input.stage === "production";
    return {
      name: "heliograph",
      removal: isProduction ? "retain" : "remove",
      protect: isProduction,
      home: "aws",
      providers: { aws: { region: "eu-central-1" } },
    };
  },
  async run() {
    const { settings } = await import("./stacks/settings");
    const { data } = await import("./stacks/data");
    const { productFunctions } = await import("./stacks/product-functions");
    const { events } = await import("./stacks/events");
    const { schedules } = await import("./stacks/schedules");
    const { api } = await import("./stacks/api");
    const { router } = await import("./stacks/router");
    const { portal } = await import("./stacks/portal");

    const configured = settings();
    const stored = data();
    const product = productFunctions(stored, configured);
    events(stored, product);
    schedules(product);
    const served = api(product);
    const origin = router(configured);
    origin.route("/api", served.url);
    origin.route("/webhooks", served.url);
    portal(origin, configured);
    return { portal: origin.url, api: served.url, table: stored.table.name };
  },
});
