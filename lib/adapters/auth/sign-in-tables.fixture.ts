import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { openEmbeddedDynamo } from "../../../stacks/local/dynamodb/embedded-dynamo";
import { tableDefinition } from "../dynamo/table";
import { DynamoAuthRows } from "./dynamo-rows";

/** Fresh tables of the embedded database, for tests. */
export function openSignInTables(): { newRows(): Promise<DynamoAuthRows>; close(): Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), "heliograph-sign-in-"));
  const dynamo = openEmbeddedDynamo({ directory, clock: { now: () => Date.now() } });
  let count = 0;
  return {
    async newRows() {
      const table = `SignIn${count++}`;
      await dynamo.client().send(new CreateTableCommand(tableDefinition(table)));
      return new DynamoAuthRows(dynamo.client(), { table, forgets: false });
    },
    async close() {
      await dynamo.close();
      rmSync(directory, { recursive: true });
    },
  };
}
