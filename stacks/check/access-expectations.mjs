import assert from "node:assert/strict";
import { environmentOf, grantsOf, ofType, only } from "./resource-queries.mjs";

const OUTBOX = "BookSubscriberOutbox";
const SECRETS = [
  "AUTH_SECRET",
  "EDGE_SECRET",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "CHARGING_ACCOUNTS",
  "CHAIN_RPC_URL",
];

/** Who may do what: nothing is open to all, and each part has what it needs. */
export async function checkAccess(report, resources) {
  await report.check("no bucket is public, no policy allows everybody, plain http is denied", () => {
    const blocks = ofType(resources, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    assert.equal(blocks.length, ofType(resources, "aws:s3/bucket:Bucket").length);
    for (const { inputs } of blocks) {
      const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = inputs;
      assert.ok(blockPublicAcls && blockPublicPolicy && ignorePublicAcls && restrictPublicBuckets);
    }
    const statements = ofType(resources, "aws:s3/bucketPolicy:BucketPolicy").flatMap(({ inputs }) =>
      statementsOf(inputs),
    );
    assert.ok(statements.some(({ effect }) => effect === "Deny"));
    const open = statements.filter(
      ({ effect, principals }) => effect !== "Deny" && /"\*"/.test(JSON.stringify(principals)),
    );
    assert.deepEqual(open, []);
  });
  await report.check("the API lets no other origin in", () => {
    const { corsConfiguration } = only(resources, "aws:apigatewayv2/api:Api", "ApiApi");
    assert.deepEqual(corsConfiguration ?? {}, {});
    const blobs = ofType(resources, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");
    assert.deepEqual(
      blobs.filter(({ name }) => name.startsWith("Blobs")),
      [],
    );
  });
  await report.check("no function may be called by everybody", () => {
    const urls = ofType(resources, "aws:lambda/functionUrl:FunctionUrl");
    assert.deepEqual([...new Set(urls.map(({ inputs }) => inputs.authorizationType))], ["AWS_IAM"]);
    const everybody = ofType(resources, "aws:lambda/permission:Permission").filter(
      ({ inputs }) => inputs.principal === "*",
    );
    assert.deepEqual(
      everybody.map(({ name }) => name),
      [],
    );
  });
  await report.check("no grant has a wildcard action or is over all resources", () => {
    const policies = ofType(resources, "aws:iam/role:Role").flatMap(({ inputs }) => rolePolicies(inputs));
    const statements = policies.flatMap((policy) => JSON.parse(policy).statements ?? []);
    const wild = statements.filter(
      ({ actions, resources: on }) => actions.some((action) => /\*/.test(action)) || on.includes("*"),
    );
    assert.deepEqual(wild, []);
  });
  await report.check("product functions neither scan the table, remove it, nor delete blobs", () => {
    const grants =
      grantsOf(resources, "ApiRoute") + grantsOf(resources, "ExpireOrders") + grantsOf(resources, "EventsSubscriber");
    assert.match(grants, /dynamodb:PutItem/);
    assert.doesNotMatch(grants, /dynamodb:(Scan|DeleteTable|UpdateTable)|s3:DeleteObject|sqs:SendMessage/);
  });
  await report.check("the portal's server has no right to anything, and knows no secret", () => {
    assert.doesNotMatch(grantsOf(resources, "PortalServer"), /"Allow|actions/);
    assert.doesNotMatch(grantsOf(resources, "PortalImage"), /dynamodb:|kms:|ses:|sqs:|Blobs|Book/);
    const told = Object.keys(environmentOf(resources, "PortalServer")).filter(
      (name) => !/^(SST|CACHE|AWS|OPEN_?NEXT)_?/.test(name),
    );
    assert.deepEqual(told.sort(), ["API_ORIGIN", "HELIOGRAPH_MODE"]);
  });
  await report.check("the outbox's function reads the stream, sends to the queue, and knows no secret", () => {
    assert.doesNotMatch(grantsOf(resources, OUTBOX), /dynamodb:(GetItem|PutItem|Query)|kms:|ses:|s3:/);
    const told = Object.keys(environmentOf(resources, OUTBOX));
    assert.deepEqual(
      told.filter((name) => SECRETS.includes(name)),
      [],
    );
  });
  await report.check("the router proves itself to the API only, and overwrites what a client claims", () => {
    const { code } = only(resources, "aws:cloudfront/function:Function", "RouterCloudfrontFunctionRequest");
    assert.match(code, /delete event\.request\.headers\["x-heliograph-edge"\]/);
    assert.match(code, /if \(\/\^\\\/\(api\|webhooks\)\\\/\/\.test\(event\.request\.uri\)\)/);
    assert.match(code, /"x-heliograph-client"\] = \{ value: event\.viewer\.ip \}/);
  });
}

function statementsOf({ policy }) {
  const document = typeof policy === "string" ? JSON.parse(policy) : policy;
  return document.statements ?? document.Statement ?? [];
}

/** Inline policies of a role, in both forms in which they are declared. */
function rolePolicies({ inlinePolicies = [] }) {
  const list = Array.isArray(inlinePolicies) ? inlinePolicies : inlinePolicies.value;
  return list.map(({ policy }) => policy);
}
