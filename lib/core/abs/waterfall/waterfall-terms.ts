import type { DealTerms } from "../../deal/terms";

/** What the check of a waterfall looks at. */
export type WaterfallTerms = Pick<DealTerms, "tranches" | "waterfall" | "initialReserveMinor"> &
  Partial<
    Pick<
      DealTerms,
      | "accounts"
      | "enforcementWaterfall"
      | "initialCashMinor"
      | "collateralMinor"
      | "expectedCashMinor"
      | "expectedCfadsMinor"
      | "calendar"
    >
  >;
