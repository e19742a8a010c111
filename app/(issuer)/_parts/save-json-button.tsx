"use client";

import { Button } from "../../_components/button";
import { saveJson } from "../_form/save-json";

type Props = { readonly document: unknown; readonly name: string; readonly label: string };

/** Saves a document as it stands, as a JSON file that can be read in again. */
export function SaveJsonButton({ document, name, label }: Props) {
  return (
    <Button icon="download" onClick={() => saveJson(document, name)}>
      {label}
    </Button>
  );
}
