import { concat, encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toBytes, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import {
  type Attestation,
  chainPeriod,
  dealKeyOf,
  meetsThreshold,
  type StatementStruct,
  statementDigest,
  statementTypedData,
  verifyAttestations,
} from "./attestation";

const DOMAIN = { chainId: 31337, registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3" } as const;
const word = (byte: string): Hex => `0x${byte.repeat(32)}`;
const STATEMENT: StatementStruct = {
  dealKey: dealKeyOf("deal_1"),
  period: chainPeriod("2026-11"),
  version: 1,
  dealHash: word("11"),
  statementHash: word("22"),
  evidenceRoot: word("33"),
  previousHash: word("00"),
  availableFundsMinor: 1000n,
  distributableMinor: 900n,
};

describe("attestations", () => {
  test("the digest is that of StatementRegistry.STATEMENT_TYPEHASH, computed by hand", () => {
    const typeHash = keccak256(
      toBytes(
        "Statement(bytes32 dealKey,uint32 period,uint16 version,bytes32 dealHash,bytes32 statementHash,bytes32 evidenceRoot,bytes32 previousHash,uint256 availableFundsMinor,uint256 distributableMinor)",
      ),
    );
    const struct = keccak256(
      encodeAbiParameters(
        parseAbiParameters("bytes32, bytes32, uint32, uint16, bytes32, bytes32, bytes32, bytes32, uint256, uint256"),
        [
          typeHash,
          STATEMENT.dealKey,
          202611,
          1,
          STATEMENT.dealHash,
          STATEMENT.statementHash,
          STATEMENT.evidenceRoot,
          STATEMENT.previousHash,
          1000n,
          900n,
        ],
      ),
    );
    const domain = keccak256(
      encodeAbiParameters(parseAbiParameters("bytes32, bytes32, bytes32, uint256, address"), [
        keccak256(toBytes("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")),
        keccak256(toBytes("Heliograph")),
        keccak256(toBytes("1")),
        31337n,
        DOMAIN.registry,
      ]),
    );
    expect(statementDigest(DOMAIN, STATEMENT)).toBe(keccak256(concat([toHex("\x19\x01"), domain, struct])));
  });

  test("each signer counts once, and only where it is an attestor", async () => {
    const [a, b] = [privateKeyToAccount(generatePrivateKey()), privateKeyToAccount(generatePrivateKey())] as const;
    const digest = statementDigest(DOMAIN, STATEMENT);
    const by = async (account: typeof a): Promise<Attestation> => ({
      subject: "statement",
      signer: account.address,
      signature: await account.signTypedData(statementTypedData(DOMAIN, STATEMENT)),
    });
    const both = await verifyAttestations(digest, [await by(a), await by(b)]);
    expect(both.ok && meetsThreshold(both.value, [a.address, b.address], 2)).toBe(true);
    expect(both.ok && meetsThreshold(both.value, [a.address], 2)).toBe(false);
    expect(await verifyAttestations(digest, [await by(a), await by(a)])).toMatchObject({ refusal: "ATTESTED_TWICE" });
    const claimed = { ...(await by(a)), signer: b.address };
    expect(await verifyAttestations(digest, [claimed])).toMatchObject({ refusal: "ATTESTATION_FORGED" });
    const other = statementDigest({ ...DOMAIN, chainId: 1 }, STATEMENT);
    expect(await verifyAttestations(other, [await by(a)])).toMatchObject({ refusal: "ATTESTATION_FORGED" });
  });
});
