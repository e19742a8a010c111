import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { requireSignedIn } from "../../core/identity/authorise";
import { Membership } from "../../core/identity/roles";
import { answers } from "../responses";
import { router } from "../router";

const Me = z.object({
  userId: z.string(),
  email: z.string(),
  memberships: z.array(Membership),
  walletAddress: z.string().nullable(),
});

export const meRoutes = router().openapi(
  createRoute({
    method: "get",
    path: "/me",
    operationId: "readMe",
    tags: ["identity"],
    responses: answers(Me, "Who is signed in, and the roles held"),
  }),
  async (context) => {
    const { userId, email, memberships, walletAddress } = requireSignedIn(context.var.actor);
    return context.json({ userId, email, memberships: [...memberships], walletAddress: walletAddress ?? null }, 200);
  },
);
