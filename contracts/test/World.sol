// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {CouponDistributor} from "../src/CouponDistributor.sol";
import {IdentityRegistry} from "../src/IdentityRegistry.sol";
import {PrimaryDesk} from "../src/PrimaryDesk.sol";
import {StatementRegistry} from "../src/StatementRegistry.sol";
import {TestCoin} from "../src/TestCoin.sol";
import {TrancheFactory} from "../src/TrancheFactory.sol";
import {TrancheTerms} from "../src/TrancheTerms.sol";
import {TrancheToken} from "../src/TrancheToken.sol";
import {TestBase} from "./TestBase.sol";

/// @title One deal with one tranche of 500 000 tokens and record times of one year, as the tests know it.
abstract contract World is TestBase {
    bytes32 internal constant DEAL_KEY = keccak256("deal_01J0000000000000000000TEST");
    bytes32 internal constant DEAL_HASH = keccak256("terms");
    uint256 internal constant CAP_TOKENS = 500_000;
    uint64 internal constant START = 1_790_000_000;
    uint64 internal constant RECORD_STEP_SECONDS = 30 days;
    uint256 internal constant RECORDS = 12;

    address internal constant SAFE = address(0x5afe);
    address internal constant REGISTRAR = address(0xbeef);
    address internal constant COURIER = address(0xc0de);
    address internal constant STRANGER = address(0xbad);
    address internal constant ALICE = address(0xa11ce);
    address internal constant BOB = address(0xb0b);
    address internal constant CAROL = address(0xca401);

    IdentityRegistry internal identities;
    StatementRegistry internal registry;
    CouponDistributor internal distributor;
    PrimaryDesk internal desk;
    TrancheFactory internal factory;
    TrancheToken internal token;
    TestCoin internal coin;

    /// @dev Private keys of three attestors, in the order of their addresses.
    uint256[3] internal attestorKeys;
    uint256 internal voucherKey = 0x70c4e6;

    function setUp() public virtual {
        vm.warp(START);
        identities = new IdentityRegistry(SAFE);
        registry = new StatementRegistry(SAFE);
        distributor = new CouponDistributor(registry);
        desk = new PrimaryDesk(SAFE);
        factory = new TrancheFactory();
        coin = new TestCoin("Test Dollar", "tUSD");

        vm.startPrank(SAFE);
        identities.grantRole(identities.REGISTRAR_ROLE(), REGISTRAR);
        desk.grantRole(desk.DELIVERY_ROLE(), COURIER);
        desk.grantRole(desk.VOUCHER_ROLE(), vm.addr(voucherKey));
        token = TrancheToken(factory.deploy(terms(), bytes32(0)));
        vm.stopPrank();

        verify(ALICE);
        verify(BOB);
        verify(CAROL);
        _sortAttestors();
    }

    function terms() internal view returns (TrancheTerms memory) {
        address[] memory excluded = new address[](1);
        excluded[0] = address(desk);
        uint64[] memory recordTimes = new uint64[](RECORDS);
        for (uint256 i = 0; i < RECORDS; i++) {
            recordTimes[i] = recordTime(i);
        }
        return TrancheTerms({
            name: "Sunfield senior",
            symbol: "SUNSNR",
            dealKey: DEAL_KEY,
            capTokens: CAP_TOKENS,
            admin: SAFE,
            identities: address(identities),
            excluded: excluded,
            recordTimes: recordTimes
        });
    }

    function recordTime(uint256 recordIndex) internal pure returns (uint64) {
        return START + uint64(recordIndex + 1) * RECORD_STEP_SECONDS;
    }

    function verify(address account) internal {
        verifyUntil(account, type(uint64).max, false);
    }

    function verifyUntil(address account, uint64 verifiedUntil, bool frozen) internal {
        vm.prank(REGISTRAR);
        identities.setIdentity(account, IdentityRegistry.Identity(verifiedUntil, 840, 2, frozen));
    }

    function mint(address to, uint256 tokens) internal {
        vm.prank(SAFE);
        token.mint(to, tokens);
    }

    function move(address from, address to, uint256 tokens) internal {
        vm.prank(from);
        token.transfer(to, tokens);
    }

    function registerDeal(uint8 threshold) internal {
        vm.prank(SAFE);
        registry.registerDeal(DEAL_KEY, attestors(), threshold);
    }

    function attestors() internal returns (address[] memory addresses) {
        addresses = new address[](3);
        for (uint256 i = 0; i < 3; i++) {
            addresses[i] = vm.addr(attestorKeys[i]);
        }
    }

    function statement(uint32 period, uint16 version, bytes32 previousHash, uint256 distributableMinor)
        internal
        pure
        returns (StatementRegistry.Statement memory)
    {
        return StatementRegistry.Statement({
            dealKey: DEAL_KEY,
            period: period,
            version: version,
            dealHash: DEAL_HASH,
            statementHash: statementHash(period, version),
            evidenceRoot: keccak256("evidence"),
            previousHash: previousHash,
            availableFundsMinor: distributableMinor + 100_00,
            distributableMinor: distributableMinor
        });
    }

    function statementHash(uint32 period, uint16 version) internal pure returns (bytes32) {
        return keccak256(abi.encode("statement", period, version));
    }

    function distribution(uint32 period, uint16 version, uint256 totalMinor)
        internal
        pure
        returns (StatementRegistry.Distribution memory)
    {
        return StatementRegistry.Distribution({
            dealKey: DEAL_KEY,
            period: period,
            statementHash: statementHash(period, version),
            distributionHash: keccak256(abi.encode("distribution", period)),
            totalMinor: totalMinor
        });
    }

    function signature(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev By the first two attestors, in order.
    function signaturesOfTwo(bytes32 digest) internal view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        signatures[0] = signature(attestorKeys[0], digest);
        signatures[1] = signature(attestorKeys[1], digest);
    }

    function anchorStatement(StatementRegistry.Statement memory s) internal {
        registry.anchor(s, signaturesOfTwo(registry.hashStatement(s)));
    }

    function anchorDistribution(StatementRegistry.Distribution memory d) internal {
        registry.anchorDistribution(d, signaturesOfTwo(registry.hashDistribution(d)));
    }

    /// @dev Statement and distribution of one period of a deal that has none yet.
    function attest(uint32 period, uint256 totalMinor) internal {
        anchorStatement(statement(period, 1, registry.headOf(DEAL_KEY), totalMinor));
        anchorDistribution(distribution(period, 1, totalMinor));
    }

    function declaration(uint32 period, uint256 amount) internal view returns (CouponDistributor.Declaration memory) {
        return CouponDistributor.Declaration({
            token: address(token),
            recordIndex: 0,
            period: period,
            kind: CouponDistributor.Kind.Coupon,
            sequence: 1,
            coin: address(coin),
            amount: amount,
            dealKey: DEAL_KEY
        });
    }

    function declare(CouponDistributor.Declaration memory d) internal returns (bytes32 id) {
        coin.mint(SAFE, d.amount);
        vm.startPrank(SAFE);
        coin.approve(address(distributor), d.amount);
        id = distributor.declare(d);
        vm.stopPrank();
    }

    function _sortAttestors() private {
        attestorKeys = [uint256(0xa1), 0xa2, 0xa3];
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 j = i + 1; j < 3; j++) {
                if (vm.addr(attestorKeys[j]) < vm.addr(attestorKeys[i])) {
                    (attestorKeys[i], attestorKeys[j]) = (attestorKeys[j], attestorKeys[i]);
                }
            }
        }
    }
}
