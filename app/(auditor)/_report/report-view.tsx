"use client";

import dynamic from "next/dynamic";
import { ReportLoading } from "./report-loading";

/** The viewer draws on a canvas and runs a worker: it exists in browsers only, and is loaded when a report is shown. */
export const ReportView = dynamic(() => import("./report-pages"), { ssr: false, loading: () => <ReportLoading /> });
