import type { ItemStore } from "../items/item-store";
import type { WireInput } from "../wire-input";
import {
  type IndexDefinition,
  type KeySchema,
  keyAttributes,
  streamArn,
  streamLabel,
  type TableDefinition,
  tableArn,
} from "./table-definition";

const NO_THROUGHPUT = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 };

/** TableDescription as DescribeTable gives it. */
export function describeTable(table: TableDefinition, items: ItemStore, status = "ACTIVE"): WireInput {
  const attributes = new Map([table, ...table.indexes].flatMap(keyAttributes).map(({ name, kind }) => [name, kind]));
  return {
    TableName: table.name,
    TableStatus: status,
    TableId: table.uuid,
    TableArn: tableArn(table),
    TableSizeBytes: 0,
    ItemCount: items.count(table),
    CreationDateTime: table.createdAt / 1000,
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: describeKeys(table),
    BillingModeSummary: { BillingMode: table.billingMode },
    ProvisionedThroughput: NO_THROUGHPUT,
    DeletionProtectionEnabled: false,
    ...(table.indexes.length === 0
      ? {}
      : { GlobalSecondaryIndexes: table.indexes.map((index) => describeIndex(table, index, items)) }),
    ...(table.streamViewType === undefined
      ? {}
      : {
          StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamViewType },
          LatestStreamLabel: streamLabel(table),
          LatestStreamArn: streamArn(table),
        }),
  };
}

function describeIndex(table: TableDefinition, index: IndexDefinition, items: ItemStore): WireInput {
  const { type, attributes } = index.projection;
  return {
    IndexName: index.name,
    IndexStatus: "ACTIVE",
    IndexArn: `${tableArn(table)}/index/${index.name}`,
    IndexSizeBytes: 0,
    ItemCount: items.count(table, index),
    KeySchema: describeKeys(index),
    Projection: { ProjectionType: type, ...(type === "INCLUDE" ? { NonKeyAttributes: attributes } : {}) },
    ProvisionedThroughput: NO_THROUGHPUT,
  };
}

function describeKeys(schema: KeySchema): readonly WireInput[] {
  return keyAttributes(schema).map(({ name }, at) => ({ AttributeName: name, KeyType: at === 0 ? "HASH" : "RANGE" }));
}
