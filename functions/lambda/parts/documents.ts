import { pdfDocuments } from "../../../lib/adapters/pdf/pdf-documents";
import type { ProductionParts } from "../../../lib/production-runtime";

/** Documents as PDF (pdfkit); the fonts are copied beside the function under their place in node_modules. */
export const documentsPart: NonNullable<ProductionParts["documents"]> = ({ LAMBDA_TASK_ROOT }) =>
  pdfDocuments({ root: LAMBDA_TASK_ROOT });
