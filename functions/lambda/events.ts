import { directSimulator } from "../../lib/adapters/simulator/direct-simulator";
import { Environment, readEnvironment } from "../../lib/environment";
import { openProductionRuntime } from "../../lib/production-runtime";
import { handler as follow } from "../queue/events";
import { onLambda } from "./on-lambda";
import { documentsPart } from "./parts/documents";
import { safePart } from "./parts/safe";

const parts = { documents: documentsPart, safe: safePart, simulator: directSimulator };

export const handler = onLambda(follow, () => openProductionRuntime(readEnvironment(Environment), parts));
