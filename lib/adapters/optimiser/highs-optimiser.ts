import loadHighs from "highs";
import type { LinearOptimiser, LinearProgram } from "../../core/energy/optimum/linear-program";
import { HeliographError } from "../../core/errors/heliograph-error";

/** Loads HiGHS (WebAssembly, some 3 MB) and solves linear programs with it. Solving blocks the thread. */
export async function highsOptimiser(): Promise<LinearOptimiser> {
  const highs = await loadHighs();
  return {
    solve: (program: LinearProgram) =>
      highs.withModel((model) => {
        model.options.set("output_flag", false);
        const numCols = program.columnCost.length;
        const numRows = program.rowLower.length;
        model.passModel({
          numCols,
          numRows,
          colCost: program.columnCost,
          colLower: program.columnLower,
          colUpper: program.columnUpper,
          rowLower: program.rowLower,
          rowUpper: program.rowUpper,
          matrix: {
            format: "csr",
            numRows,
            numCols,
            starts: program.rowStarts,
            indices: program.columnIndices,
            values: program.values,
          },
        });
        model.run();
        const status = model.getModelStatus();
        if (status !== highs.constants.modelStatus.optimal) {
          throw new HeliographError({
            code: "OPTIMUM_NOT_FOUND",
            message: `The optimiser ended with model status ${status}.`,
            remedy: "Check the limits of storage and grid connection: no dispatch keeps all of them.",
            data: { status },
          });
        }
        return Float64Array.from(model.getSolution().colValue);
      }),
  };
}
