import { DealDisclosure } from "@/lib/core/deal/disclosure";
import { PREPAYMENT_CAUSES } from "@/lib/core/deal/prepayment-cause";
import { EVENTS_OF_DEFAULT } from "@/lib/core/enforcement/event-of-default";
import type { DraftField, FieldPath } from "../_form/draft-field";
import { choice, type DisclosureSet, type DisclosureTexts, presence, ROOT } from "./disclosure-fields";
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  OPINION_KINDS,
  withDocument,
  withEventOfDefault,
  withOpinion,
  withPrepayment,
} from "./disclosure-make-up";

const { shape } = DealDisclosure;

export function papers({ documents }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  return {
    ...{ id: "papers", legend: t("set.papers"), folded: t("papersFolded", { count: documents.length }) },
    choices: DOCUMENT_KINDS.map((kind) => ({
      id: `document-${kind}`,
      label: t(`document.${kind}`),
      value: documents.find((document) => document.kind === kind)?.status ?? "",
      options: [
        { value: "", label: t("notEntered") },
        ...DOCUMENT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
      ],
      chosen: (disclosure, value) =>
        withDocument(disclosure, kind, DOCUMENT_STATUSES.find((status) => status === value) ?? null),
    })),
    fields: documents.flatMap(({ kind }, index) => {
      const document = t(`document.${kind}`);
      const path = (member: string): FieldPath => [ROOT, "documents", index, member];
      return [
        { path: path("governingLaw"), label: t("lawOf", { document }), kind: "text" },
        { path: path("dated"), label: t("dateOf", { document }), kind: "date", optional: true },
        { path: path("sha256"), label: t("hashOf", { document }), kind: "text", optional: true },
      ] satisfies DraftField[];
    }),
  };
}

export function opinions({ opinions: given }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  return {
    ...{ id: "opinions", legend: t("set.opinions"), folded: t("opinionsFolded", { count: given.length }) },
    choices: OPINION_KINDS.map((kind) => ({
      id: `opinion-${kind}`,
      label: t(`opinion.${kind}`),
      value: given.find((opinion) => opinion.kind === kind)?.status ?? "",
      options: [
        { value: "", label: t("notAsked") },
        { value: "missing", label: t("missing") },
        { value: "entered", label: t("entered") },
      ],
      chosen: (disclosure, value) =>
        withOpinion(disclosure, kind, value === "entered" || value === "missing" ? value : null),
    })),
    fields: given.flatMap((opinion, index) => {
      if (opinion.status === "missing") return [];
      const name = t(`opinion.${opinion.kind}`);
      const path = (member: string): FieldPath => [ROOT, "opinions", index, member];
      return [
        { path: path("counsel"), label: t("counselOf", { opinion: name }), kind: "text" },
        { path: path("dated"), label: t("opinionDateOf", { opinion: name }), kind: "date" },
        { path: path("sha256"), label: t("opinionHashOf", { opinion: name }), kind: "text", optional: true },
      ] satisfies DraftField[];
    }),
  };
}

export function defaults({ eventsOfDefault }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  return {
    ...{ id: "defaults", legend: t("set.defaults"), folded: t("defaultsFolded", { count: eventsOfDefault.length }) },
    choices: EVENTS_OF_DEFAULT.map((event) =>
      presence(
        t,
        `event-${event}`,
        t(`event.${event}`),
        eventsOfDefault.some((one) => one.event === event),
        (of, isThere) => withEventOfDefault(of, event, isThere),
      ),
    ),
    fields: [
      choice("acceleration", t("acceleration"), shape.acceleration.options, (value) => t(`accelerationBy.${value}`)),
      choice("recourse", t("recourse"), shape.recourse.options, (value) => t(`recourseIs.${value}`)),
      ...eventsOfDefault.map(
        ({ event }, index): DraftField => ({
          path: [ROOT, "eventsOfDefault", index, "graceDays"],
          label: t("graceOf", { event: t(`event.${event}`) }),
          ...{ kind: "number", unit: t("days"), whole: true },
        }),
      ),
    ],
  };
}

export function prepayments({ mandatoryPrepayments }: DealDisclosure, t: DisclosureTexts): DisclosureSet {
  return {
    ...{ id: "prepayments", legend: t("set.prepayments"), lead: t("prepaymentsLead") },
    folded: t("prepaymentsFolded", { count: mandatoryPrepayments.length }),
    choices: PREPAYMENT_CAUSES.map((cause) =>
      presence(
        t,
        `cause-${cause}`,
        t(`cause.${cause}`),
        mandatoryPrepayments.some((one) => one.cause === cause),
        (of, isThere) => withPrepayment(of, cause, isThere),
      ),
    ),
    fields: mandatoryPrepayments.map(({ cause }, index) => ({
      path: [ROOT, "mandatoryPrepayments", index, "partBps"],
      label: t("partOf", { cause: t(`cause.${cause}`) }),
      ...{ kind: "bps", unit: "%" },
    })),
  };
}
