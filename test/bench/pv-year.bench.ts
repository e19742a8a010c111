import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { plantAcYear, plantDcYear } from "@/lib/core/energy/pv/pv-year";
import { syntheticYear } from "@/lib/core/energy/weather/synthetic-year";
import { HOURS_PER_YEAR, type WeatherYear } from "@/lib/core/energy/weather/weather-year";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import type { PvPlant } from "@/lib/core/station/pv-plant";
import type { Bench, Measured } from "./bench";

const weather = syntheticYear(STANDARD_NODE.site, GREENSBORO_MONTHLY, 1);
const ac = new Float64Array(HOURS_PER_YEAR);
const oneArray: PvPlant = { ...STANDARD_NODE.pv, arrays: STANDARD_NODE.pv.arrays.slice(0, 1) };
const byPvwatts: PvPlant = {
  ...STANDARD_NODE.pv,
  chain: { kind: "pvwatts-v8", module: "standard", mounting: "open-rack" },
};

function pvYear(plant: PvPlant, year: WeatherYear): void {
  plantAcYear(plant, plantDcYear(plant, year).dc, 1, ac);
}

let moves = 0;
/** The same weather a hair's breadth away, whose sun nobody has computed yet. */
function elsewhere(): WeatherYear {
  moves += 1;
  return { ...weather, site: { ...weather.site, longitudeDeg: weather.site.longitudeDeg + moves * 1e-9 } };
}

export const benches: readonly Bench[] = [
  { name: "trigonometry of 8,760 hours", unit: "ms", run: trigonometry },
  {
    name: "PV year, one array, sun included",
    unit: "ms",
    target: 20,
    baseline: "trigonometry of 8,760 hours",
    run: () => pvYear(oneArray, elsewhere()),
  },
  {
    name: "PV year, standard node, sun included",
    unit: "ms",
    target: 20,
    baseline: "trigonometry of 8,760 hours",
    run: () => pvYear(STANDARD_NODE.pv, elsewhere()),
  },
  {
    name: "PV year, standard node, sun kept",
    unit: "ms",
    target: 20,
    baseline: "PV year, standard node, sun included",
    run: () => pvYear(STANDARD_NODE.pv, { ...weather }),
  },
  {
    name: "PV year, standard node by PVWatts v8",
    unit: "ms",
    baseline: "PV year, standard node, sun included",
    run: () => pvYear(byPvwatts, { ...weather }),
  },
  {
    name: "PV year, one array, by pvlib",
    unit: "ms",
    baseline: "PV year, one array, sun included",
    measure: pvlibYear,
  },
];

/** As many sines and cosines as a plain evaluation of sun and transposition takes: what the machine can do. */
function trigonometry(): void {
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) {
    let sum = 0;
    for (let term = 1; term <= 30; term += 1) sum += Math.sin(hour * term) + Math.cos(hour / term);
    ac[hour] = sum;
  }
}

function pvlibYear(): Measured {
  const script = join(process.env.HELIOGRAPH_ROOT ?? process.cwd(), "test/bench/peers/pvlib-year.py");
  const { latitudeDeg, longitudeDeg, elevationM } = STANDARD_NODE.site;
  const peer = spawnSync("python3", [script], {
    encoding: "utf8",
    input: JSON.stringify({
      site: { latitudeDeg, longitudeDeg, elevationM, utcOffsetHours: weather.site.utcOffsetHours },
      hours: Object.fromEntries(Object.entries(weather.hours).map(([name, values]) => [name, Array.from(values)])),
    }),
  });
  if (peer.status === null) return { absent: "python3 is not installed" };
  if (peer.status === 3) return { absent: "pvlib is not installed" };
  const median = Number(peer.stdout);
  return Number.isFinite(median) && peer.status === 0 ? median : { absent: `pvlib failed: ${peer.stderr.slice(-80)}` };
}
