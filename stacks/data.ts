import { TABLE_INDEXES } from "../lib/adapters/dynamo/table";

/** The book of record and the blobs: one table with its stream, one bucket that never loses or changes an object. */
export function data() {
  const keyNames = ["pk", "sk", ...TABLE_INDEXES.flatMap((index) => [`${index}pk`, `${index}sk`])];
  const table = new sst.aws.Dynamo("Book", {
    fields: Object.fromEntries(keyNames.map((name) => [name, "string" as const])),
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    globalIndexes: Object.fromEntries(
      TABLE_INDEXES.map((index) => [index, { hashKey: `${index}pk`, rangeKey: `${index}sk` }]),
    ),
    stream: "new-and-old-images",
    ttl: "ttl",
    deletionProtection: $app.stage === "production",
    transform: { table: { pointInTimeRecovery: { enabled: true } } },
  });
  const blobs = new sst.aws.Bucket("Blobs", { versioning: true, enforceHttps: true, cors: false });
  return { table, blobs };
}
export type Data = ReturnType<typeof data>;
