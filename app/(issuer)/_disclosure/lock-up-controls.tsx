"use client";

import { useTranslations } from "next-intl";
import type { DealDisclosure } from "@/lib/core/deal/disclosure";
import { Button } from "../../_components/button";
import { withLockUp, withoutLockUp } from "./disclosure-make-up";

type Props = {
  readonly disclosure: DealDisclosure;
  readonly onChange: (make: (disclosure: DealDisclosure) => DealDisclosure) => void;
};

export function LockUpControls({ disclosure, onChange }: Props) {
  const t = useTranslations("issuer.disclosure");
  const numbers = disclosure.lockUps.map((_, index) => index + 1);
  return (
    <div className="clear-both mb-4 flex flex-wrap gap-3">
      <Button onClick={() => onChange(withLockUp)}>{t("addLockUp")}</Button>
      {numbers.map((number) => (
        <Button key={number} look="quiet" onClick={() => onChange((before) => withoutLockUp(before, number - 1))}>
          {t("removeLockUp", { number, holder: disclosure.lockUps[number - 1]?.holder ?? "" })}
        </Button>
      ))}
    </div>
  );
}
