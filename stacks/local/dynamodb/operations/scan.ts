import { validationFault } from "../dynamo-fault";
import { ExpressionScope } from "../expressions/expression-scope";
import { type KeyRange, spacePrefix } from "../items/item-keys";
import { wholeSpace } from "../items/item-store";
import { indexOf } from "../tables/table-catalog";
import type { IndexDefinition, TableDefinition } from "../tables/table-definition";
import { readInteger, readOptionalText, readText, refuseMembers, type WireInput } from "../wire-input";
import type { Operation } from "./operation";
import { collectPage, readPageRequest, readStart } from "./page";
import { assertConsistency } from "./query";

const SEGMENTS_MAX = 1_000_000;
const HASHES = 2 ** 32; // segments divide the first four bytes of the partition's hash

export const scan: Operation = (context, input) => {
  refuseMembers(input, ["ScanFilter", "ConditionalOperator", "AttributesToGet"]);
  const scope = new ExpressionScope(input, ["FilterExpression", "ProjectionExpression"]);
  const table = context.catalog.table(readText(input, "TableName"));
  const name = readOptionalText(input, "IndexName");
  const index = name === undefined ? undefined : indexOf(table, name);
  assertConsistency(input, index);
  const request = readPageRequest(table, index, input, scope);
  scope.assertAllUsed();
  const segment = segmentRange(table, index, input);
  const start = readStart(table, index, input);
  const from = start === undefined ? segment.from : Buffer.concat([start.position, Buffer.from([0])]);
  const outside = Buffer.compare(from, segment.to) > 0 || Buffer.compare(from, segment.from) < 0;
  if (start !== undefined && outside) {
    throw validationFault("The provided starting key is outside the segment of this scan");
  }
  return collectPage(request, context.items.range(index, { from, to: segment.to }, false));
};

function segmentRange(table: TableDefinition, index: IndexDefinition | undefined, input: WireInput): KeyRange {
  const segment = readInteger(input, "Segment");
  const total = readInteger(input, "TotalSegments");
  const whole = wholeSpace(table, index);
  if (segment === undefined && total === undefined) return whole;
  if (segment === undefined || total === undefined) {
    throw validationFault(
      segment === undefined
        ? "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"
        : "The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
    );
  }
  if (total < 1 || total > SEGMENTS_MAX || segment < 0 || segment >= total) {
    throw validationFault(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  const boundary = (at: number): Buffer => {
    if (at === 0) return whole.from;
    if (at === total) return whole.to;
    const hash = Buffer.alloc(4);
    hash.writeUInt32BE(Math.floor((at * HASHES) / total));
    return Buffer.concat([spacePrefix(table, index), hash]);
  };
  return { from: boundary(segment), to: boundary(segment + 1) };
}
