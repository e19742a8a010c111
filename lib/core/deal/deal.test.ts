import { DEAL_TRANSITIONS, type DealRecord, DealStatus, transitionDeal } from "./deal";

const record = (status: DealRecord["status"], change: Partial<DealRecord> = {}) =>
  ({ id: "deal_x", orgId: "org_x", name: "x", status, version: 3, ...change }) as DealRecord;
const complete = {
  ...{ terms: {} as DealRecord["terms"], termsHash: "a", termSheetHash: "b" },
  projectionSummary: {} as NonNullable<DealRecord["projectionSummary"]>,
};

test("every pair of statuses is allowed by the table or refused", () => {
  for (const from of DealStatus.options) {
    for (const to of DealStatus.options) {
      const move = () => transitionDeal(record(from, complete), to);
      if ((DEAL_TRANSITIONS[from] as readonly string[]).includes(to))
        expect(move()).toMatchObject({ status: to, version: 4 });
      else expect(move).toThrow(expect.objectContaining({ code: "DEAL_TRANSITION_REFUSED" }));
    }
  }
});

test("a deal is not structured without terms, nor published without its term sheet", () => {
  expect(() => transitionDeal(record("draft"), "structured")).toThrow(
    expect.objectContaining({ code: "DEAL_INCOMPLETE" }),
  );
  expect(() => transitionDeal(record("structured", { ...complete, termSheetHash: undefined }), "published")).toThrow(
    expect.objectContaining({ code: "DEAL_INCOMPLETE" }),
  );
});

test("published terms are frozen", () => {
  expect(() => transitionDeal(record("published", complete), "proposed", { termsHash: "c" })).toThrow(
    expect.objectContaining({ code: "DEAL_FROZEN" }),
  );
});
