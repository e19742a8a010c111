import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { StationSimulationSummary } from "../../core/cashflow/operation/station-simulation";
import { idSchema } from "../../core/ids/ids";
import { MonthlyClimate } from "../../core/station/monthly-climate";
import { StationSpec } from "../../core/station/station-spec";
import { createStation } from "../../flows/stations/create-station";
import {
  listSimulations,
  readSimulation,
  readSimulationTable,
  SIMULATION_TABLES,
} from "../../flows/stations/read-simulations";
import { listStations, readStation } from "../../flows/stations/read-stations";
import { readWeatherBytes } from "../../flows/stations/read-weather-bytes";
import { requestSimulation } from "../../flows/stations/request-simulation";
import { setWeatherFile } from "../../flows/stations/set-weather-file";
import { SimulationRecord, StationRecord } from "../../flows/stations/station-records";
import { updateStation } from "../../flows/stations/update-station";
import { pageOf, stored } from "../representations";
import { CreateHeaders, PageQuery } from "../requests";
import { answers, answersFile, jsonBody } from "../responses";
import { router } from "../router";

const StationId = z.object({ stationId: idSchema("station") });
const SimulationId = z.object({ simulationId: idSchema("simulation") });
const Station = stored(StationRecord);
const Simulation = stored(SimulationRecord);
const tags = ["stations"];

export const stationRoutes = router()
  .openapi(
    createRoute({
      method: "post",
      path: "/stations",
      operationId: "createStation",
      tags,
      request: {
        headers: CreateHeaders,
        body: jsonBody(z.strictObject({ orgId: idSchema("organisation"), spec: StationSpec, climate: MonthlyClimate })),
      },
      responses: answers(Station, "The station as stored", 201),
    }),
    async (context) => {
      const input = { ...context.req.valid("json"), idempotencyKey: context.req.valid("header")["idempotency-key"] };
      return context.json(await createStation(context.var.ports, context.var.actor, input), 201);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations",
      operationId: "listStations",
      tags,
      request: { query: PageQuery.extend({ orgId: idSchema("organisation") }) },
      responses: answers(pageOf(Station), "The organisation's stations, by name"),
    }),
    async (context) => {
      const { orgId, ...page } = context.req.valid("query");
      const found = await listStations(context.var.ports, context.var.actor, { orgId, page });
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}",
      operationId: "readStation",
      tags,
      request: { params: StationId },
      responses: answers(Station, "The station"),
    }),
    async (context) => {
      const { stationId } = context.req.valid("param");
      return context.json(await readStation(context.var.ports, context.var.actor, stationId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/stations/{stationId}",
      operationId: "updateStation",
      tags,
      request: {
        params: StationId,
        body: jsonBody(
          z.strictObject({
            version: z.number().int().positive(),
            spec: StationSpec.optional(),
            climate: MonthlyClimate.optional(),
          }),
        ),
      },
      responses: answers(Station, "The station as changed"),
    }),
    async (context) => {
      const { version, spec, climate } = context.req.valid("json");
      const changed = await updateStation(context.var.ports, context.var.actor, {
        stationId: context.req.valid("param").stationId,
        version,
        ...(spec ? { spec } : {}),
        ...(climate ? { weather: { kind: "monthly" as const, climate } } : {}),
      });
      return context.json(changed, 200);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/stations/{stationId}/weather",
      operationId: "setWeatherFile",
      tags,
      request: {
        params: StationId,
        query: z.strictObject({
          name: z.string().min(1).max(200),
          version: z.coerce.number().int().positive(),
        }),
        body: { content: { "application/octet-stream": {} }, required: true },
      },
      responses: answers(Station, "The station with its weather file"),
    }),
    async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const input = { ...context.req.valid("query"), ...context.req.valid("param"), bytes };
      return context.json(await setWeatherFile(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/weather",
      operationId: "readWeatherFile",
      tags,
      request: { params: StationId },
      responses: answersFile("application/octet-stream", "The station's weather file as it came"),
    }),
    async (context) => {
      const { stationId } = context.req.valid("param");
      const { name, bytes } = await readWeatherBytes(context.var.ports, context.var.actor, stationId);
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/stations/{stationId}/simulations",
      operationId: "requestSimulation",
      tags,
      request: {
        params: StationId,
        headers: CreateHeaders,
        body: jsonBody(
          z.strictObject({
            seed: z
              .number()
              .int()
              .nonnegative()
              .max(2 ** 31),
          }),
        ),
      },
      responses: answers(Simulation, "The run, queued", 202),
    }),
    async (context) => {
      const input = {
        stationId: context.req.valid("param").stationId,
        seed: context.req.valid("json").seed,
        idempotencyKey: context.req.valid("header")["idempotency-key"],
      };
      return context.json(await requestSimulation(context.var.ports, context.var.actor, input), 202);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/stations/{stationId}/simulations",
      operationId: "listSimulations",
      tags,
      request: { params: StationId, query: PageQuery },
      responses: answers(pageOf(Simulation), "The station's runs, newest first"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), page: context.req.valid("query") };
      const found = await listSimulations(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/simulations/{simulationId}",
      operationId: "readSimulation",
      tags,
      request: { params: SimulationId },
      responses: answers(
        z.object({ record: SimulationRecord, summary: StationSimulationSummary.nullable() }),
        "The run, with its figures once it is done",
      ),
    }),
    async (context) => {
      const { simulationId } = context.req.valid("param");
      return context.json(await readSimulation(context.var.ports, context.var.actor, simulationId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/simulations/{simulationId}/{table}",
      operationId: "readSimulationTable",
      tags,
      request: { params: SimulationId.extend({ table: z.enum(SIMULATION_TABLES) }) },
      responses: answersFile("application/octet-stream", "The hourly or monthly table, as CSV or Apache Parquet"),
    }),
    async (context) => {
      const { simulationId, table } = context.req.valid("param");
      const bytes = await readSimulationTable(context.var.ports, context.var.actor, { simulationId, table });
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        "content-type": table.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet",
        "content-disposition": `attachment; filename="${simulationId}-${table}"`,
      });
    },
  );
