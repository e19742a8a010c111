"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiError, portalProblem, problemOfResponse, UNREACHABLE } from "../../_api/api-error";
import { paths } from "../../_paths";
import type { Weather } from "../_model/station-shapes";
import type { StudioWeather } from "./studio-messages";

/** The weather that the worker needs: monthly means as they are, a file's bytes from the API. */
export function useStudioWeather(
  stationId: string,
  weather: Weather,
): { readonly weather: StudioWeather | null; readonly error: ApiError | null } {
  const address = paths.file.stationWeather(stationId);
  const file = useQuery<ArrayBuffer, ApiError>({
    queryKey: ["station weather", stationId, weather.kind === "file" ? weather.bytesHash : null],
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { credentials: "same-origin", signal }).catch((error: unknown) => {
        throw new ApiError(portalProblem(UNREACHABLE, address), "refused", error);
      });
      if (!response.ok) throw new ApiError(await problemOfResponse(response), "refused");
      return response.arrayBuffer();
    },
    enabled: weather.kind === "file",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const bytes = file.data;
  const ready = useMemo<StudioWeather | null>(() => {
    if (weather.kind === "monthly") return { kind: "monthly", climate: weather.climate };
    return bytes ? { kind: "file", bytes } : null;
  }, [weather, bytes]);
  return { weather: ready, error: file.error };
}
