import { useTranslations } from "next-intl";
import { Address } from "../../_components/address";
import { Amount } from "../../_components/amount";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { Rate } from "../../_components/rate";
import { Section } from "../../_components/section";
import { sampleAddress, sampleHash } from "./sample-data";

export function ValueSamples() {
  const t = useTranslations("gallery");
  return (
    <Section title={t("section.values")} card>
      <Facts
        items={[
          { label: t("sample.amount"), value: <Amount value={{ currency: "USD", minor: "123456789" }} /> },
          { label: t("sample.amountNegative"), value: <Amount value={{ currency: "USD", minor: "-123456" }} /> },
          { label: t("sample.amountSigned"), value: <Amount value={{ currency: "EUR", minor: "1250" }} signed /> },
          { label: t("sample.rate"), value: <Rate value="0.0525" /> },
          { label: t("sample.date"), value: <DateText value="2026-12-15" /> },
          { label: t("sample.month"), value: <DateText value="2026-11" /> },
          {
            label: t("sample.instant"),
            value: <DateText value="2026-11-30T23:45:00Z" precision="second" timeZone="America/New_York" />,
          },
          { label: t("sample.hash"), value: <Hash value={sampleHash} of={t("sample.hash")} /> },
          { label: t("sample.hashFull"), value: <Hash value={`0x${sampleHash}`} full /> },
          { label: t("sample.address"), value: <Address value={sampleAddress} name={t("sample.address")} /> },
        ]}
      />
    </Section>
  );
}
