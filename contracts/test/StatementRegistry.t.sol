// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {StatementRegistry} from "../src/StatementRegistry.sol";
import {World} from "./World.sol";

contract StatementRegistryTest is World {
    uint32 private constant NOVEMBER = 202611;
    uint32 private constant DECEMBER = 202612;

    function setUp() public override {
        super.setUp();
        registerDeal(2);
    }

    function test_theDigestIsEip712() public view {
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 500_00);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Heliograph"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        bytes32 struct_ = keccak256(
            abi.encode(
                registry.STATEMENT_TYPEHASH(),
                s.dealKey,
                s.period,
                s.version,
                s.dealHash,
                s.statementHash,
                s.evidenceRoot,
                s.previousHash,
                s.availableFundsMinor,
                s.distributableMinor
            )
        );
        assertEq(registry.hashStatement(s), keccak256(abi.encodePacked(hex"1901", domain, struct_)), "digest");
    }

    function test_anchorsAndChains() public {
        anchorStatement(statement(NOVEMBER, 1, bytes32(0), 500_00));
        assertEq(registry.headOf(DEAL_KEY), statementHash(NOVEMBER, 1), "head");
        anchorStatement(statement(NOVEMBER, 2, statementHash(NOVEMBER, 1), 400_00));
        anchorStatement(statement(DECEMBER, 1, statementHash(NOVEMBER, 2), 300_00));
        StatementRegistry.Deal memory deal = registry.dealOf(DEAL_KEY);
        assertEq(deal.head, statementHash(DECEMBER, 1), "head");
        assertEq(deal.period, DECEMBER, "period");
        assertEq(deal.version, 1, "version");
        assertEq(registry.statementOf(DEAL_KEY, NOVEMBER, 2).distributableMinor, 400_00, "kept");
        assertEq(registry.statementOf(DEAL_KEY, NOVEMBER, 3).anchoredAt, 0, "none");
    }

    function test_oneStatementForEachVersionInOrder() public {
        anchorStatement(statement(DECEMBER, 1, bytes32(0), 1));
        bytes32 head = statementHash(DECEMBER, 1);
        _refused(statement(DECEMBER, 1, head, 1), _error(StatementRegistry.VersionOutOfOrder.selector, 1, 2));
        _refused(statement(DECEMBER, 3, head, 1), _error(StatementRegistry.VersionOutOfOrder.selector, 3, 2));
        _refused(
            statement(NOVEMBER, 1, head, 1), _error(StatementRegistry.PeriodOutOfOrder.selector, NOVEMBER, DECEMBER)
        );
        _refused(statement(202701, 2, head, 1), _error(StatementRegistry.VersionOutOfOrder.selector, 2, 1));
    }

    function test_refusesWhatIsNoMonth() public {
        uint32[4] memory periods = [uint32(202600), 202613, 199912, 0];
        for (uint256 i = 0; i < periods.length; i++) {
            _refused(
                statement(periods[i], 1, bytes32(0), 1),
                abi.encodeWithSelector(StatementRegistry.PeriodInvalid.selector, periods[i])
            );
        }
    }

    function test_refusesAForkOfTheChain() public {
        _refused(
            statement(NOVEMBER, 1, "other", 1),
            abi.encodeWithSelector(StatementRegistry.NotTheHead.selector, bytes32("other"), bytes32(0))
        );
    }

    function test_refusesMissingHashesAndExcess() public {
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 1);
        s.statementHash = 0;
        _refused(s, abi.encodeWithSelector(StatementRegistry.HashMissing.selector));
        s = statement(NOVEMBER, 1, bytes32(0), 1);
        s.dealHash = 0;
        _refused(s, abi.encodeWithSelector(StatementRegistry.HashMissing.selector));
        s = statement(NOVEMBER, 1, bytes32(0), 1);
        s.distributableMinor = s.availableFundsMinor + 1;
        _refused(
            s,
            _error(
                StatementRegistry.DistributableExceedsAvailable.selector, s.distributableMinor, s.availableFundsMinor
            )
        );
    }

    function test_refusesTooFewRepeatedUnsortedAndForeignSigners() public {
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 1);
        bytes32 digest = registry.hashStatement(s);
        address first = vm.addr(attestorKeys[0]);
        address second = vm.addr(attestorKeys[1]);
        bytes[] memory one = new bytes[](1);
        one[0] = signature(attestorKeys[0], digest);
        vm.expectRevert(_error(StatementRegistry.TooFewSignatures.selector, 1, 2));
        registry.anchor(s, one);

        bytes[] memory two = new bytes[](2);
        two[0] = one[0];
        two[1] = one[0];
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.SignersNotIncreasing.selector, first, first));
        registry.anchor(s, two);

        two[0] = signature(attestorKeys[1], digest);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.SignersNotIncreasing.selector, second, first));
        registry.anchor(s, two);

        uint256 foreignKey = 0xf0;
        while (vm.addr(foreignKey) < first) foreignKey++;
        address foreigner = vm.addr(foreignKey);
        two[0] = one[0];
        two[1] = signature(foreignKey, digest);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.SignerNotAttestor.selector, foreigner));
        registry.anchor(s, two);
    }

    function test_threeOfThreeIsAsGoodAsTwo() public {
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 1);
        bytes32 digest = registry.hashStatement(s);
        bytes[] memory three = new bytes[](3);
        for (uint256 i = 0; i < 3; i++) {
            three[i] = signature(attestorKeys[i], digest);
        }
        vm.prank(STRANGER);
        registry.anchor(s, three);
        assertEq(registry.headOf(DEAL_KEY), s.statementHash, "anyone submits");
    }

    function testFuzz_aSignatureBindsEveryField(uint256 seed) public {
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 500_00);
        bytes[] memory signatures = signaturesOfTwo(registry.hashStatement(s));
        uint256 field = seed % 4;
        if (field == 0) s.dealHash = keccak256(abi.encode(seed));
        if (field == 1) s.evidenceRoot = keccak256(abi.encode(seed));
        if (field == 2) s.availableFundsMinor += 1 + seed % 1000;
        if (field == 3) s.distributableMinor -= 1 + seed % 1000;
        vm.expectRevert();
        registry.anchor(s, signatures);
    }

    function test_aSignatureForAnotherRegistryOrChainIsWorthless() public {
        StatementRegistry other = new StatementRegistry(SAFE);
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 1);
        bytes[] memory signatures = signaturesOfTwo(other.hashStatement(s));
        vm.expectRevert();
        registry.anchor(s, signatures);
        signatures = signaturesOfTwo(registry.hashStatement(s));
        vm.chainId(1);
        vm.expectRevert();
        registry.anchor(s, signatures);
    }

    function test_onlyRegisteredDealsOnceByRegistrars() public {
        address[] memory set = attestors();
        bytes memory refusal = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, STRANGER, registry.REGISTRAR_ROLE()
        );
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        registry.registerDeal("other", set, 2);
        vm.startPrank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.DealAlreadyRegistered.selector, DEAL_KEY));
        registry.registerDeal(DEAL_KEY, set, 2);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.ThresholdOutOfRange.selector, 0, 3));
        registry.registerDeal("other", set, 0);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.ThresholdOutOfRange.selector, 4, 3));
        registry.registerDeal("other", set, 4);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.TooManyAttestors.selector, 17));
        registry.registerDeal("other", new address[](17), 2);
        set[1] = set[0];
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.AttestorsNotIncreasing.selector, set[0], set[0]));
        registry.registerDeal("other", set, 2);
        vm.stopPrank();
        StatementRegistry.Statement memory s = statement(NOVEMBER, 1, bytes32(0), 1);
        s.dealKey = "other";
        _refused(s, abi.encodeWithSelector(StatementRegistry.DealUnknown.selector, bytes32("other")));
    }

    function test_distributesOncePerPeriodWithinTheStatement() public {
        anchorStatement(statement(NOVEMBER, 1, bytes32(0), 500_00));
        StatementRegistry.Distribution memory d = distribution(NOVEMBER, 1, 500_01);
        _refused(d, _error(StatementRegistry.DistributionExceedsStatement.selector, 500_01, 500_00));
        d = distribution(NOVEMBER, 2, 500_00);
        _refused(
            d,
            abi.encodeWithSelector(
                StatementRegistry.StatementNotTheHead.selector, d.statementHash, statementHash(NOVEMBER, 1)
            )
        );
        d = distribution(DECEMBER, 1, 1);
        _refused(d, _error(StatementRegistry.PeriodOutOfOrder.selector, DECEMBER, NOVEMBER));
        d = distribution(NOVEMBER, 1, 500_00);
        d.distributionHash = 0;
        _refused(d, abi.encodeWithSelector(StatementRegistry.HashMissing.selector));
        d = distribution(NOVEMBER, 1, 500_00);
        anchorDistribution(d);
        assertEq(registry.distributionOf(DEAL_KEY, NOVEMBER).totalMinor, 500_00, "anchored");
        _refused(d, abi.encodeWithSelector(StatementRegistry.PeriodAlreadyDistributed.selector, NOVEMBER));
        _refused(
            statement(NOVEMBER, 2, statementHash(NOVEMBER, 1), 600_00),
            abi.encodeWithSelector(StatementRegistry.PeriodAlreadyDistributed.selector, NOVEMBER)
        );
        anchorStatement(statement(DECEMBER, 1, statementHash(NOVEMBER, 1), 1));
    }

    function test_aDistributionNeedsItsOwnSignatures() public {
        anchorStatement(statement(NOVEMBER, 1, bytes32(0), 500_00));
        StatementRegistry.Distribution memory d = distribution(NOVEMBER, 1, 500_00);
        bytes[] memory none = new bytes[](0);
        vm.expectRevert(_error(StatementRegistry.TooFewSignatures.selector, 0, 2));
        registry.anchorDistribution(d, none);
        bytes[] memory signatures = signaturesOfTwo(registry.hashDistribution(d));
        d.totalMinor -= 1;
        vm.expectRevert();
        registry.anchorDistribution(d, signatures);
    }

    function test_attestorsChangeOnlyAfterTheDelay() public {
        address[] memory set = new address[](1);
        set[0] = vm.addr(attestorKeys[2]);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.NotTheController.selector, DEAL_KEY, STRANGER));
        registry.proposeAttestors(DEAL_KEY, set, 1);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.NoAttestorsPending.selector, DEAL_KEY));
        registry.applyAttestors(DEAL_KEY);
        vm.prank(SAFE);
        registry.proposeAttestors(DEAL_KEY, set, 1);
        vm.warp(START + 5 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(StatementRegistry.AttestorsNotYetApplicable.selector, START + 5 days)
        );
        registry.applyAttestors(DEAL_KEY);
        anchorStatement(statement(NOVEMBER, 1, bytes32(0), 1));
        vm.warp(START + 5 days);
        registry.applyAttestors(DEAL_KEY);
        (address[] memory now_, uint8 threshold) = registry.attestorsOf(DEAL_KEY);
        assertEq(now_.length, 1, "new set");
        assertEq(threshold, 1, "new threshold");
        StatementRegistry.Statement memory s = statement(DECEMBER, 1, statementHash(NOVEMBER, 1), 1);
        bytes[] memory signatures = signaturesOfTwo(registry.hashStatement(s));
        vm.expectRevert();
        registry.anchor(s, signatures);
    }

    function test_aProposedSetCanBeCancelled() public {
        address[] memory set = attestors();
        vm.startPrank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.NoAttestorsPending.selector, DEAL_KEY));
        registry.cancelAttestors(DEAL_KEY);
        registry.proposeAttestors(DEAL_KEY, set, 3);
        registry.cancelAttestors(DEAL_KEY);
        vm.stopPrank();
        vm.warp(START + 6 days);
        vm.expectRevert(abi.encodeWithSelector(StatementRegistry.NoAttestorsPending.selector, DEAL_KEY));
        registry.applyAttestors(DEAL_KEY);
    }

    function _refused(StatementRegistry.Statement memory s, bytes memory reason) private {
        bytes[] memory signatures = signaturesOfTwo(registry.hashStatement(s));
        vm.expectRevert(reason);
        registry.anchor(s, signatures);
    }

    function _refused(StatementRegistry.Distribution memory d, bytes memory reason) private {
        bytes[] memory signatures = signaturesOfTwo(registry.hashDistribution(d));
        vm.expectRevert(reason);
        registry.anchorDistribution(d, signatures);
    }

    function _error(bytes4 selector, uint256 first, uint256 second) private pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, first, second);
    }
}
