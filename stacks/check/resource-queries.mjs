import assert from "node:assert/strict";

export function ofType(resources, type) {
  return resources.filter((resource) => resource.type === type);
}

/** The inputs of the one resource of that type and name. */
export function only(resources, type, name) {
  const found = ofType(resources, type).filter((resource) => resource.name === name);
  assert.equal(found.length, 1, `${found.length} resources ${type} are named ${name}`);
  return found[0].inputs;
}

/** What the roles whose names begin so may do, as one text: for what must not be in it. */
export function grantsOf(resources, prefix) {
  const roles = ofType(resources, "aws:iam/role:Role").filter(({ name }) => name.startsWith(prefix));
  assert.ok(roles.length > 0, `no role is named ${prefix}…`);
  return JSON.stringify(roles.map(({ inputs }) => inputs.inlinePolicies));
}

/** Names and values of what the functions whose names begin so are told. */
export function environmentOf(resources, prefix) {
  const found = ofType(resources, "aws:lambda/function:Function").find(({ name }) => name.startsWith(prefix));
  assert.ok(found, `no function is named ${prefix}…`);
  return found.inputs.environment.variables;
}
