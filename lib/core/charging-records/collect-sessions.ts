import type { DeviceEnrolment } from "../metering/enrolment";
import type { ChargingSession } from "./charging-session";
import type { ChargingReceipt } from "./receipt";
import { type SessionRefusal, verifySession } from "./verify-session";

export type RefusedReceipt = {
  readonly sessionId: string;
  readonly code: SessionRefusal | "DUPLICATE_SESSION";
  readonly detail: string;
};

/**
 * Verified sessions of many receipts, each meter and pagination once and each session id once: what comes first stands,
 * what repeats it is refused.
 */
export function collectSessions(
  receipts: readonly ChargingReceipt[],
  enrolments: readonly DeviceEnrolment[],
): { readonly sessions: readonly ChargingSession[]; readonly refused: readonly RefusedReceipt[] } {
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.deviceId, enrolment]));
  const taken = new Map<string, string>();
  const sessions: ChargingSession[] = [];
  const refused: RefusedReceipt[] = [];
  for (const receipt of receipts) {
    const outcome = verifySession(receipt, enrolmentOf.get(receipt.deviceId));
    if (!outcome.ok) {
      refused.push({ sessionId: receipt.sessionId, code: outcome.refusal, detail: outcome.detail });
      continue;
    }
    const session = outcome.value;
    const first = taken.get(session.sessionKey) ?? taken.get(session.sessionId);
    if (first !== undefined) {
      const detail = `${session.meterSerial} ${session.pagination} is the receipt of ${first}`;
      refused.push({ sessionId: receipt.sessionId, code: "DUPLICATE_SESSION", detail });
      continue;
    }
    taken.set(session.sessionKey, session.sessionId);
    taken.set(session.sessionId, session.sessionId);
    sessions.push(session);
  }
  return { sessions, refused };
}
