"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DealDisclosure } from "@/lib/core/deal/disclosure";
import { Button } from "../../_components/button";
import { TextInput } from "../../_components/text-input";
import { readCountries } from "./country-list";
import {
  freeCountries,
  isFree,
  withAssetFiling,
  withFiledCountry,
  withFreeCountries,
  withoutAssetFiling,
  withoutCountry,
} from "./disclosure-make-up";

type Props = {
  readonly disclosure: DealDisclosure;
  readonly onChange: (make: (disclosure: DealDisclosure) => DealDisclosure) => void;
};

/** Countries as a list of codes; those of which more is to be said, and those of the assets, one by one. */
export function MarketControls({ disclosure, onChange }: Props) {
  const t = useTranslations("issuer.disclosure");
  const free = freeCountries(disclosure).join(" ");
  const [typed, setTyped] = useState(free);
  const [country, setCountry] = useState("");
  const countries = readCountries(typed);
  const chosen = readCountries(country);
  const one = chosen?.length === 1 ? chosen[0] : undefined;
  const filed = disclosure.jurisdictions.filter((jurisdiction) => !isFree(jurisdiction));
  return (
    <div className="clear-both mb-4 grid gap-4">
      <TextInput
        name="choice.countries"
        label={t("countries")}
        hint={t("countriesHint")}
        error={countries === null ? t("countriesError") : undefined}
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => {
          const { value } = event.currentTarget;
          setTyped(value);
          const codes = readCountries(value);
          if (codes) onChange((before) => withFreeCountries(before, codes));
        }}
      />
      <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextInput
          name="choice.country"
          label={t("oneCountry")}
          hint={t("oneCountryHint")}
          value={country}
          autoComplete="off"
          autoCapitalize="characters"
          onChange={(event) => setCountry(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-3">
          <Button
            disabled={one === undefined}
            onClick={() => one && onChange((before) => withFiledCountry(before, one))}
          >
            {t("addFiled")}
          </Button>
          <Button
            disabled={one === undefined}
            onClick={() => one && onChange((before) => withAssetFiling(before, one))}
          >
            {t("addAsset")}
          </Button>
        </div>
      </div>
      {(filed.length > 0 || disclosure.assetFilings.length > 0) && (
        <div className="flex flex-wrap gap-3">
          {filed.map(({ country: code }) => (
            <Button key={code} look="quiet" onClick={() => onChange((before) => withoutCountry(before, code))}>
              {t("removeFiled", { country: code })}
            </Button>
          ))}
          {disclosure.assetFilings.map(({ country: code }) => (
            <Button
              key={`asset-${code}`}
              look="quiet"
              onClick={() => onChange((before) => withoutAssetFiling(before, code))}
            >
              {t("removeAsset", { country: code })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
