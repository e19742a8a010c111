import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { formatInstant } from "../../core/time/instant";
import { answers } from "../responses";
import { router } from "../router";

const Product = z.object({
  version: z.string(),
  mode: z.enum(["local", "staging", "production"]),
  livemode: z.boolean(),
  chainId: z.number().int(),
  paymentsMode: z.enum(["simulated", "test", "live"]),
  /** The product's time, and how far it runs ahead of the wall clock [ms]; 0 outside local mode. */
  now: z.string(),
  clockOffsetMs: z.number().int(),
  contracts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** What runs here, for everybody: the pages show by it what is simulated. */
export function productRoutes(version: string) {
  return router().openapi(
    createRoute({
      method: "get",
      path: "/product",
      operationId: "readProduct",
      tags: ["product"],
      responses: answers(Product, "What runs here, its time and its contracts"),
    }),
    async (context) => {
      const { stage, clock, wallClock, payments, chain } = context.var.ports;
      const now = clock.now();
      return context.json(
        {
          version,
          ...stage,
          paymentsMode: payments.mode,
          now: formatInstant(now),
          clockOffsetMs: Math.max(0, Math.round(now - wallClock.now())),
          contracts: { ...chain.addresses },
        },
        200,
      );
    },
  );
}
