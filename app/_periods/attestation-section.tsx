import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { TakenAttestation } from "@/lib/core/settlement/attestation-quorum";
import { apiRead } from "../_api/server";
import { ErrorNotice } from "../_components/error-notice";
import { Facts } from "../_components/facts";
import { Hash } from "../_components/hash";
import { Section } from "../_components/section";
import { AttestationList } from "./attestation-list";

const Request = z.object({
  hash: z.string(),
  digest: z.string(),
  attestors: z.array(z.string()),
  threshold: z.number().int(),
  taken: z.array(TakenAttestation),
});

type Props = {
  readonly dealId: string;
  readonly period: string;
  readonly subject: "statement" | "distribution";
  readonly timeZone: string;
};

/** Who has recomputed and signed, against the attestors whom the registry on chain names. */
export async function AttestationSection({ dealId, period, subject, timeZone }: Props) {
  const [t, result] = await Promise.all([
    getTranslations("period.attestations"),
    apiRead(
      `/deals/${encodeURIComponent(dealId)}/periods/${encodeURIComponent(period)}/attestations/${subject}`,
      Request,
    ),
  ]);
  return (
    <Section title={t(`titles.${subject}`)} lead={t("lead")}>
      {result.ok ? (
        <div className="grid gap-4">
          <AttestationList
            attestations={result.value.taken}
            attestors={result.value.attestors}
            threshold={result.value.threshold}
            timeZone={timeZone}
          />
          <Facts
            items={[
              { label: t("hash"), value: <Hash value={result.value.hash} full of={t("hash")} /> },
              { label: t("digest"), value: <Hash value={result.value.digest} full of={t("digest")} /> },
            ]}
          />
        </div>
      ) : (
        <ErrorNotice problem={result.problem} />
      )}
    </Section>
  );
}
