/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    return {
      name: "heliograph",
      removal: input?.stage === "production" ? "retain" : "remove",
      protect: input?.stage === "production",
      home: "aws",
      providers: { aws: { region: "eu-central-1" } },
    };
  },
  async run() {
    const { settings } = await import("./stacks/settings");
    const { data } = await import("./stacks/data");
    const { events } = await import("./stacks/events");
    const { api } = await import("./stacks/api");
    const { schedules } = await import("./stacks/schedules");
    const { portal } = await import("./stacks/portal");
    const configured = settings();
    const stored = data();
    const published = events(stored, configured);
    const served = api(stored, published, configured);
    schedules(stored, published, configured);
    const site = portal(served);
    return { portal: site.url, api: served.url, table: stored.table.name };
  },
});
