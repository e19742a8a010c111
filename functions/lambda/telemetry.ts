import { Environment, readEnvironment } from "../../lib/environment";
import { openProductionRuntime } from "../../lib/production-runtime";
import { handler as ingest } from "../http/telemetry";
import { fromEdge } from "./from-edge";
import { onLambda } from "./on-lambda";

const environment = () => readEnvironment(Environment);
const open = () => openProductionRuntime(environment(), {});

export const handler = fromEdge(onLambda(ingest, open), () => environment().EDGE_SECRET);
