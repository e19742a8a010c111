import {
  concatHex,
  decodeFunctionData,
  encodeAbiParameters,
  keccak256,
  parseAbi,
  parseAbiParameters,
  zeroAddress,
} from "viem";
import { safeTxHash, safeTxOf } from "./safe-tx-hash";

const safe = { chainId: 31337, address: "0x41675C099F32341bf84BFc5382aF534df5C7461a" };
const multiSendCallOnly = "0x9641d764fc13c8B624c04430C7356C1C7C8102e2";
const first = { to: "0x00000000000000000000000000000000000000aa", value: "7", data: "0x1234" };
const second = { to: "0x00000000000000000000000000000000000000bb", value: "0", data: "0x" };

// Safe.sol 1.4.1: the constants DOMAIN_SEPARATOR_TYPEHASH and SAFE_TX_TYPEHASH, and encodeTransactionData.
const DOMAIN_TYPEHASH = "0x47e79534a245952e8b16893a336b85a3d9ea9fa8c573f3d803afb92a79469218";
const SAFE_TX_TYPEHASH = "0xbb8310d486368db6bd6f849402fdd73ad53d316b5a4b2644ad6efe0f941286d8";

test("the hash is that of Safe.sol's encodeTransactionData", () => {
  const tx = safeTxOf({ calls: [first], nonce: 9n, multiSendCallOnly });
  const domain = encodeAbiParameters(
    [{ type: "bytes32" }, { type: "uint256" }, { type: "address" }],
    [DOMAIN_TYPEHASH, 31337n, "0x41675C099F32341bf84BFc5382aF534df5C7461a"],
  );
  const struct = encodeAbiParameters(
    parseAbiParameters(
      "bytes32, address, uint256, bytes32, uint8, uint256, uint256, uint256, address, address, uint256",
    ),
    [
      SAFE_TX_TYPEHASH,
      "0x00000000000000000000000000000000000000aa",
      7n,
      keccak256("0x1234"),
      ...([0, 0n, 0n, 0n, zeroAddress, zeroAddress, 9n] as const),
    ],
  );
  expect(safeTxHash(safe, tx)).toBe(keccak256(concatHex(["0x1901", keccak256(domain), keccak256(struct)])));
});

test("one call goes as it is, several through MultiSendCallOnly, packed leg after leg", () => {
  expect(safeTxOf({ calls: [first], nonce: 0n, multiSendCallOnly })).toMatchObject({ operation: 0, value: 7n });
  const batch = safeTxOf({ calls: [first, second], nonce: 0n, multiSendCallOnly });
  expect(batch).toMatchObject({ operation: 1, to: multiSendCallOnly, value: 0n });
  const abi = parseAbi(["function multiSend(bytes transactions)"]);
  const word = (value: number) => value.toString(16).padStart(64, "0");
  expect(decodeFunctionData({ abi, data: batch.data }).args[0]).toBe(
    `0x00${first.to.slice(2)}${word(7)}${word(2)}123400${second.to.slice(2)}${word(0)}${word(0)}`,
  );
});

test("everything that is signed moves the hash, and nothing is no batch", () => {
  const hash = (change: object, at = safe) =>
    safeTxHash(at, safeTxOf({ calls: [first, second], nonce: 1n, multiSendCallOnly, ...change }));
  const hashes = [
    hash({}),
    hash({ nonce: 2n }),
    hash({ calls: [second, first] }),
    hash({ calls: [first, { ...second, value: "1" }] }),
    hash({}, { ...safe, chainId: 1 }),
    hash({}, { ...safe, address: multiSendCallOnly }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(() => safeTxOf({ calls: [], nonce: 0n, multiSendCallOnly })).toThrow("at least one call");
});
