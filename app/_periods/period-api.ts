/** Addresses of a period's resources below /api/v1, for changes. */
export function periodApi(dealId: string, period: string) {
  const base = `/deals/${encodeURIComponent(dealId)}/periods/${encodeURIComponent(period)}` as const;
  return {
    period: base,
    imports: `${base}/imports`,
    bankStatements: `${base}/bank-statements`,
    bankStatement: (hash: string): `/${string}` => `${base}/bank-statements/${encodeURIComponent(hash)}`,
    invoices: `${base}/invoices`,
    invoice: (number: string): `/${string}` => `${base}/invoices/${encodeURIComponent(number)}`,
    suspenseReleases: `${base}/suspense-releases`,
    close: `${base}/close`,
    adjustments: `${base}/adjustments`,
    distribution: `${base}/distribution`,
    hold: `${base}/distribution/hold`,
    release: `${base}/distribution/release`,
    funding: `${base}/distribution/funding`,
    proposal: `${base}/distribution/proposal`,
    payments: `${base}/distribution/payments`,
  } as const;
}
