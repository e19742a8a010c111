import type { ChargingReceipt } from "../../../lib/core/charging-records/receipt";
import { type EnvelopeBody, envelopeText, type SignedEnvelope } from "../../../lib/core/metering/envelope";
import type { DeviceSigner } from "../../../lib/core/metering/simulate-devices";
import type { DeviceFault } from "./faults";

/** Which envelope of a device's month is followed by faults. */
const FAULTY_INDEX = 4;

/**
 * The envelopes of one device in the order in which they are sent, with what goes wrong on the way. All that is honest is sent as
 * well, so that a fault costs no reading.
 * @param chain envelopes of one device in their order
 */
export function telemetryMessages(
  chain: readonly SignedEnvelope[],
  faults: ReadonlySet<DeviceFault>,
  sign: DeviceSigner,
): unknown[] {
  const messages: unknown[] = [];
  for (const [index, envelope] of chain.entries()) {
    const next = chain[index + 1];
    const isFaulty = index === FAULTY_INDEX;
    if (isFaulty && faults.has("out-of-order") && next) messages.push(next);
    if (isFaulty && faults.has("forged")) messages.push(inflated(envelope));
    if (isFaulty && faults.has("corrupted")) messages.push({ ...envelope, readings: envelope.readings[0] });
    messages.push(envelope);
    const first = chain[0];
    if (isFaulty && faults.has("replayed") && first) messages.push(first, rewritten(first, sign));
  }
  return messages;
}

/** The receipts in the order in which they are sent; the forged one is a copy of the third with more energy. */
export function receiptMessages(receipts: readonly ChargingReceipt[], faults: ReadonlySet<DeviceFault>): unknown[] {
  const [, , third] = receipts;
  if (!faults.has("forged") || !third) return [...receipts];
  return [{ ...third, ocmf: third.ocmf.map(withMoreEnergy) }, ...receipts];
}

/** More energy than was signed, under the signature of the less. */
function inflated(envelope: SignedEnvelope): SignedEnvelope {
  return {
    ...envelope,
    readings: envelope.readings.map((reading) => ({ ...reading, exportWh: reading.exportWh + 50_000 })),
  };
}

/** An old number with other content, signed by the device itself. */
function rewritten({ signature: _, ...body }: SignedEnvelope, sign: DeviceSigner): SignedEnvelope {
  const changed: EnvelopeBody = {
    ...body,
    readings: body.readings.map((reading) => ({ ...reading, exportWh: reading.exportWh + 1 })),
  };
  const bytes = sign(body.deviceId, new TextEncoder().encode(envelopeText(changed)));
  return { ...changed, signature: Buffer.from(bytes).toString("base64") };
}

/** The last counter of an OCMF text, raised by 10 kWh. */
function withMoreEnergy(ocmf: string): string {
  return ocmf.replace(/("TX":"E","RV":)(\d+)/, (_, head: string, value: string) => `${head}${Number(value) + 10_000}`);
}
