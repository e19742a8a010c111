import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";

/** No page is kept between requests: what a person sees is their own. So the portal needs no cache, table or queue. */
export default {
  default: {},
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
} satisfies OpenNextConfig;
