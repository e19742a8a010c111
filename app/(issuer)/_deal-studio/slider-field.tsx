"use client";

import { useId, useState } from "react";
import { plainDecimal } from "../_form/decimal-text";

type Props = {
  readonly label: string;
  /** As it stands after the number: USD, %, months. */
  readonly unit: string;
  /** Decimal text. */
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** What it stood at, where it has been moved. */
  readonly note?: string | undefined;
  /** Says whether the text is a value. */
  readonly onType: (text: string) => boolean;
};

/** A number that is typed, or moved on a scale: two controls of one name. What is no value stays as it was typed. */
export function SliderField({ label, unit, value, low, high, step, note, onType }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-3 text-14">
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        <span className="flex items-baseline gap-1.5">
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            value={typed?.text ?? value}
            aria-invalid={typed?.isWrong || undefined}
            aria-describedby={`${id}-unit`}
            onChange={({ currentTarget: { value: text } }) => setTyped({ text, isWrong: !onType(text) })}
            onBlur={() => setTyped(null)}
            className="h-8 w-28 rounded-control border border-control bg-surface px-2 text-right text-14 font-semibold aria-invalid:border-2 aria-invalid:border-bad"
          />
          <span id={`${id}-unit`} className="w-12 text-12 text-muted">
            {unit}
          </span>
        </span>
      </div>
      <input
        type="range"
        min={low}
        max={high}
        step={step}
        value={Number(value)}
        aria-labelledby={`${id}-label`}
        aria-valuetext={`${value} ${unit}`}
        onChange={({ currentTarget }) => {
          setTyped(null);
          onType(plainDecimal(currentTarget.valueAsNumber));
        }}
        className="h-6 w-full cursor-pointer accent-(--accent-edge)"
      />
      <p className="min-h-4 text-12 text-muted">{note}</p>
    </div>
  );
}
