import { writeSync } from "node:fs";
import { CreateTableCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { openEmbeddedDynamo } from "@/stacks/local/dynamodb/embedded-dynamo";
import { MAIN_TABLE, S, TABLE } from "./dynamodb-fixture";

/** Writes transactions of three items without end and prints the number of each once it is acknowledged. */
async function main(directory: string, first: number): Promise<void> {
  const db = openEmbeddedDynamo({ directory, clock: { now: () => Date.now() } });
  const client = db.client();
  if (first === 0) await client.send(new CreateTableCommand(MAIN_TABLE));
  let next = first;
  const write = async () => {
    for (;;) {
      const n = next++;
      await client.send(
        new TransactWriteItemsCommand({
          TransactItems: [0, 1, 2].map((part) => ({
            Put: {
              TableName: TABLE,
              Item: { pk: S("p"), sk: S(`${n}#${part}`), gsi1pk: S("g"), gsi1sk: S(n), fill: S("x".repeat(500)) },
            },
          })),
        }),
      );
      writeSync(1, `${n}\n`);
    }
  };
  await Promise.all([write(), write(), write(), write()]);
}

const [directory = "", first = "0"] = process.argv.slice(2);
void main(directory, Number(first));
