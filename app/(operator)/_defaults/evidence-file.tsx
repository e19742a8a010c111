"use client";

import { FileInput } from "../../_components/file-input";
import { Hash } from "../../_components/hash";
import { sha256Hex } from "../../_components/sha256-hex";

const MAX_BYTES = 100_000_000;

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly hash: string | null;
  readonly onHash: (hash: string | null) => void;
};

/** A file that stays here: only its SHA-256 goes into the evidence. */
export function EvidenceFile({ name, label, hint, hash, onHash }: Props) {
  return (
    <div className="grid gap-1">
      <FileInput
        name={name}
        label={label}
        hint={hint}
        accept="*/*"
        maxBytes={MAX_BYTES}
        onChoose={async (file) => onHash(file ? await sha256Hex(await file.arrayBuffer()) : null)}
      />
      <div aria-live="polite">{hash !== null && <Hash value={hash} full of={label} />}</div>
    </div>
  );
}
