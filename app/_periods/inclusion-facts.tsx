import { useTranslations } from "next-intl";
import { type InclusionProof, leafHash, verifyInclusion } from "@/lib/core/evidence/merkle";
import { Disclosure } from "../_components/disclosure";
import { Facts } from "../_components/facts";
import { Hash } from "../_components/hash";
import { StatusBadge } from "../_components/status-badge";

type Props = {
  /** What is proven: "Your amount". */
  readonly of: string;
  /** Exact text of the leaf. */
  readonly text: string;
  readonly proof: InclusionProof;
  /** The root that is attested and anchored. */
  readonly root: string;
  readonly rootName: string;
};

/** A Merkle proof, computed again while this page was made: leaf, path and root, each to copy. */
export function InclusionFacts({ of, text, proof, root, rootName }: Props) {
  const t = useTranslations("period.inclusion");
  const isProven = verifyInclusion(root, text, proof);
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2 text-14">
        <StatusBadge tone={isProven ? "good" : "bad"} label={isProven ? t("proven") : t("notProven")} />
        {t(isProven ? "sentence" : "sentenceFailed", { of, root: rootName })}
      </p>
      <Disclosure summary={t("show", { of })}>
        <Facts
          items={[
            { label: t("leaf"), value: <Hash value={leafHash(text)} of={t("leaf")} /> },
            { label: t("place"), value: t("placeValue", { index: proof.leafIndex + 1, size: proof.treeSize }) },
            {
              label: t("path"),
              value:
                proof.path.length === 0 ? (
                  t("pathEmpty")
                ) : (
                  <ol className="grid gap-1">
                    {proof.path.map((hash, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold one hash twice, its order never changes
                      <li key={index}>
                        <Hash value={hash} of={`${t("path")} ${index + 1}`} />
                      </li>
                    ))}
                  </ol>
                ),
            },
            { label: rootName, value: <Hash value={root} full of={rootName} /> },
            {
              label: t("text"),
              value: (
                <Disclosure summary={t("showText")}>
                  <code className="font-mono text-12 break-all">{text}</code>
                </Disclosure>
              ),
            },
          ]}
        />
      </Disclosure>
    </div>
  );
}
