import { generateKeyPairSync, sign } from "node:crypto";
import { describeWithReferenceData, referenceJson, referenceText } from "@/test/reference-data";
import { parseOcmfXml } from "./ocmf-xml";
import { verifyOcmf } from "./verify-ocmf";

type Expected = { file: string; index: number; verified: boolean | null };

describeWithReferenceData("OCMF receipts of SAFE-eV/transparenzsoftware", () => {
  const expected: Expected[] = referenceJson("ocmf/expected.json");

  test.each(expected.map((row) => [row.file, row.index, row.verified] as const))(
    "%s [%i] is judged %s",
    (file, index, verified) => {
      const values = parseOcmfXml(referenceText(`ocmf/${file}`));
      const value = values.ok ? values.value[index] : undefined;
      const verdict = value && verifyOcmf(value.signedData, value.publicKey);
      expect(verdict?.ok).toBe(verified ?? false);
    },
  );

  test("any changed character of a payload is noticed", () => {
    const values = parseOcmfXml(referenceText("ocmf/VW_OCMF_load.xml"));
    if (!values.ok) throw new Error(values.detail);
    const value = values.value[0];
    if (!value) throw new Error("the file is empty");
    const changed = value.signedData.replace("58.685", "68.685");
    expect(verifyOcmf(changed, value.publicKey)).toMatchObject({ ok: false, refusal: "BAD_SIGNATURE" });
  });

  test("a file of another format is read but not verified", () => {
    const values = parseOcmfXml(referenceText("ocmf/test_input_xml_two_values.xml"));
    if (!values.ok) throw new Error(values.detail);
    expect(values.value.map((value) => verifyOcmf(value.signedData, value.publicKey).ok)).toEqual([false, false]);
  });
});

describe("OCMF signatures", () => {
  const payload = '{"FV":"1.0","PG":"T1","MS":"M|1","RD":[]}';

  test.each([
    ["prime192v1", "ECDSA-secp192r1-SHA256"],
    ["secp192k1", "ECDSA-secp192k1-SHA256"],
    ["prime256v1", "ECDSA-secp256r1-SHA256"],
    ["secp256k1", "ECDSA-secp256k1-SHA256"],
    ["secp384r1", "ECDSA-secp384r1-SHA256"],
    ["brainpoolP256r1", "ECDSA-brainpool256r1-SHA256"],
    ["brainpoolP256r1", "ECDSA-brainpoolP256r1-SHA256"],
    ["brainpoolP384r1", "ECDSA-brainpool384r1-SHA256"],
    ["brainpoolP384r1", "ECDSA-brainpoolP384r1-SHA256"],
  ])("a key on %s verifies %s: DER and raw, as SPKI and as a bare point", (namedCurve, SA) => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
    const spki = publicKey.export({ format: "der", type: "spki" });
    const width = SA.includes("192") ? 48 : SA.includes("384") ? 96 : 64;
    const bare = spki.subarray(-width).toString("hex");
    for (const dsaEncoding of ["der", "ieee-p1363"] as const) {
      const SD = sign("sha256", Buffer.from(payload), { key: privateKey, dsaEncoding }).toString("hex");
      const text = `OCMF|${payload}|${JSON.stringify({ SA, SD })}`;
      for (const key of [spki.toString("hex"), spki.toString("base64"), bare, `04${bare}`]) {
        expect(verifyOcmf(text, key)).toMatchObject({ ok: true, value: { payloadText: payload } });
      }
    }
  });

  test("a curve that is not the key's is refused by name", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const SD = sign("sha256", Buffer.from(payload), privateKey).toString("hex");
    const key = publicKey.export({ format: "der", type: "spki" }).toString("hex");
    expect(verifyOcmf(`OCMF|${payload}|{"SD":"${SD}"}`, key)).toMatchObject({ refusal: "CURVE_MISMATCH" });
  });
});
