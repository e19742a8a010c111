"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { ScrollBox } from "../../_components/scroll-box";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import {
  type CellTone,
  DRIVERS,
  type Driver,
  GRID_FIGURES,
  type GridCell,
  type GridFigure,
  type GridOrder,
} from "./_model/sensitivity";
import { classesOf } from "./_model/studio-inputs";
import { useFigureText } from "./figures-section";
import type { StudioGrid, StudioResult } from "./use-deal-studio";

type Props = {
  readonly result: StudioResult;
  readonly grid: StudioGrid | null;
  readonly order: GridOrder;
  readonly onOrder: (order: GridOrder) => void;
  /** Has the grid computed for this draft and those that follow, until it is told null. */
  readonly onWatch: (order: GridOrder | null) => void;
};

const TONES: Readonly<Record<CellTone, string>> = {
  refused: "bg-sunken text-muted",
  loss: "bg-bad-soft",
  short: "bg-bad-soft",
  trigger: "bg-warn-soft",
  holds: "bg-good-soft",
};

const DRIVER_NAMES = Object.keys(DRIVERS) as readonly Driver[];

/** One figure of one class over two drivers; each cell says in words how the class stands. */
export function SensitivitySection({ result, grid, order, onOrder, onWatch }: Props) {
  const t = useTranslations("dealStudio.grid");
  const names = useTranslations("chart.tranches");
  const { answer } = result;
  useEffect(() => {
    onWatch(order);
    return () => onWatch(null);
  }, [order, onWatch]);
  const drivers = (name: "row" | "column", other: Driver) => (
    <div className="w-56">
      <Select
        name={`grid-${name}`}
        label={t(name)}
        value={order[name]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = DRIVER_NAMES.find((driver) => driver === value);
          if (chosen) onOrder({ ...order, [name]: chosen });
        }}
        options={DRIVER_NAMES.map((driver) => ({
          value: driver,
          label: t(`driver.${driver}`),
          disabled: driver === other,
        }))}
      />
    </div>
  );
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="mb-6 flex flex-wrap gap-3">
        {drivers("row", order.column)}
        {drivers("column", order.row)}
        <div className="w-56">
          <Select
            name="grid-figure"
            label={t("figure")}
            value={order.figure}
            onChange={({ currentTarget: { value } }) => {
              const figure = GRID_FIGURES.find((candidate) => candidate === value);
              if (figure) onOrder({ ...order, figure });
            }}
            options={GRID_FIGURES.map((figure) => ({ value: figure, label: t(`figures.${figure}`) }))}
          />
        </div>
        <div className="w-44">
          <Select
            name="grid-of"
            label={t("of")}
            value={order.of}
            onChange={({ currentTarget: { value } }) => {
              const of = classesOf(answer.request).find((name) => name === value);
              if (of) onOrder({ ...order, of });
            }}
            options={classesOf(answer.request).map((name) => ({ value: name, label: names(name) }))}
          />
        </div>
      </div>
      {grid ? <GridTable grid={grid} result={result} /> : <p role="status">{t("starting")}</p>}
      <p className="mt-3 max-w-prose text-12 text-muted">{t("note")}</p>
    </Section>
  );
}

function GridTable({
  grid: { order, rows, fresh },
  result,
}: {
  readonly grid: StudioGrid;
  readonly result: StudioResult;
}) {
  const t = useTranslations("dealStudio.grid");
  const names = useTranslations("chart.tranches");
  const driverText = useDriverText();
  const isWhole = fresh >= DRIVERS[order.row].length;
  const caption = t("caption", { figure: t(`figures.${order.figure}`), tranche: names(order.of) });
  return (
    <ScrollBox className="bg-surface" label={caption} busy={!isWhole}>
      <table className="w-full text-14" data-grid-whole={isWhole}>
        <caption className="px-3 py-3 text-left font-semibold">{caption}</caption>
        <thead>
          <tr>
            <td className="border-control border-b px-3 py-2 text-12 text-muted">
              {t("corner", { row: t(`driver.${order.row}`), column: t(`driver.${order.column}`) })}
            </td>
            {DRIVERS[order.column].map((value) => (
              <th
                key={value}
                scope="col"
                className="border-control border-b px-3 py-2 text-right font-semibold whitespace-nowrap"
              >
                {driverText(order.column, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, cells }) => (
            <tr key={at}>
              <th scope="row" className="border-line border-b px-3 py-2 text-left font-semibold whitespace-nowrap">
                {driverText(order.row, at)}
              </th>
              {cells.map((cell, index) => (
                <CellView
                  key={DRIVERS[order.column][index]}
                  cell={cell}
                  figure={order.figure}
                  currency={result.answer.terms.currency}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

type CellViewProps = {
  readonly cell: GridCell;
  readonly figure: GridFigure;
  readonly currency: StudioResult["answer"]["terms"]["currency"];
};

function CellView({ cell: { value, tone, isBase }, figure, currency }: CellViewProps) {
  const t = useTranslations("dealStudio.grid");
  const write = useFigureText(currency);
  const kinds = {
    minimumDscr: "times",
    walYears: "years",
    yieldRate: "rate",
    loss: "money",
    breakEven: "share",
  } as const;
  return (
    <td
      data-tone={tone}
      className={`border-line border-b px-3 py-2 text-right whitespace-nowrap ${TONES[tone]} ${isBase ? "outline-2 outline-control -outline-offset-2" : ""}`}
    >
      <span className="font-semibold">{value === null ? t("none") : write(kinds[figure], value)}</span>
      <span className="block text-12">
        {t(`tone.${tone}`)}
        {isBase && ` (${t("asDrafted")})`}
      </span>
    </td>
  );
}

function useDriverText(): (driver: Driver, value: number) => string {
  const format = useFormatter();
  const percent = (value: number, signDisplay: "auto" | "exceptZero") =>
    format.number(value, { style: "percent", maximumFractionDigits: 1, signDisplay });
  return (driver, value) => {
    switch (driver) {
      case "revenue":
        return percent(-value / 10_000, "exceptZero");
      case "cost":
        return percent(value / 10_000, "exceptZero");
      case "rate":
        return `${format.number(value / 100, { signDisplay: "exceptZero", minimumFractionDigits: 1 })} pp`;
      default:
        return percent(value / 100, "auto");
    }
  };
}
