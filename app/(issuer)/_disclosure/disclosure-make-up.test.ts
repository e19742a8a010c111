import { DealDisclosure } from "@/lib/core/deal/disclosure";
import { demoDisclosure } from "@/lib/core/deal/presets/demo-disclosure";
import { readCountries } from "./country-list";
import {
  EMPTY_DISCLOSURE,
  freeCountries,
  withAllocation,
  withDocument,
  withEuGreenBond,
  withEventOfDefault,
  withFiledCountry,
  withFreeCountries,
  withLockUp,
  withOpinion,
  withoutCountry,
  withoutLockUp,
  withPart,
  withPrepayment,
} from "./disclosure-make-up";

const demo = demoDisclosure("abs", "2026-11-22");

test("nothing entered is a disclosure", () => {
  expect(DealDisclosure.parse(EMPTY_DISCLOSURE)).toEqual(EMPTY_DISCLOSURE);
});

test("a document keeps what was said of it when its status changes, and is there once", () => {
  const changed = withDocument(demo, "trust-deed", "perfected");
  const before = demo.documents.find(({ kind }) => kind === "trust-deed");
  expect(changed.documents.filter(({ kind }) => kind === "trust-deed")).toEqual([{ ...before, status: "perfected" }]);
  expect(withDocument(changed, "trust-deed", null).documents).toEqual(
    demo.documents.filter(({ kind }) => kind !== "trust-deed"),
  );
});

test("what is new cannot be saved before its texts are entered", () => {
  for (const started of [
    withDocument(EMPTY_DISCLOSURE, "true-sale", "draft"),
    withOpinion(EMPTY_DISCLOSURE, "tax", "entered"),
    withPart(EMPTY_DISCLOSURE, "classification", true),
    withPart(EMPTY_DISCLOSURE, "green", true),
    withAllocation(EMPTY_DISCLOSURE, "pool", []),
    withLockUp(EMPTY_DISCLOSURE),
  ]) {
    expect(DealDisclosure.safeParse(started).success).toBe(false);
  }
  for (const whole of [
    withOpinion(demo, "capacity", "missing"),
    withEventOfDefault(demo, "illegality", true),
    withPrepayment(demo, "disposal", true),
    withEuGreenBond(demo, true),
  ]) {
    expect(DealDisclosure.parse(whole)).toEqual(whole);
  }
});

test("what is taken out leaves no trace", () => {
  expect(withPart(demo, "riskRetention", false)).not.toHaveProperty("riskRetention");
  expect(withEuGreenBond(withEuGreenBond(demo, true), false)).toEqual(demo);
  expect(withPrepayment(withPrepayment(demo, "disposal", true), "disposal", false)).toEqual(demo);
  expect(withoutLockUp(withLockUp(demo), 0)).toEqual(demo);
});

test("parts of proceeds by station add up to all of them", () => {
  const { allocation } = withAllocation(demo, "stations", ["a", "b", "c"]);
  expect(allocation).toMatchObject({
    by: "stations",
    stations: [{ partBps: 3334 }, { partBps: 3333 }, { partBps: 3333 }],
  });
  expect(withAllocation(demo, "pool", [])).toBe(demo);
});

test("countries that need no filing are a list; the others keep what is said of them", () => {
  const filed = withFiledCountry(demo, "CN");
  const changed = withFreeCountries(filed, ["DE", "FR", "DE"]);
  expect(freeCountries(changed)).toEqual(["DE", "FR"]);
  expect(changed.jurisdictions).toContainEqual({ country: "CN", open: false, filing: "pending" });
  expect(withoutCountry(changed, "CN").jurisdictions).toHaveLength(2);
  expect(withFreeCountries(filed, ["CN"]).jurisdictions).toEqual([
    { country: "CN", open: true, filing: "not-required" },
  ]);
  expect(readCountries("de, fr;HK  de")).toEqual(["DE", "FR", "HK"]);
  expect(readCountries("Germany")).toBeNull();
});
