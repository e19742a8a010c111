import { getTranslations } from "next-intl/server";
import { DataTable } from "../../../../_components/data-table";
import { Disclosure } from "../../../../_components/disclosure";
import type { TableRow } from "../../../../_components/table-cell";
import type { StationMonth } from "../_model/metering-shapes";

type Day = StationMonth["days"][number];
type Props = { readonly month: StationMonth; readonly nameOf: (deviceId: string) => string };

const STEP = 20;
const HEIGHT = 28;

/** Each device's month as a strip of days, filled as high as they were measured; the same as a table one key away. */
export async function DayStrips({ month, nameOf }: Props) {
  const t = await getTranslations("operator.stations.days");
  const devices = month.quality.devices.map((device) => ({
    deviceId: device.deviceId,
    name: nameOf(device.deviceId),
    days: month.days.filter(({ deviceId }) => deviceId === device.deviceId),
  }));
  const dates = [...new Set(month.days.map(({ date }) => date))].sort();
  const rows = dates.map((date): TableRow => {
    const counts = devices.map(({ deviceId, days }) => {
      const day = days.find((candidate) => candidate.date === date);
      return [deviceId, day && day.expected > 0 ? day.measured / day.expected : null] as const;
    });
    return { id: date, cells: { date, ...Object.fromEntries(counts) } };
  });
  return (
    <>
      <ul className="mb-3 grid gap-2">
        {devices.map(({ deviceId, name, days }) => {
          const whole = days.filter((day) => day.expected > 0 && day.measured === day.expected).length;
          return (
            <li key={deviceId} className="grid items-center gap-x-4 gap-y-1 md:grid-cols-[14rem_1fr]">
              <span className="text-14">{name}</span>
              <Strip days={days} label={t("summary", { name, whole, days: days.length })} />
            </li>
          );
        })}
      </ul>
      <p className="mb-3 text-12 text-muted">{t("legend")}</p>
      <Disclosure summary={t("asTable")}>
        <DataTable
          caption={t("caption")}
          columns={[
            { id: "date", header: t("date"), kind: "date" },
            ...devices.map(({ deviceId, name }) => ({
              id: deviceId,
              header: name,
              kind: "rate" as const,
              unit: "%",
              decimals: 0,
            })),
          ]}
          rows={rows}
        />
      </Disclosure>
    </>
  );
}

function Strip({ days, label }: { readonly days: readonly Day[]; readonly label: string }) {
  return (
    <svg
      viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
      className="h-auto w-full max-w-160"
      role="img"
      aria-label={label}
    >
      {days.map((day, index) => (
        <DayCell key={day.date} day={day} x={index * STEP + 1} />
      ))}
    </svg>
  );
}

/** One day: a box filled from below, the height of what was measured; estimated readings stand on it in another tone. */
function DayCell({ day, x }: { readonly day: Day; readonly x: number }) {
  const { date, expected, measured, estimated } = day;
  const box = { x, width: STEP - 3 };
  const inner = HEIGHT - 2;
  const part = (count: number) => (expected === 0 ? 0 : (inner * count) / expected);
  const solid = part(measured);
  const filled = part(estimated);
  return (
    <g>
      <title>{`${date}: ${measured} / ${expected}`}</title>
      <rect
        {...box}
        y={1}
        height={inner}
        fill={expected === 0 ? "var(--sunken)" : "var(--surface)"}
        stroke={measured === expected ? "var(--good)" : "var(--control)"}
        strokeDasharray={expected === 0 ? "2 2" : undefined}
      />
      <rect
        {...box}
        y={1 + inner - solid}
        height={solid}
        fill={measured === expected ? "var(--good)" : "var(--series-current)"}
      />
      <rect {...box} y={1 + inner - solid - filled} height={filled} fill="var(--series-comparison)" />
    </g>
  );
}
