import { DealDisclosure, StationAllocation } from "@/lib/core/deal/disclosure";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DraftField, FieldPath } from "../_form/draft-field";
import {
  choice,
  type DisclosureSet,
  type DisclosureTexts,
  flag,
  longText,
  optionalText,
  partChoice,
  presence,
  ROOT,
  text,
} from "./disclosure-fields";
import { PARTS, withAllocation, withEuGreenBond, withProfessionalOnly } from "./disclosure-make-up";

const { shape } = DealDisclosure;
const Classification = shape.classification.unwrap();
const KeyInformation = shape.keyInformation.unwrap();
const RiskRetention = shape.riskRetention.unwrap();

export function regulation(disclosure: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  const { classification, keyInformation, riskRetention } = disclosure;
  return {
    ...{ id: "regulation", legend: t("set.regulation"), folded: t("regulationFolded") },
    choices: [
      ...PARTS.filter((part) => part !== "green").map((part) => partChoice(disclosure, part, t)),
      {
        ...{ id: "professionalOnly", label: t("professionalOnly"), value: String(disclosure.professionalOnly ?? "") },
        options: [
          { value: "", label: t("byKind") },
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ],
        chosen: (before, value) => withProfessionalOnly(before, value === "" ? null : value === "true"),
      },
    ],
    fields: [
      ...(classification
        ? [
            flag(["classification", "euSecuritisation"], t("euSecuritisation"), t),
            choice(["classification", "basis"], t("basis"), Classification.shape.basis.options, (value) =>
              t(`basisIs.${value}`),
            ),
            longText(["classification", "reasons"], t("classificationReasons")),
          ]
        : []),
      ...(keyInformation
        ? [
            choice(
              ["keyInformation", "determination"],
              t("determination"),
              KeyInformation.shape.determination.options,
              (value) => t(`determinationIs.${value}`),
            ),
            longText(["keyInformation", "reasons"], t("determinationReasons")),
            optionalText(["keyInformation", "sha256"], t("keyInformationHash")),
          ]
        : []),
      ...(riskRetention
        ? ([
            { path: [ROOT, "riskRetention", "bps"], label: t("retained"), kind: "bps", unit: "%" },
            choice(["riskRetention", "form"], t("retainedAs"), RiskRetention.shape.form.options, (value) =>
              t(`retentionForm.${value}`),
            ),
            { path: [ROOT, "riskRetention", "holder"], label: t("retainedBy"), kind: "text" },
          ] satisfies DraftField[])
        : []),
      {
        path: [ROOT, "smallestDenomination"],
        label: t("smallestDenomination"),
        ...{ kind: "number", unit: t("majorUnits"), whole: true, optional: true },
      },
    ],
  };
}

export function green(request: StructureRequest, disclosure: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  const { green: framework, allocation } = disclosure;
  const criteria = (path: FieldPath, label: string) =>
    choice(path, label, StationAllocation.shape.criteria.options, (value) => t(`criteriaAre.${value}`));
  const nameOf = (stationId: string) =>
    request.pool.find((station) => station.stationId === stationId)?.stationName ?? stationId;
  return {
    ...{ id: "green", legend: t("set.green"), folded: t("greenFolded") },
    choices: [
      partChoice(disclosure, "green", t),
      ...(framework
        ? [presence(t, "euGreenBond", t("euGreenBond"), framework.euGreenBond !== undefined, withEuGreenBond)]
        : []),
      {
        ...{ id: "allocation", label: t("allocation"), value: allocation?.by ?? "" },
        options: [
          { value: "", label: t("notEntered") },
          { value: "pool", label: t("allocationBy.pool") },
          { value: "stations", label: t("allocationBy.stations") },
        ],
        chosen: (of, value) =>
          withAllocation(
            of,
            value === "pool" || value === "stations" ? value : null,
            request.pool.map(({ stationId }) => stationId),
          ),
      },
    ],
    fields: [
      ...(framework
        ? [
            longText(["green", "useOfProceeds"], t("greenUse")),
            longText(["green", "evaluationAndSelection"], t("greenSelection")),
            longText(["green", "managementOfProceeds"], t("greenManagement")),
            longText(["green", "reporting"], t("greenReporting")),
            optionalText(["green", "externalReview"], t("externalReview")),
          ]
        : []),
      ...(framework?.euGreenBond
        ? ([
            { path: [ROOT, "green", "euGreenBond", "taxonomyAlignedBps"], label: t("aligned"), kind: "bps", unit: "%" },
            optionalText(["green", "euGreenBond", "reviewer"], t("euReviewer")),
            optionalText(["green", "euGreenBond", "environmentalObjective"], t("objective")),
            optionalText(["green", "euGreenBond", "factsheetSha256"], t("factsheetHash")),
          ] satisfies DraftField[])
        : []),
      ...(allocation?.by === "pool"
        ? [text(["allocation", "activity"], t("activity")), criteria(["allocation", "criteria"], t("criteria"))]
        : []),
      ...(allocation?.by === "stations"
        ? allocation.stations.flatMap(({ stationId }, index): DraftField[] => {
            const station = nameOf(stationId);
            const path = ["allocation", "stations", index] as const;
            return [
              { path: [ROOT, ...path, "partBps"], label: t("proceedsOf", { station }), kind: "bps", unit: "%" },
              text([...path, "activity"], t("activityOf", { station })),
              criteria([...path, "criteria"], t("criteriaOf", { station })),
            ];
          })
        : []),
    ],
  };
}
