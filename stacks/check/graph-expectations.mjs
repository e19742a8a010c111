import assert from "node:assert/strict";
import { checkAccess } from "./access-expectations.mjs";
import { ofType, only } from "./resource-queries.mjs";

/** What the evaluated graph of a stage must contain, whatever else SST puts around it. */
export async function checkGraph(report, graph) {
  const { stage, resources, errors, settings, tookMs } = graph;
  const isProduction = stage === "production";
  report.section(`Graph of the stage ${stage}: ${resources.length} resources in ${tookMs} ms`);
  for (const [type, count] of countByType(resources)) report.note(`${String(count).padStart(3)}  ${type}`);

  await report.check("sst.config.ts evaluates without an error", () => {
    assert.deepEqual([...new Set(errors.map((error) => String(error.message ?? error)))], []);
    assert.ok(resources.length > 100, `only ${resources.length} resources`);
  });
  await report.check("production is protected and kept, other stages are not", () => {
    assert.deepEqual([settings.protect, settings.removal], isProduction ? [true, "retain"] : [false, "remove"]);
  });
  await report.check("one table: keys, both indexes, stream, TTL, recovery to a point in time", () => {
    const table = only(resources, "aws:dynamodb/table:Table", "BookTable");
    const indexes = table.globalSecondaryIndexes.map(({ name, hashKey, rangeKey, projectionType }) =>
      [name, hashKey, rangeKey, projectionType].join(" "),
    );
    assert.deepEqual([table.hashKey, table.rangeKey], ["pk", "sk"]);
    assert.deepEqual(indexes, ["gsi1 gsi1pk gsi1sk ALL", "gsi2 gsi2pk gsi2sk ALL"]);
    assert.deepEqual([table.streamEnabled, table.streamViewType], [true, "NEW_AND_OLD_IMAGES"]);
    assert.deepEqual(table.ttl, { attributeName: "ttl", enabled: true });
    assert.deepEqual(table.pointInTimeRecovery, { enabled: true });
    assert.equal(table.deletionProtectionEnabled, isProduction);
    assert.equal(ofType(resources, "aws:dynamodb/table:Table").length, 1, "the portal has a table of its own");
  });
  await report.check("the blobs keep every version", () => {
    const { versioningConfiguration } = only(resources, "aws:s3/bucketVersioning:BucketVersioning", "BlobsVersioning");
    assert.equal(versioningConfiguration.status, "Enabled");
  });
  await report.check("the outbox leaves the stream from its oldest record, through a filter", () => {
    const mapping = only(
      resources,
      "aws:lambda/eventSourceMapping:EventSourceMapping",
      "BookSubscriberOutboxEventSourceMapping",
    );
    assert.equal(mapping.startingPosition, "TRIM_HORIZON");
    assert.match(mapping.filterCriteria.filters[0].pattern, /"outbox"/);
  });
  await report.check("events: retried alone, dead letters kept for 14 days, never handled twice at a time", () => {
    const queue = only(resources, "aws:sqs/queue:Queue", "EventsQueue");
    assert.deepEqual(JSON.parse(queue.redrivePolicy).maxReceiveCount, 5);
    assert.match(JSON.parse(queue.redrivePolicy).deadLetterTargetArn, /DeadEventsQueue/);
    assert.equal(only(resources, "aws:sqs/queue:Queue", "DeadEventsQueue").messageRetentionSeconds, 1_209_600);
    const mappings = ofType(resources, "aws:lambda/eventSourceMapping:EventSourceMapping");
    const mapping = mappings.find(({ inputs }) => /EventsQueue/.test(inputs.eventSourceArn)).inputs;
    assert.deepEqual(mapping.functionResponseTypes, ["ReportBatchItemFailures"]);
    const handler = ofType(resources, "aws:lambda/function:Function").find(({ name }) =>
      name.startsWith("EventsSubscriber"),
    );
    assert.ok(queue.visibilityTimeoutSeconds > handler.inputs.timeout);
  });
  await report.check("routes: API with sign-in, telemetry, payment webhook", () => {
    const routes = ofType(resources, "aws:apigatewayv2/route:Route").map(({ inputs }) => inputs.routeKey);
    assert.deepEqual(routes.sort(), ["ANY /api/{proxy+}", "POST /api/v1/telemetry", "POST /webhooks/stripe"]);
  });
  await report.check("orders are looked at every five minutes", () => {
    const [schedule] = ofType(resources, "aws:scheduler/schedule:Schedule");
    assert.equal(schedule.inputs.scheduleExpression, "rate(5 minutes)");
  });
  await report.check("every function of ours runs nodejs24.x", () => {
    const runtimes = ofType(resources, "aws:lambda/function:Function").map(({ inputs }) => inputs.runtime);
    assert.deepEqual([...new Set(runtimes)], ["nodejs24.x"]);
    assert.ok(runtimes.length >= 8, `only ${runtimes.length} functions`);
  });
  await checkAccess(report, resources);
}

function countByType(resources) {
  const counts = new Map();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].filter(([type]) => type.startsWith("aws:")).sort(([a], [b]) => (a < b ? -1 : 1));
}
