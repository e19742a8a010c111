import { keccak256 } from "viem";

/**
 * The accounts that anvil and hardhat print at every start, of the mnemonic "test test … junk": anybody can sign with them.
 * Keys are kept as their keccak-256, so that no key, not even a worthless one, is in what is deployed.
 */
const TEST_KEY_HASHES: ReadonlySet<string> = new Set([
  "0x5b2ef0b493f7d7368b311b19a1165c7ad9315c5bec1256fdcf98de11b940aed2",
  "0x977470c9b1b2dc828bf7d091fc62f74abb9b50cb8b16920ac2d36b46c18b3691",
  "0x30f7c014eb73c8657b18c5147dd34a7a004248bbab0c0577e149b814f7572001",
  "0x76d9bac655feb820945bd4e63bfff24b3f75f8e18729cbb275122427ef880843",
  "0xd786047899d0a50ca3cbaa195d76ce1f7e84d31c61719e84626a1b01e6ed5f4a",
  "0x68f43744516667f1cc483bd7e7bd529f4e34c51ec7b994fc83c3d38f848eafce",
  "0xfa1e36acb8019f777471eed1408e6c520f50450e4290fca7fa151e3fe57ef125",
  "0x45bf32a0a4cf56f595832cee3d5c39519a622360a692771c9997b7c576760bed",
  "0xb29b7c425a581602c2c5a050771726dc1972399a4ec184b11feeaeb2a7b25148",
  "0xa4bd269fc7a211a9d26fcd39f4546087ab8def1f17c4c389e2dd0e0dde829a6e",
  "0xe0e3c8deeebd38a6f70ffcf82ccdf32d1803d11a015caedef1210de41fb1e510",
  "0x062c6369ef0d355b1f32c7f3e4b84841a55cb26e8b97338108f6131cc91d4cc1",
  "0x71d02740eb86f74e4d1e817ea5af294792ad7869c5c2625e2c018cd7958cdfce",
  "0xae0a506c8cc43c9aa8912178e5276e2a781d0635baef2e37705d5aaea47a9f76",
  "0xe7f8c8c507543f4f2114bdad6c4bfbec4a8da4127559ec8980a9043df63ede76",
  "0x3fabd9ac29878927859db49a6f423a9fc2160f8b2b1a548770b4589bc724734e",
  "0x225d845e63f55e0179f3834114081fe796a9c78896781b094f5073add5960552",
  "0x0a384d7b8cabd8a55d9c59bd40a5a1f0c4b73933cffdff16a661d38415e06d15",
  "0x6ca3417f418c032fa95884112845df868755bbf138b6676072e589e74fe4e8d6",
  "0x95ca021f50fc4ec2b4cab71ce8ddade3fe969bf2d04d3007ba7bcd5d54f7816f",
]);

const TEST_ACCOUNTS: ReadonlySet<string> = new Set([
  "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
  "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
  "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc",
  "0x90f79bf6eb2c4f870365e785982e1f101e93b906",
  "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65",
  "0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc",
  "0x976ea74026e726554db657fa54763abd0c3a0aa9",
  "0x14dc79964da2c08b23698b3d3cc7ca32193d9955",
  "0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f",
  "0xa0ee7a142d267c1f36714e4a8f75612f20a79720",
  "0xbcd4042de499d14e55001ccbb24a551f3b954096",
  "0x71be63f3384f5fb98995898a86b02fb2426c5788",
  "0xfabb0ac9d68b0b445fb7357272ff202c5651694a",
  "0x1cbd3b2770909d4e10f157cabc84c7264073c9ec",
  "0xdf3e18d64bc6a983f673ab319ccae4f1a57c7097",
  "0xcd3b766ccdd6ae721141f452c550ca635964ce71",
  "0x2546bcd3c84621e976d8185a91a922ae77ecec30",
  "0xbda5747bfd65f08deb54cb465eb87d40e51b197e",
  "0xdd2fd4581271e230360230f9337d5c0430bf44c0",
  "0x8626f6940e2eb28930efb4cef49b2d1f2c9c1199",
]);

export function isKnownTestKey(text: string): boolean {
  const key = text.toLowerCase();
  return /^0x[0-9a-f]{64}$/.test(key) && TEST_KEY_HASHES.has(keccak256(key as `0x${string}`));
}

export function isKnownTestAccount(address: string): boolean {
  return TEST_ACCOUNTS.has(address.toLowerCase());
}
