/**
 * Every address of the portal, and nothing else knows one. A page lies under `app/(group)` at the path given here; the API
 * and the simulated services answer on the same origin.
 */
export const paths = {
  home: "/",
  offering: (offeringId: string) => `/offerings/${segment(offeringId)}`,
  glossary: (term?: string) => (term === undefined ? "/glossary" : `/glossary#${segment(term)}`),
  gallery: "/gallery",
  /** @param next where to go once signed in: a path of this origin */
  signIn: (next?: string) =>
    next === undefined || next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`,

  investor: {
    home: "/investor",
    qualify: "/investor/qualify",
    orders: "/investor/orders",
    order: (orderId: string) => `/investor/orders/${segment(orderId)}`,
    newOrder: (offeringId: string) => `/investor/orders/new?offering=${encodeURIComponent(offeringId)}`,
    coupons: "/investor/coupons",
    coupon: (distributionId: string) => `/investor/coupons/${segment(distributionId)}`,
  },

  issuer: {
    home: "/issuer",
    stations: "/issuer/stations",
    newStation: "/issuer/stations/new",
    newStationFrom: (preset: string) => `/issuer/stations/new?preset=${segment(preset)}`,
    station: (stationId: string) => `/issuer/stations/${segment(stationId)}`,
    editStation: (stationId: string) => `/issuer/stations/${segment(stationId)}/edit`,
    weather: (stationId: string) => `/issuer/stations/${segment(stationId)}/weather`,
    studio: (stationId: string) => `/issuer/stations/${segment(stationId)}/studio`,
    /** @param run the Monte Carlo run to show; else the newest */
    risk: (stationId: string, run?: string) =>
      `/issuer/stations/${segment(stationId)}/risk${run === undefined ? "" : `?run=${encodeURIComponent(run)}`}`,
    demand: (stationId: string) => `/issuer/stations/${segment(stationId)}/demand`,
    simulation: (stationId: string, simulationId: string) =>
      `/issuer/stations/${segment(stationId)}/simulations/${segment(simulationId)}`,
    deals: "/issuer/deals",
    newDeal: "/issuer/deals/new",
    deal: (dealId: string) => `/issuer/deals/${segment(dealId)}`,
    editDeal: (dealId: string) => `/issuer/deals/${segment(dealId)}/edit`,
    structure: (dealId: string) => `/issuer/deals/${segment(dealId)}/structure`,
    dealStudio: (dealId: string) => `/issuer/deals/${segment(dealId)}/studio`,
  },

  signer: {
    home: "/signer",
    proposal: (proposalId: string) => `/signer/proposals/${segment(proposalId)}`,
  },

  operator: {
    home: "/operator",
    /** @param period the month to show, `2026-11`; else the newest with data */
    station: (stationId: string, period?: string) =>
      `/operator/stations/${segment(stationId)}${period === undefined ? "" : `?period=${encodeURIComponent(period)}`}`,
    devices: (stationId: string) => `/operator/stations/${segment(stationId)}/devices`,
    receiptCheck: "/operator/stations/receipt-check",
    deals: "/operator/deals",
    deal: (dealId: string) => `/operator/deals/${segment(dealId)}`,
    period: (dealId: string, period: string) => `/operator/deals/${segment(dealId)}/periods/${segment(period)}`,
  },

  auditor: {
    home: "/auditor",
    deal: (dealId: string) => `/auditor/deals/${segment(dealId)}`,
    period: (dealId: string, period: string) => `/auditor/deals/${segment(dealId)}/periods/${segment(period)}`,
  },

  /** Files that the API serves. */
  file: {
    document: (sha256: string) => `/api/v1/documents/${segment(sha256)}`,
    stationWeather: (stationId: string) => `/api/v1/stations/${segment(stationId)}/weather`,
    simulationTable: (simulationId: string, table: "hourly" | "monthly", format: "csv" | "parquet") =>
      `/api/v1/simulations/${segment(simulationId)}/${table}.${format}`,
    period: (dealId: string, period: string, name: "report.pdf" | "report.csv" | "evidence.zip" | "trust.json") =>
      `/api/v1/deals/${segment(dealId)}/periods/${segment(period)}/${name}`,
    dealDocument: (dealId: string, sha256: string) => `/api/v1/deals/${segment(dealId)}/documents/${segment(sha256)}`,
    termSheet: (dealId: string) => `/api/v1/deals/${segment(dealId)}/term-sheet.pdf`,
  },

  simulated: {
    mailbox: "/simulated/mailbox",
    wallet: "/simulated/wallet",
    devices: "/simulated/devices",
  },
} as const;

function segment(text: string): string {
  return encodeURIComponent(text);
}
