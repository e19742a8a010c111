import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import * as z from "zod";
import { problemOf, problemResponse } from "../../../lib/api/problem";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { requireSignedIn } from "../../../lib/core/identity/authorise";
import { idSchema } from "../../../lib/core/ids/ids";
import { YearMonth } from "../../../lib/core/time/local-date";
import type { Authenticator } from "../../../lib/flows/ports/authenticator";
import { DeviceFault } from "./faults";
import type { OperatorCredentials } from "./product-api";
import type { MonthOutcome, MonthProgress } from "./send-month";
import { simulateMonth } from "./simulate-month";

const Order = z.strictObject({
  stationId: idSchema("station"),
  period: YearMonth,
  faults: z.array(DeviceFault).max(10).default([]),
});

type Failure = { readonly code: string; readonly message: string; readonly remedy: string };
type Job = {
  readonly jobId: string;
  readonly userId: string;
  readonly stationId: string;
  readonly period: string;
  state: "running" | "done" | "failed";
  progress: MonthProgress;
  outcome: MonthOutcome | null;
  failure: Failure | null;
};

/** Jobs that are remembered; the oldest is forgotten first. */
const JOBS_MAX = 200;

/**
 * The device simulator of the local product: whoever may enrol devices of a station may let them live through a month. It works
 * over the public API with the asker's own credentials and nothing else.
 */
export function deviceSimulatorRoutes(parts: {
  readonly authenticator: Authenticator;
  /** The product's API in this process. */
  readonly api: (request: Request) => Response | Promise<Response>;
  readonly origin: string;
  readonly dataFolder: string;
}): Hono {
  const { authenticator, api, origin, dataFolder } = parts;
  const jobs = new Map<string, Job>();
  const routes = new Hono();
  routes.onError((error) => problemResponse(problemOf(error)));

  routes.post("/simulated/devices", async (context) => {
    const { headers } = context.req.raw;
    assertOwnPage(headers, origin);
    const { userId, memberships } = requireSignedIn(await authenticator.actorOf(headers));
    if (!memberships.some(({ role }) => role === "operator")) throw operatorsOnly();
    const order = Order.parse(await context.req.json().catch(() => null));
    const running = [...jobs.values()].find((job) => job.stationId === order.stationId && job.state === "running");
    if (running) throw alreadyRunning(running);
    const job: Job = {
      jobId: randomUUID(),
      userId,
      stationId: order.stationId,
      period: order.period,
      state: "running",
      progress: { step: "preparing", done: 0, total: 0 },
      outcome: null,
      failure: null,
    };
    remember(jobs, job);
    const run = simulateMonth({
      ...order,
      fetch: api,
      baseUrl: origin,
      credentials: credentialsOf(headers),
      dataFolder,
      onProgress: (progress) => {
        job.progress = progress;
      },
    });
    run.then(
      (outcome) => Object.assign(job, { state: "done", outcome }),
      (error: unknown) => {
        const { code, detail: message, remedy } = problemOf(error);
        Object.assign(job, { state: "failed", failure: { code, message, remedy } });
      },
    );
    return context.json(shown(job), 202);
  });

  routes.get("/simulated/devices", async (context) => {
    const { userId } = requireSignedIn(await authenticator.actorOf(context.req.raw.headers));
    const stationId = context.req.query("stationId");
    const own = [...jobs.values()].filter((job) => job.userId === userId && job.stationId === stationId);
    return context.json({ items: own.reverse().map(shown) }, 200, { "cache-control": "no-store" });
  });

  routes.get("/simulated/devices/:jobId", async (context) => {
    const { userId } = requireSignedIn(await authenticator.actorOf(context.req.raw.headers));
    const job = jobs.get(context.req.param("jobId"));
    if (job?.userId !== userId) throw noSuchJob();
    return context.json(shown(job), 200, { "cache-control": "no-store" });
  });
  return routes;
}

function shown({ userId: _, ...job }: Job): Omit<Job, "userId"> {
  return job;
}

function remember(jobs: Map<string, Job>, job: Job): void {
  const [oldest] = jobs.keys();
  if (jobs.size >= JOBS_MAX && oldest !== undefined) jobs.delete(oldest);
  jobs.set(job.jobId, job);
}

function credentialsOf(headers: Headers): OperatorCredentials {
  const token = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return token === undefined ? { cookie: headers.get("cookie") ?? "" } : { token };
}

function assertOwnPage(headers: Headers, origin: string): void {
  if (headers.get("cookie") === null || headers.get("origin") === origin) return;
  throw new HeliographError({
    code: "ORIGIN_REFUSED",
    message: "Devices are simulated from this product's own pages or with a bearer token only.",
    remedy: `Send the request with Origin ${origin}.`,
    kind: "forbidden",
  });
}

function operatorsOnly(): HeliographError {
  return new HeliographError({
    code: "ROLE_MISSING",
    message: "This needs the role operator.",
    remedy: "Ask an administrator of the organisation for the role.",
    kind: "forbidden",
  });
}

function alreadyRunning(job: Job): HeliographError {
  return new HeliographError({
    code: "DEVICES_RUNNING",
    message: `The devices of this station are sending ${job.period} just now.`,
    remedy: "Wait until they are done.",
    kind: "conflict",
    data: job.progress.total > 0 ? { period: job.period, done: job.progress.done } : { period: job.period },
  });
}

function noSuchJob(): HeliographError {
  return new HeliographError({
    code: "NOT_FOUND",
    message: "There is no such run of the devices.",
    remedy: "Runs are forgotten when the product stops; sending the month again is safe.",
    kind: "not-found",
  });
}
