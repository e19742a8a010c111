"use client";

import { useId } from "react";

type Props = {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The value as a person reads it, with its unit. */
  readonly text: string;
  /** What it stood at, where it has been moved. */
  readonly note?: string | undefined;
  readonly onChange: (value: number) => void;
};

/** A value on a scale: by mouse, by finger and by arrow keys; its reading stands beside the label. */
export function RangeInput({ label, value, low, high, step, text, note, onChange }: Props) {
  const id = useId();
  return (
    <div className="min-w-0">
      <div className="flex items-baseline justify-between gap-3 text-14">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id} className="font-semibold whitespace-nowrap">
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        className="h-6 w-full cursor-pointer accent-(--accent-edge)"
      />
      <p className="min-h-4 text-12 text-muted">{note}</p>
    </div>
  );
}
