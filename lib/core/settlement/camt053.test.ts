import { bankCredit, bankStatement } from "@/test/simulated-period";
import { readCamt053 } from "./camt053";

const PREFIXED = `<?xml version="1.0"?>
<c:Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><c:BkToCstmrStmt><c:Stmt><c:Id>S1</c:Id>
<c:Acct><c:Id><c:IBAN>DE02120300000000202051</c:IBAN></c:Id></c:Acct>
<c:Bal><c:Tp><c:CdOrPrtry><c:Cd>PRCD</c:Cd></c:CdOrPrtry></c:Tp><c:Amt Ccy="EUR">10.00</c:Amt><c:CdtDbtInd>DBIT</c:CdtDbtInd></c:Bal>
<c:Bal><c:Tp><c:CdOrPrtry><c:Cd>CLBD</c:Cd></c:CdOrPrtry></c:Tp><c:Amt Ccy="EUR">2.50</c:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd></c:Bal>
<c:Ntry><c:NtryRef>N1</c:NtryRef><c:Amt Ccy="EUR">12.5</c:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd><c:Sts>BOOK</c:Sts>
<c:BookgDt><c:DtTm>2026-11-05T10:00:00</c:DtTm></c:BookgDt>
<c:NtryDtls><c:TxDtls><c:Refs><c:EndToEndId>po_7</c:EndToEndId></c:Refs></c:TxDtls></c:NtryDtls></c:Ntry>
</c:Stmt></c:BkToCstmrStmt></c:Document>`;

describe("camt.053", () => {
  test("version 2 with a namespace prefix, text status and a time of booking", () => {
    expect(readCamt053(PREFIXED)).toMatchObject({
      openingMinor: -1000n,
      closingMinor: 250n,
      lines: [{ id: "N1", amountMinor: "1250", bookedOn: "2026-11-05", status: "booked", reference: "po_7" }],
    });
  });

  test("what the simulated bank writes is read back", () => {
    const line = bankCredit("bk-1", "po_1 <&>", "12345");
    expect(readCamt053(bankStatement([line])).lines).toEqual([line]);
  });

  test("entries that do not carry the opening to the closing balance are refused", () => {
    expect(() => readCamt053(PREFIXED.replace("12.5<", "12.6<"))).toThrow(
      expect.objectContaining({ code: "CAMT053_UNBALANCED" }),
    );
  });

  test("an amount that is no amount is never read as 0", () => {
    expect(() => readCamt053(PREFIXED.replace("12.5<", "<"))).toThrow(
      expect.objectContaining({ code: "MONEY_UNPARSABLE" }),
    );
  });
});
