import { Environment, readEnvironment } from "../../lib/environment";
import { openProductionRuntime } from "../../lib/production-runtime";
import { handler as serve } from "../http/api";
import { fromEdge } from "./from-edge";
import { onLambda } from "./on-lambda";
import { documentsPart } from "./parts/documents";
import { safePart } from "./parts/safe";

const environment = () => readEnvironment(Environment);
const open = () => openProductionRuntime(environment(), { documents: documentsPart, safe: safePart });

export const handler = fromEdge(onLambda(serve, open), () => environment().EDGE_SECRET);
