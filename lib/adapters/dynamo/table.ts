import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

/** The one table: what `stacks/` declares on AWS and what the embedded engine creates at its first start. */
export const TABLE_INDEXES = ["gsi1", "gsi2"] as const;

export function tableDefinition(tableName: string): CreateTableCommandInput {
  const keyAttributes = ["pk", "sk", ...TABLE_INDEXES.flatMap((index) => [`${index}pk`, `${index}sk`])];
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keyAttributes.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
    GlobalSecondaryIndexes: TABLE_INDEXES.map((index) => ({
      IndexName: index,
      KeySchema: [
        { AttributeName: `${index}pk`, KeyType: "HASH" as const },
        { AttributeName: `${index}sk`, KeyType: "RANGE" as const },
      ],
      Projection: { ProjectionType: "ALL" as const },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  };
}
