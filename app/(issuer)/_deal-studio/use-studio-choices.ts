"use client";

import { useState } from "react";
import type { GridOrder } from "./_model/sensitivity";
import type { ChosenDate } from "./_model/studio-session";
import type { CashCase } from "./cash-section";

const FIRST_DATE: ChosenDate = { case: "base", period: 0 };
const FIRST_GRID: GridOrder = { row: "revenue", column: "seniorSize", figure: "minimumDscr", of: "senior" };

/** What is looked at in the studio's views; kept while another view is shown. */
export function useStudioChoices() {
  const [cash, setCash] = useState<CashCase>("base");
  const [showsCashTable, setShowsCashTable] = useState(false);
  const [date, setDate] = useState(FIRST_DATE);
  const [grid, setGrid] = useState(FIRST_GRID);
  return { cash, setCash, showsCashTable, setShowsCashTable, date, setDate, grid, setGrid };
}
