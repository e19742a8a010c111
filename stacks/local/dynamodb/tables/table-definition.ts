export type KeyKind = "S" | "N" | "B";
export type KeyAttribute = { readonly name: string; readonly kind: KeyKind };

/** The key attributes of a table or an index. */
export type KeySchema = { readonly partition: KeyAttribute; readonly sort?: KeyAttribute };

export type Projection = { readonly type: "ALL" | "KEYS_ONLY" | "INCLUDE"; readonly attributes: readonly string[] };

/** `id` is unique within its table and never used again. */
export type IndexDefinition = KeySchema & {
  readonly id: number;
  readonly name: string;
  readonly projection: Projection;
};

/** A table as it is stored. `id` is unique in the database and never used again, so that a dropped table leaves nothing. */
export type TableDefinition = KeySchema & {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly createdAt: number;
  readonly billingMode: string;
  readonly indexes: readonly IndexDefinition[];
  readonly streamViewType?: string;
  readonly ttlAttribute?: string;
};

const REGION_AND_ACCOUNT = "local:000000000000";

export function tableArn(table: TableDefinition): string {
  return `arn:aws:dynamodb:${REGION_AND_ACCOUNT}:table/${table.name}`;
}

export function streamLabel(table: TableDefinition): string {
  return new Date(table.createdAt).toISOString().replace("Z", "");
}

export function streamArn(table: TableDefinition): string {
  return `${tableArn(table)}/stream/${streamLabel(table)}`;
}

export function keyAttributes(schema: KeySchema): readonly KeyAttribute[] {
  return schema.sort ? [schema.partition, schema.sort] : [schema.partition];
}
