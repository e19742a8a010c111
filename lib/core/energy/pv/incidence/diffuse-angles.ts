/**
 * Angles at which sky and ground light behave like one beam [deg]: Brandemuehl & Beckman, Solar Energy 24 (1980) 511.
 */
export function effectiveDiffuseAngles(tiltDeg: number): { skyDeg: number; groundDeg: number } {
  return {
    skyDeg: 59.7 - 0.1388 * tiltDeg + 0.001497 * tiltDeg * tiltDeg,
    groundDeg: 90 - 0.5788 * tiltDeg + 0.002693 * tiltDeg * tiltDeg,
  };
}
