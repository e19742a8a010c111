// Loaded into the portal's server: ends it when the process that started it is gone, however that ended.
const parent = Number(process.env.HELIOGRAPH_PARENT_PID);

if (Number.isInteger(parent) && parent > 1) {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(0);
    }
  }, 500).unref();
}
