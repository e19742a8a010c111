import type { Operation } from "./operation";
import { prepareRead } from "./prepared-read";

export const getItem: Operation = (context, input) => {
  const { table, key, project } = prepareRead(context, input);
  const item = context.items.get(table, key);
  return item === undefined ? {} : { Item: project(item) };
};
