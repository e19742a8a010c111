import type { RevenueContract } from "@/lib/core/station/revenue-contract";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { VatPlan } from "@/lib/core/station/vat-plan";
import type { DraftField, FieldPath } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import type { StationOptionTexts } from "./station-plant-options";

/** Terms of each contract, the value-added tax, and how the station is paid for. */
export function moneyOptionSets(spec: StationSpec, t: StationOptionTexts): readonly FieldSet[] {
  return [
    ...spec.revenue.map(
      (contract, index): FieldSet => ({
        id: `contract-${index}`,
        legend: t("set.contract", { contract: contract.id }),
        folded: t("show"),
        fields: contractFields(contract, index, t),
      }),
    ),
    { id: "contracts", legend: t("set.contracts"), lead: t("contractsLead"), fields: [] },
    { id: "vat", legend: t("set.vat"), lead: t("vatLead"), folded: t("show"), fields: vatFields(spec, t) },
    {
      id: "finance",
      legend: t("set.finance"),
      lead: t("financeLead"),
      folded: t("show"),
      fields: financeFields(spec, t),
    },
  ];
}

function contractFields(contract: RevenueContract, index: number, t: StationOptionTexts): DraftField[] {
  const at: FieldPath = ["revenue", index];
  const share: DraftField = { path: [...at, "share"], label: t("soldShare"), kind: "percent", unit: "%" };
  const number = (member: string, label: string, unit: string): DraftField => ({
    ...{ path: [...at, member], label, kind: "number", unit },
  });
  const own: DraftField[] = (() => {
    switch (contract.kind) {
      case "grid-services":
        return [
          number("committedKwh", t("committedEnergy"), "kWh"),
          { path: [...at, "deliveredShare"], label: t("deliveredShare"), kind: "percent" as const, unit: "%" },
        ];
      case "certificates":
        return [{ ...share, optional: true }];
      case "carbon-credits":
        return [share, number("tonnesPerMwh", t("tonnesPerMwh"), "t/MWh")];
      case "fuel-credits":
        return [share, number("creditsPerMwh", t("creditsPerMwh"), "1/MWh")];
      case "shared-savings":
        return [{ path: [...at, "counterfactual"], label: t("counterfactual"), kind: "long-text" as const }];
      default:
        return [];
    }
  })();
  return [
    { path: [...at, "counterparty"], label: t("counterparty"), kind: "text" },
    {
      ...{ path: [...at, "settlementLagMonths"], label: t("settlementLag") },
      ...{ kind: "number", unit: t("months"), whole: true },
    },
    { path: [...at, "from"], label: t("from"), hint: t("wholeLife"), kind: "month", optional: true },
    { path: [...at, "to"], label: t("to"), hint: t("wholeLife"), kind: "month", optional: true },
    {
      path: [...at, "evidence"],
      label: t("evidence"),
      kind: "choice",
      options: (["signed", "metered", "invoiced", "estimated"] as const).map((value) => ({
        value,
        label: t(`evidences.${value}`),
      })),
    },
    // Charging has its rate in the tariff.
    ...(contract.kind === "charging"
      ? []
      : [{ path: [...at, "vatRate"], label: t("vatOnTop"), kind: "percent-text" as const, unit: "%", optional: true }]),
    ...own,
  ];
}

const INPUT_LINES = Object.keys(VatPlan.shape.inputRates.shape) as (keyof VatPlan["inputRates"])[];

function vatFields({ vat }: StationSpec, t: StationOptionTexts): DraftField[] {
  if (!vat) return [];
  return [
    { path: ["vat", "investmentRate"], label: t("vatInvestment"), kind: "percent-text", unit: "%" },
    {
      ...{ path: ["vat", "returnLagMonths"], label: t("vatLag") },
      ...{ kind: "number", unit: t("months"), whole: true },
    },
    ...INPUT_LINES.map(
      (line): DraftField => ({
        ...{ path: ["vat", "inputRates", line], label: t("vatOn", { line: t(`vatLines.${line}`) }) },
        ...{ kind: "percent-text", unit: "%", optional: true },
      }),
    ),
  ];
}

function financeFields({ finance, currency }: StationSpec, t: StationOptionTexts): DraftField[] {
  if (!finance) return [];
  const percent = (path: FieldPath, label: string): DraftField => ({
    ...{ path: ["finance", ...path], label, kind: "percent", unit: "%" },
  });
  const count = (path: FieldPath, label: string, unit: string): DraftField => ({
    ...{ path: ["finance", ...path], label, kind: "number", unit, whole: true },
  });
  const money = (path: FieldPath, label: string, unit: string): DraftField => ({
    ...{ path: ["finance", ...path], label, kind: "decimal", unit },
  });
  return [
    count(["construction", "months"], t("constructionMonths"), t("months")),
    percent(["construction", "debtShare"], t("constructionDebt")),
    percent(["construction", "interestRate"], t("constructionInterest")),
    percent(["construction", "upfrontFee"], t("constructionFee")),
    ...debtFields(finance.debt, percent, count, money, currency, t),
    percent(["reserves", "interestRate"], t("reserveInterest")),
    {
      path: ["finance", "reserves", "operatingCostMonths"],
      label: t("reserveCosts"),
      kind: "number",
      unit: t("months"),
    },
    { path: ["finance", "reserves", "debtServiceMonths"], label: t("reserveDebt"), kind: "number", unit: t("months") },
    percent(["investmentCreditShare"], t("investmentCredit")),
    money(["productionCredit", "amountPerKwh"], t("productionCredit"), `${currency}/kWh`),
    count(["productionCredit", "years"], t("productionCreditYears"), t("years")),
    percent(["productionCredit", "escalationPerYear"], t("productionCreditRise")),
  ];
}

type Make = (path: FieldPath, label: string) => DraftField;
type MakeWithUnit = (path: FieldPath, label: string, unit: string) => DraftField;

function debtFields(
  debt: NonNullable<StationSpec["finance"]>["debt"],
  percent: Make,
  count: MakeWithUnit,
  money: MakeWithUnit,
  currency: string,
  t: StationOptionTexts,
): DraftField[] {
  if (debt.kind === "none") return [];
  const terms = [
    percent(["debt", "interestRate"], t("debtInterest")),
    count(["debt", "tenorYears"], t("debtTenor"), t("years")),
    percent(["debt", "upfrontFee"], t("debtFee")),
    money(["debt", "closingCost"], t("debtClosing"), currency),
  ];
  if (debt.kind === "share") {
    return [
      ...terms,
      percent(["debt", "share"], t("debtShare")),
      {
        path: ["finance", "debt", "repayment"],
        label: t("repayment"),
        kind: "choice",
        options: (["level", "equal-principal"] as const).map((value) => ({ value, label: t(`repayments.${value}`) })),
      },
      count(["debt", "interestOnlyYears"], t("interestOnly"), t("years")),
    ];
  }
  return [
    ...terms,
    percent(["debt", "maximumShare"], t("debtMaximum")),
    ...debt.cases.flatMap(({ name }, index): DraftField[] => {
      const at: FieldPath = ["debt", "cases", index];
      const ratio = (member: string, label: string): DraftField => ({
        ...{ path: ["finance", ...at, member], label, kind: "number", unit: "×" },
      });
      return [
        percent([...at, "cashFactor"], t("caseCash", { name })),
        ratio("contractedDscr", t("caseContracted", { name })),
        ratio("merchantDscr", t("caseMerchant", { name })),
      ];
    }),
  ];
}
