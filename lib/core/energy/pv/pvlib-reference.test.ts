import { describeWithReferenceData, hasReferenceData, referenceJson } from "../../../../test/reference-data";
import type { AirMassModel, SkyDiffuseModel } from "../../station/pv-models";
import { DAY_MS, HOUR_MS, parseInstant } from "../../time/instant";
import { decompose } from "../weather/decomposition/decompose";
import { clearnessIndex } from "../weather/decomposition/split";
import { ashraeIncidenceModifier } from "./incidence/ashrae";
import { martinRuizIncidenceModifier } from "./incidence/martin-ruiz";
import { COATED_GLASS, physicalIncidenceModifier, STANDARD_GLASS } from "./incidence/physical";
import { schlickIncidenceModifier } from "./incidence/schlick";
import { pvwattsDc } from "./power/pvwatts-dc";
import { pvwattsInverter } from "./power/pvwatts-inverter";
import { absoluteAirMass, relativeAirMass } from "./sun/air-mass";
import { ephemerisPosition } from "./sun/ephemeris";
import { extraterrestrialIrradiance } from "./sun/extraterrestrial-irradiance";
import { haurwitzClearSky } from "./sun/haurwitz";
import { ineichenClearSky } from "./sun/ineichen";
import { solarPosition } from "./sun/solar-position";
import { equationOfTimeMinutes, sunEvents } from "./sun/sun-events";
import { faimanTemperature } from "./temperature/faiman";
import { noctSamTemperature } from "./temperature/noct-sam";
import { pvsystTemperature } from "./temperature/pvsyst";
import { rossTemperature } from "./temperature/ross";
import { sapmTemperature } from "./temperature/sapm";
import { trackerOrientation } from "./tracker";
import { groundDiffuse, incidenceCosine } from "./transposition/plane";
import { SKY_MODELS } from "./transposition/sky-model";

type Row = Readonly<Record<string, number>>;
type Columns = Readonly<Record<string, readonly number[]>>;
type Reference = {
  solarposition: {
    spa: { pressure: number; temperature: number; delta_t: number };
    cases: (Row & { t: string; site: string })[];
  };
  sunrise_set_transit: { site: string; date: string; sunrise_utc: string; sunset_utc: string; transit_utc: string }[];
  extra_radiation: { doy: number[]; spencer: number[]; asce: number[]; solar_constant: number };
  airmass: Columns;
  ineichen: Row[];
  haurwitz: Columns;
  transposition: Row[];
  decomposition: Columns;
  temperature: {
    params_sapm: Record<string, { a: number; b: number; deltaT: number }>;
    params_pvsyst: Record<string, { u_c: number; u_v: number }>;
    faiman: { u0: number; u1: number };
    cases: Row[];
  };
  iam: Columns;
  inverter_pvwatts: Columns;
  pvwatts_dc: Row[];
  pvwatts_losses_default_percent: number;
  singleaxis: (Row & { backtrack: boolean })[];
};

/** Columns and groups that are inputs or say where the values come from. */
const INPUTS = new Set(["generator", "units"]);
const covered = new Set<string>();

/** Values of pvlib-python 6382338a, rounded in the file: within 1e-6, relative or absolute. */
function close(actual: number, expected: number, what: string): void {
  covered.add(what);
  const error = Math.abs(actual - expected);
  if (!(error <= 1e-6 * Math.max(1, Math.abs(expected)))) throw new Error(`${what}: ${actual} is not ${expected}`);
}

function columnsOf(columns: Columns, input: string, output: string): (readonly [number, number])[] {
  return (columns[input] ?? []).map((value, index) => [value, columns[output]?.[index] as number] as const);
}

describeWithReferenceData("pvlib", () => {
  const reference = hasReferenceData ? referenceJson<Reference>("pv/pvlib-reference.json") : ({} as Reference);

  test("solar position: SPA within 0.001 deg, ephemeris and equation of time within 1e-6", () => {
    const { spa, cases } = reference.solarposition;
    for (const row of cases) {
      const observer = {
        latitudeDeg: row.lat as number,
        longitudeDeg: row.lon as number,
        elevationM: row.elev as number,
        pressurePa: spa.pressure,
        temperatureC: spa.temperature,
      };
      const instant = parseInstant(row.t);
      const position = solarPosition(instant, observer, spa.delta_t);
      expect(Math.abs(position.zenithDeg - (row.zenith as number))).toBeLessThan(1e-5);
      expect(Math.abs(position.apparentZenithDeg - (row.apparent_zenith as number))).toBeLessThan(1e-5);
      expect(Math.abs(position.azimuthDeg - (row.azimuth as number))).toBeLessThan(1e-5);
      covered.add("solarposition/SPA");
      close(equationOfTimeMinutes(instant, spa.delta_t), row.eot_min as number, "solarposition/equation of time");
      const kepler = ephemerisPosition(instant, observer);
      close(kepler.apparentZenithDeg, row.ephemeris_apparent_zenith as number, "solarposition/ephemeris zenith");
      close(kepler.azimuthDeg, row.ephemeris_azimuth as number, "solarposition/ephemeris azimuth");
    }
    expect(cases.length).toBeGreaterThan(0);
  });

  test("sunrise, transit and sunset within 1 s", () => {
    for (const { site, date, ...instants } of reference.sunrise_set_transit) {
      const row = reference.solarposition.cases.find((candidate) => candidate.site === site) as Row;
      const place = { latitudeDeg: row.lat as number, longitudeDeg: row.lon as number };
      const midnight = parseInstant(`${date}T00:00:00Z`);
      const noon = midnight + DAY_MS / 2 - (place.longitudeDeg / 15) * HOUR_MS;
      const events = sunEvents(noon, place, midnight);
      for (const event of ["sunrise", "transit", "sunset"] as const) {
        const expected = parseInstant(instants[`${event}_utc`].replace(/(\.\d{3})\d+/, "$1"));
        expect(Math.abs((events[event] as number) - expected)).toBeLessThan(1000);
        covered.add(`sunrise_set_transit/${event}`);
      }
    }
    expect(reference.sunrise_set_transit.length).toBeGreaterThan(0);
  });

  test("extraterrestrial irradiance by Spencer and ASCE", () => {
    const { doy, solar_constant } = reference.extra_radiation;
    for (const [index, day] of doy.entries()) {
      for (const model of ["spencer", "asce"] as const) {
        const expected = reference.extra_radiation[model][index] as number;
        close(extraterrestrialIrradiance(day, model, solar_constant), expected, `extra_radiation/${model}`);
      }
    }
  });

  test("relative air mass by every model", () => {
    const names: Record<string, AirMassModel> = {
      kastenyoung1989: "kasten-young-1989",
      kasten1966: "kasten-1966",
      simple: "simple",
      youngirvine1967: "young-irvine-1967",
      gueymard1993: "gueymard-1993",
      pickering2002: "pickering-2002",
    };
    for (const [column, model] of Object.entries(names)) {
      for (const [zenith, value] of columnsOf(reference.airmass, "zenith", column)) {
        close(relativeAirMass(model)(zenith), value, `airmass/${column}`);
      }
    }
  });

  test("clear sky by Ineichen and Haurwitz", () => {
    for (const row of reference.ineichen) {
      const value = (key: string) => row[key] as number;
      const zenith = value("apparent_zenith");
      const sky = ineichenClearSky(zenith, value("am_abs"), value("linke"), value("altitude"), 1366.1);
      for (const part of ["ghi", "dni", "dhi"] as const) close(sky[part], value(part), `ineichen/${part}`);
      close(absoluteAirMass(relativeAirMass()(zenith), 101_325), value("am_abs"), "ineichen/air mass");
    }
    for (const [zenith, value] of columnsOf(reference.haurwitz, "apparent_zenith", "ghi")) {
      close(haurwitzClearSky(zenith), value, "haurwitz/ghi");
    }
  });

  test("transposition: beam, ground, and the sky by every model", () => {
    const names: Record<string, SkyDiffuseModel> = {
      sky_isotropic: "isotropic",
      sky_klucher: "klucher",
      sky_haydavies: "hay-davies",
      sky_reindl: "reindl",
      sky_king: "king",
      sky_perez: "perez-1990",
      "sky_perez-driesse": "perez-driesse",
    };
    for (const row of reference.transposition) {
      const value = (key: string) => row[key] as number;
      const cosine = incidenceCosine(value("tilt"), value("surface_azimuth"), value("zenith"), value("azimuth"));
      close((Math.acos(cosine) * 180) / Math.PI, value("aoi"), "transposition/angle of incidence");
      close(value("dni") * Math.max(0, cosine), value("beam"), "transposition/beam");
      close(groundDiffuse(value("tilt"), value("ghi"), value("albedo")), value("ground"), "transposition/ground");
      const sky = {
        tiltDeg: value("tilt"),
        cosIncidence: cosine,
        zenithDeg: value("zenith"),
        ghi: value("ghi"),
        dni: value("dni"),
        dhi: value("dhi"),
        dniExtra: value("dni_extra"),
        airMass: value("airmass"),
      };
      for (const [column, model] of Object.entries(names)) {
        close(SKY_MODELS[model](sky), value(column), `transposition/${column}`);
      }
    }
  });

  test("decomposition by Erbs, DISC and Boland", () => {
    const { ghi, zenith, doy } = reference.decomposition as Record<string, number[]>;
    for (const [index, global] of (ghi as number[]).entries()) {
      const hour = {
        ghi: global,
        zenithDeg: zenith?.[index] as number,
        dayOfYear: doy?.[index] as number,
        pressurePa: 101_325,
      };
      const expected = (column: string) => reference.decomposition[column]?.[index] as number;
      const split = decompose("erbs", hour);
      close(split.dni, expected("erbs_dni"), "decomposition/erbs_dni");
      close(split.dhi, expected("erbs_dhi"), "decomposition/erbs_dhi");
      const extra = extraterrestrialIrradiance(hour.dayOfYear);
      close(clearnessIndex(global, hour.zenithDeg, extra), expected("erbs_kt"), "decomposition/erbs_kt");
      const discExtra = extraterrestrialIrradiance(hour.dayOfYear, "spencer", 1370);
      close(clearnessIndex(global, hour.zenithDeg, discExtra), expected("disc_kt"), "decomposition/disc_kt");
      close(decompose("disc", hour).dni, expected("disc_dni"), "decomposition/disc_dni");
      close(decompose("boland", hour).dhi, expected("boland_dhi"), "decomposition/boland_dhi");
    }
  });

  test("cell temperature by Faiman, PVsyst, SAM's NOCT, Ross and Sandia", () => {
    const { faiman, params_pvsyst, params_sapm, cases } = reference.temperature;
    const { u_c, u_v } = params_pvsyst.freestanding as { u_c: number; u_v: number };
    const models = {
      faiman: faimanTemperature(faiman.u0, faiman.u1),
      // pvlib's defaults: module efficiency 0.1, absorption 0.9; NOCT 45 C and efficiency 0.19 by the values.
      pvsyst_freestanding: pvsystTemperature(u_c, u_v, 0.1, 0.9),
      noct_sam: noctSamTemperature(45, 0.19),
      ross: rossTemperature(45),
      ...Object.fromEntries(
        Object.entries(params_sapm).map(([mount, { a, b, deltaT }]) => [
          `sapm_cell_${mount}`,
          sapmTemperature(a, b, deltaT),
        ]),
      ),
    };
    for (const row of cases) {
      for (const [name, model] of Object.entries(models)) {
        close(model(row.poa as number, row.t as number, row.ws as number), row[name] as number, `temperature/${name}`);
      }
    }
  });

  test("incidence modifier: physical plain and coated, ASHRAE, Martin & Ruiz, Schlick", () => {
    const models = {
      physical: physicalIncidenceModifier(STANDARD_GLASS),
      "physical_ar1.3": physicalIncidenceModifier(COATED_GLASS),
      "ashrae_b0.05": ashraeIncidenceModifier(0.05),
      "martin_ruiz_0.16": martinRuizIncidenceModifier(0.16),
      schlick: schlickIncidenceModifier,
    };
    for (const [name, model] of Object.entries(models)) {
      for (const [angle, value] of columnsOf(reference.iam, "aoi", name)) {
        close(model(angle === 90 ? 0 : Math.cos((angle * Math.PI) / 180)), value, `iam/${name}`);
      }
    }
  });

  test("PVWatts DC, inverter and losses", () => {
    for (const row of reference.pvwatts_dc) {
      const value = (key: string) => row[key] as number;
      close(pvwattsDc(value("g"), value("tc"), value("pdc0"), value("gamma")), value("pdc"), "pvwatts_dc/pdc");
    }
    for (const [load, value] of columnsOf(reference.inverter_pvwatts, "pdc_over_pdc0", "pac_over_pdc0_eta0.96")) {
      close(pvwattsInverter(load, 1, 0.96), value, "inverter_pvwatts/pac");
    }
    // The defaults of NREL/TP-6A20-62641, table 6, with availability; `pv-year.test.ts` puts a station's losses beside them.
    const kept = [0.02, 0.03, 0.02, 0.02, 0.005, 0.015, 0.01, 0.03].reduce((product, loss) => product * (1 - loss), 1);
    close(100 * (1 - kept), reference.pvwatts_losses_default_percent, "pvwatts_losses_default_percent");
  });

  test("single-axis tracking, sign included", () => {
    for (const row of reference.singleaxis) {
      const zenith = row.zenith as number;
      const mount = {
        axisTiltDeg: 0,
        axisAzimuthDeg: 0,
        maximumAngleDeg: row.max as number,
        groundCoverageRatio: row.gcr as number,
        backtrack: row.backtrack,
      };
      const position = trackerOrientation(mount, zenith, row.azimuth as number);
      const cosine = incidenceCosine(position.tiltDeg, position.azimuthDeg, zenith, row.azimuth as number);
      close(position.rotationDeg, row.theta as number, "singleaxis/theta");
      close((Math.acos(cosine) * 180) / Math.PI, row.aoi as number, "singleaxis/aoi");
    }
  });

  test("coverage of the file is told: nothing is left out", () => {
    const groups = Object.keys(reference).filter((key) => !INPUTS.has(key));
    const left = groups.filter((group) => ![...covered].some((what) => what.split("/")[0] === group));
    process.stdout.write(
      `pvlib reference, covered: ${[...covered].sort().join(", ")}. Left out: ${left.join(", ") || "nothing"}.\n`,
    );
    expect(left).toEqual([]);
  });
});
