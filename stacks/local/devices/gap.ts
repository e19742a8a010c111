import {
  type EnvelopeBody,
  envelopeHash,
  envelopeText,
  type SignedEnvelope,
} from "../../../lib/core/metering/envelope";
import type { DeviceSigner } from "../../../lib/core/metering/simulate-devices";

/** The third day from eight in the morning, by an envelope of a day that begins at midnight. */
const GAP_ENVELOPE = 2;
const GAP_START = 32;
const GAP_READINGS = 24;

/**
 * A meter that reads nothing for six hours on its third day: the readings are never made, so its chain is signed anew from
 * there on. Its counters go on, so that the energy of the gap is known, but not its course.
 * @param chain all envelopes of one device in their order
 */
export function withGap(chain: readonly SignedEnvelope[], sign: DeviceSigner): SignedEnvelope[] {
  const result: SignedEnvelope[] = [];
  for (const [index, envelope] of chain.entries()) {
    const before = result.at(-1);
    if (index < GAP_ENVELOPE || !before) {
      result.push(envelope);
      continue;
    }
    const { signature: _, ...body } = envelope;
    const readings = index === GAP_ENVELOPE ? body.readings.toSpliced(GAP_START, GAP_READINGS) : body.readings;
    const changed: EnvelopeBody = { ...body, readings, prevHash: envelopeHash(before) };
    const bytes = sign(body.deviceId, new TextEncoder().encode(envelopeText(changed)));
    result.push({ ...changed, signature: Buffer.from(bytes).toString("base64") });
  }
  return result;
}
