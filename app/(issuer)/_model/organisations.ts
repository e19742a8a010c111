import * as z from "zod";
import { organisationsOf, requireMe } from "../../_api/me";
import { apiRead } from "../../_api/server";

export type OrganisationChoice = { readonly id: string; readonly name: string };

const Organisations = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The organisations in which the signed-in person is an issuer, with their names where they can be read. */
export async function issuerOrganisations(): Promise<readonly OrganisationChoice[]> {
  const ids = organisationsOf(await requireMe(["issuer"]), ["issuer"]);
  const named = await apiRead("/organisations", Organisations);
  const names = new Map(named.ok ? named.value.items.map(({ id, name }) => [id, name]) : []);
  return ids.map((id) => ({ id, name: names.get(id) ?? id }));
}
