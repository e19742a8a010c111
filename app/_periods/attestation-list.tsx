import { useTranslations } from "next-intl";
import type { TakenAttestation } from "@/lib/core/settlement/attestation-quorum";
import { Address } from "../_components/address";
import { DateText } from "../_components/date-text";
import { StatusBadge } from "../_components/status-badge";

type Props = {
  readonly attestations: readonly TakenAttestation[];
  readonly threshold: number;
  /** Whom the registry names; empty where it is not known. */
  readonly attestors: readonly string[];
  readonly timeZone: string;
};

/** Who has recomputed and signed, who has not, and how many are needed. */
export function AttestationList({ attestations, threshold, attestors, timeZone }: Props) {
  const t = useTranslations("period.attestations");
  const signed = new Map(attestations.map((attestation) => [attestation.signer.toLowerCase(), attestation]));
  const everybody = [
    ...attestations.map(({ signer }) => signer),
    ...attestors.filter((account) => !signed.has(account.toLowerCase())),
  ];
  return (
    <div>
      <p className="text-14">
        {t("quorum", {
          signed: attestations.length,
          threshold,
          total: Math.max(attestors.length, attestations.length),
        })}
      </p>
      <ul className="mt-2 grid gap-1">
        {everybody.map((account) => {
          const attestation = signed.get(account.toLowerCase());
          return (
            <li key={account} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14">
              <Address value={account} />
              {attestation ? (
                <>
                  <StatusBadge status="signed" />
                  <DateText value={attestation.at} timeZone={timeZone} />
                </>
              ) : (
                <StatusBadge tone="neutral" label={t("waiting")} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
