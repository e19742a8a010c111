"use client";

import { useTranslations } from "next-intl";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { useNavigate } from "../../_components/navigate";
import { useNotify } from "../../_components/toast";
import { paths } from "../../_paths";
import { SimulationOrdered } from "../_model/answers";

/** The same station, weather and seed always give the same figures. */
const SEED = 1;

type Props = { readonly stationId: string; readonly primary?: boolean };

/** Orders a run of the model and goes to the page that follows it. */
export function SimulateButton({ stationId, primary = false }: Props) {
  const t = useTranslations("issuer.run");
  const navigate = useNavigate();
  const notify = useNotify();
  const order = useApiChange(
    () => ({
      method: "POST",
      path: `/stations/${stationId}/simulations`,
      body: { seed: SEED },
      schema: SimulationOrdered,
    }),
    { success: ({ value }) => navigate.push(paths.issuer.simulation(value.stationId, value.id)) },
  );
  return (
    <Button
      look={primary ? "primary" : "secondary"}
      pending={order.isPending}
      onClick={() =>
        order.mutate(undefined, {
          onError: ({ problem }) =>
            notify({ title: t("orderFailed"), description: `${problem.detail} ${problem.remedy}`, tone: "bad" }),
        })
      }
    >
      {t("simulate")}
    </Button>
  );
}
