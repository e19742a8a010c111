import { DynamoFault } from "./dynamo-fault";
import { batchGetItem, batchWriteItem } from "./operations/batches";
import type { Operation, OperationContext } from "./operations/operation";
import { query } from "./operations/query";
import { scan } from "./operations/scan";
import { getItem } from "./operations/single-reads";
import { deleteItem, putItem, updateItem } from "./operations/single-writes";
import { createTable, deleteTable, describe, listTables, updateTable } from "./operations/tables";
import { describeTimeToLive, updateTimeToLive } from "./operations/time-to-live";
import { transactGetItems, transactWriteItems } from "./operations/transactions";
import { asRecord } from "./wire-input";

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["CreateTable", createTable],
  ["DescribeTable", describe],
  ["DeleteTable", deleteTable],
  ["ListTables", listTables],
  ["UpdateTable", updateTable],
  ["UpdateTimeToLive", updateTimeToLive],
  ["DescribeTimeToLive", describeTimeToLive],
  ["PutItem", putItem],
  ["GetItem", getItem],
  ["UpdateItem", updateItem],
  ["DeleteItem", deleteItem],
  ["Query", query],
  ["Scan", scan],
  ["BatchWriteItem", batchWriteItem],
  ["BatchGetItem", batchGetItem],
  ["TransactWriteItems", transactWriteItems],
  ["TransactGetItems", transactGetItems],
]);

const SERVICE = "com.amazonaws.dynamodb.v20120810";

export type EngineAnswer = { readonly statusCode: number; readonly body: string };

/**
 * Carries out one request of DynamoDB's JSON protocol.
 * @param target the header x-amz-target, for example "DynamoDB_20120810.PutItem"
 */
export async function answer(context: OperationContext, target: string, body: string): Promise<EngineAnswer> {
  try {
    const name = target.slice(target.lastIndexOf(".") + 1);
    const operation = OPERATIONS.get(name);
    if (operation === undefined) {
      throw new DynamoFault(
        "UnknownOperationException",
        `The embedded DynamoDB does not support the operation ${name || "without a name"}`,
      );
    }
    return { statusCode: 200, body: JSON.stringify(await operation(context, parseBody(body))) };
  } catch (error) {
    return faultAnswer(error);
  }
}

function parseBody(body: string) {
  try {
    return asRecord(JSON.parse(body), "body");
  } catch {
    throw new DynamoFault("SerializationException", "The body of the request is not a JSON map");
  }
}

function faultAnswer(error: unknown): EngineAnswer {
  if (error instanceof DynamoFault) {
    const { type, message, details } = error;
    return {
      statusCode: 400,
      body: JSON.stringify({ __type: `${SERVICE}#${type}`, message, Message: message, ...details }),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { statusCode: 500, body: JSON.stringify({ __type: `${SERVICE}#InternalServerError`, message }) };
}
