import { useTranslations } from "next-intl";
import { DataTable } from "../../_components/data-table";
import { Disclosure } from "../../_components/disclosure";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import type { TableColumn } from "../../_components/table-cell";
import { InclusionFacts } from "../../_periods/inclusion-facts";
import type { NamedProof } from "./coupon-shapes";
import { type EvidenceContent, evidenceContent } from "./evidence-content";

type Props = { readonly item: NamedProof; readonly root: string };

/** A piece of evidence as it came in, word for word, and the proof that it stands under the attested root. */
export function EvidenceItem({ item, root }: Props) {
  const t = useTranslations("investor.coupons.way.evidence");
  const content = evidenceContent(item.text);
  return (
    <Disclosure
      summary={
        <span className="flex flex-wrap gap-x-2">
          {t(`kinds.${content.kind}`)} <span className="font-mono text-12 break-all">{item.name}</span>
        </span>
      }
    >
      <div className="grid gap-3 border-line border-l pl-4">
        <Content content={content} name={item.name} />
        <InclusionFacts
          of={t(`kinds.${content.kind}`)}
          text={item.text}
          proof={item.proof}
          root={root}
          rootName={t("root")}
        />
      </div>
    </Disclosure>
  );
}

function Content({ content, name }: { readonly content: EvidenceContent; readonly name: string }) {
  const t = useTranslations("investor.coupons.way.evidence");
  switch (content.kind) {
    case "envelope": {
      const { envelope } = content;
      const columns: readonly TableColumn[] = [
        { id: "at", header: t("at"), kind: "date" },
        { id: "import", header: t("import"), kind: "number", unit: "Wh" },
        { id: "export", header: t("export"), kind: "number", unit: "Wh" },
        { id: "quality", header: t("quality"), kind: "status" },
      ];
      return (
        <>
          <Facts
            items={[
              { label: t("device"), value: <span className="font-mono text-12 break-all">{envelope.deviceId}</span> },
              { label: t("sequence"), value: String(envelope.seq) },
              { label: t("previous"), value: <Hash value={envelope.prevHash} of={t("previous")} /> },
              {
                label: t("signature"),
                value: <code className="font-mono text-12 break-all">{envelope.signature}</code>,
              },
            ]}
          />
          <DataTable
            caption={`${t("kinds.envelope")} ${name}`}
            captionHidden
            columns={columns}
            rows={envelope.readings.map((reading) => ({
              id: reading.at,
              cells: {
                at: { node: reading.at, sort: reading.at, csv: reading.at },
                import: reading.importWh,
                export: reading.exportWh,
                quality: reading.quality,
              },
            }))}
          />
        </>
      );
    }
    case "receipt":
      return content.receipt.ocmf.map((text) => <Verbatim key={text} text={text} />);
    case "other":
      return <Verbatim text={content.text} />;
    default:
      return content satisfies never;
  }
}

function Verbatim({ text }: { readonly text: string }) {
  return (
    <pre className="max-w-full rounded-control bg-sunken p-3 font-mono text-12 break-all whitespace-pre-wrap">
      {text}
    </pre>
  );
}
