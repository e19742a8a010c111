import type { Parameters } from "./parameters";
import type { BankTransferType } from "./records";
import { invalidRequest } from "./stripe-fault";

/** How a request wants to be paid by bank transfer; null where it is not. */
export function readTransferType(
  parameters: Parameters,
  isTransfer: boolean,
  currency: string,
): BankTransferType | null {
  if (!isTransfer) return null;
  const options = parameters.child("payment_method_options").child("customer_balance");
  options.choice("funding_type", ["bank_transfer"]);
  return readBankTransfer(options.child("bank_transfer"), currency);
}

/** `bank_transfer` of a request. */
export function readBankTransfer(transfer: Parameters, currency: string): BankTransferType {
  const type = transfer.choice("type", ["us_bank_transfer", "eu_bank_transfer"]);
  transfer.child("eu_bank_transfer").text("country");
  const expected = currency === "usd" ? "us_bank_transfer" : currency === "eur" ? "eu_bank_transfer" : null;
  if (type === undefined || type !== expected) {
    throw invalidRequest(`Bank transfers of type ${type} are not available in ${currency}.`, {
      param: "payment_method_options[customer_balance][bank_transfer][type]",
    });
  }
  return type;
}
