"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { FileInput } from "../../_components/file-input";
import { useNavigate } from "../../_components/navigate";
import { paths } from "../../_paths";
import { StationChanged } from "../_model/answers";

/** What the API takes in one body. */
const MAXIMUM_BYTES = 8_388_608;

type Props = { readonly stationId: string; readonly version: number };

/** Gives a station its weather file. A file that cannot be read is refused with its line, and the old weather stays. */
export function WeatherFileForm({ stationId, version }: Props) {
  const t = useTranslations("issuer.weather");
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const upload = useApiChange(
    (chosen: File) => ({
      method: "PUT",
      path: `/stations/${stationId}/weather?name=${encodeURIComponent(chosen.name)}&version=${version}`,
      body: chosen,
      schema: StationChanged,
    }),
    { success: () => navigate.push(paths.issuer.station(stationId)) },
  );
  const problem = upload.error?.problem;
  const aboutFile = problem?.code.startsWith("WEATHER_") === true;
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(file === null);
        if (file && !upload.isPending) upload.mutate(file);
      }}
    >
      {upload.error && (
        <ErrorNotice problem={upload.error.problem} certainty={upload.error.certainty} kept={t("kept")} />
      )}
      <FileInput
        name="weather"
        label={t("file")}
        hint={t("fileHint")}
        accept=".epw,.csv,.tm2,.tm3,text/csv"
        maxBytes={MAXIMUM_BYTES}
        error={missing ? t("fileMissing") : aboutFile ? problem?.detail : undefined}
        onChoose={(chosen) => {
          setFile(chosen);
          setMissing(false);
          upload.reset();
        }}
      />
      <div>
        <Button type="submit" look="primary" pending={upload.isPending}>
          {upload.isPending ? t("uploading") : t("upload")}
        </Button>
      </div>
    </form>
  );
}
