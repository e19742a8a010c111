import type { useTranslations } from "next-intl";
import { NamedCalendar } from "@/lib/core/bond/business-calendar";
import type { AbsRequest, GreenBondRequest, StructureRequest } from "@/lib/core/deal/structure-request";
import { TrancheTerms } from "@/lib/core/deal/terms";
import type { DraftField, FieldPath } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import { accountSet, partySet } from "./deal-party-fields";

export type DealFormTexts = ReturnType<typeof useTranslations<"issuer.dealForm">>;

const PROFILES = ["sculpted", "level", "linear", "bullet"] as const;
const CLASSES = ["senior", "mezzanine", "junior"] as const;

/** Everything of a deal that is chosen, by subject, but for its pool and the way in which it is sized. */
export function dealSets(request: StructureRequest, t: DealFormTexts): readonly FieldSet[] {
  return [
    {
      id: "deal",
      legend: t("set.deal"),
      fields: [
        { path: ["name"], label: t("name"), kind: "text" },
        { path: ["timeZone"], label: t("timeZone"), kind: "text" },
        choice(["dayCount"], t("dayCount"), TrancheTerms.shape.dayCount.options),
        { path: ["useOfProceeds"], label: t("useOfProceeds"), kind: "long-text", optional: false },
      ],
    },
    ...(request.kind === "abs" ? absSets(request, t) : [greenBondSet(request, t)]),
    {
      id: "reserve",
      legend: t("set.reserve"),
      fields: [
        { path: ["reserveMonths"], label: t("reserveMonths"), kind: "number", unit: t("months"), whole: true },
        money(["trusteeFeeAnnualMinor"], t("trusteeFee"), request),
        money(["servicerFeeAnnualMinor"], t("servicerFee"), request),
      ],
    },
    calendarSet(request, t),
    partySet(request, t),
    accountSet(request, t),
  ];
}

/** The share of each station of the pool that goes into the deal. */
export function poolFields(request: StructureRequest, t: DealFormTexts): readonly DraftField[] {
  return request.pool.map(({ stationName }, index) => ({
    path: ["pool", index, "shareBps"],
    label: t("share", { station: stationName }),
    kind: "bps",
    unit: "%",
  }));
}

function greenBondSet(request: GreenBondRequest, t: DealFormTexts): FieldSet {
  const { profile } = request.amortisation;
  const profiles = profile === "custom" ? [profile] : PROFILES;
  return {
    id: "note",
    legend: t("set.note"),
    fields: [
      ...noteFields(["note"], t),
      request.size.by === "par"
        ? money(["size", "parMinor"], t("par"), request)
        : { path: ["size", "dscr"], label: t("dscr"), hint: t("dscrHint"), kind: "decimal", unit: "×" },
      tenor(t),
      { path: ["graceMonths"], label: t("grace"), kind: "number", unit: t("months"), whole: true },
      {
        path: ["amortisation", "profile"],
        label: t("amortisation"),
        kind: "choice",
        options: profiles.map((value) => ({ value, label: t(`profile.${value}`) })),
      },
    ],
  };
}

function absSets(request: AbsRequest, t: DealFormTexts): readonly FieldSet[] {
  const total: readonly DraftField[] =
    request.total === undefined
      ? []
      : request.total.by === "par"
        ? [money(["total", "parMinor"], t("totalPar"), request)]
        : [{ path: ["total", "dscr"], label: t("dscr"), hint: t("dscrHint"), kind: "decimal", unit: "×" }];
  return [
    {
      id: "structure",
      legend: t("set.structure"),
      fields: [
        ...total,
        tenor(t),
        {
          path: ["amortisation"],
          label: t("amortisation"),
          kind: "choice",
          options: (["sculpted", "level"] as const).map((value) => ({ value, label: t(`profile.${value}`) })),
        },
        { path: ["dscrTrigger"], label: t("trigger"), hint: t("triggerHint"), kind: "decimal", unit: "×" },
        { path: ["triggerCurable"], label: t("curable"), kind: "flag", yes: t("curableYes"), no: t("curableNo") },
      ],
    },
    ...CLASSES.map(
      (name): FieldSet => ({
        id: name,
        legend: t(`set.${name}`),
        fields: [
          ...noteFields([name], t),
          request[name].size.by === "par"
            ? money([name, "size", "parMinor"], t("par"), request)
            : { path: [name, "size", "shareBps"], label: t("trancheShare"), kind: "bps", unit: "%" },
        ],
      }),
    ),
  ];
}

function noteFields(at: FieldPath, t: DealFormTexts): readonly DraftField[] {
  return [
    { path: [...at, "name"], label: t("noteName"), kind: "text" },
    { path: [...at, "symbol"], label: t("symbol"), hint: t("symbolHint"), kind: "text" },
    { path: [...at, "couponRate"], label: t("coupon"), kind: "percent-text", unit: t("perYear") },
    { path: [...at, "issuePrice"], label: t("issuePrice"), kind: "percent-text", unit: t("ofPar") },
    { path: [...at, "minimumTokens"], label: t("minimum"), kind: "number", unit: t("tokens"), whole: true },
  ];
}

function calendarSet({ calendar }: StructureRequest, t: DealFormTexts): FieldSet {
  const days = (member: string, label: string): DraftField => ({
    ...{ path: ["calendar", member], label, kind: "number", unit: t("days"), whole: true },
  });
  return {
    id: "calendar",
    legend: t("set.calendar"),
    lead: t("calendarLead"),
    fields: [
      { path: ["calendar", "closing"], label: t("closing"), kind: "date" },
      { path: ["calendar", "firstPeriod"], label: t("firstPeriod"), kind: "month" },
      { path: ["calendar", "months"], label: t("periods"), kind: "number", unit: t("months"), whole: true },
      days("cutOffDays", t("cutOff")),
      days("determinationDays", t("determination")),
      days("recordDays", t("record")),
      days("paymentDays", t("payment")),
      ...businessDays(calendar, t),
    ],
  };
}

/** A calendar of the deal's own dates is kept as it was sent; only a named one is chosen here. */
function businessDays({ calendar }: StructureRequest["calendar"], t: DealFormTexts): DraftField[] {
  if (typeof calendar !== "string") return [];
  const options = NamedCalendar.options.map((value) => ({ value, label: t(`businessCalendar.${value}`) }));
  return [{ path: ["calendar", "calendar"], label: t("businessDays"), kind: "choice", options }];
}

function tenor(t: DealFormTexts): DraftField {
  return { path: ["tenorMonths"], label: t("tenor"), kind: "number", unit: t("months"), whole: true };
}

function money(path: FieldPath, label: string, { currency }: StructureRequest): DraftField {
  return { path, label, kind: "money", currency, unit: currency };
}

function choice(path: FieldPath, label: string, values: readonly string[]): DraftField {
  return { path, label, kind: "choice", options: values.map((value) => ({ value, label: value })) };
}
