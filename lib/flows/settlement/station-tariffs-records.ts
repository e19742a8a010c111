import type { DealTerms } from "../../core/deal/terms";
import { formatInstant } from "../../core/time/instant";
import { addMonths } from "../../core/time/local-date";
import { startOfDay } from "../../core/time/time-zone";
import type { StationTariff } from "../../core/verification/station-tariff";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { stations } from "../stations/station-records";

/**
 * What drivers pay at the stations of the pool, from each station's charging contract. In force from the month before the
 * first period, so that cash which comes in at closing finds its tariff.
 */
export async function stationTariffs(ports: Pick<Ports, "book">, terms: DealTerms): Promise<StationTariff[]> {
  const first = terms.calendar.periods[0]?.from ?? terms.calendar.closing;
  const validFrom = formatInstant(startOfDay(addMonths(first, -1), terms.timeZone));
  const tariffs = await Promise.all(
    terms.pool.map(async ({ stationId }): Promise<StationTariff[]> => {
      const { value: station } = await requireStored(ports.book, stations, stationId);
      return station.spec.revenue.flatMap((contract) =>
        contract.kind === "charging" ? [{ stationId, validFrom, tariff: contract.tariff }] : [],
      );
    }),
  );
  return tariffs.flat();
}
