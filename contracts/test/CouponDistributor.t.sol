// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CouponDistributor} from "../src/CouponDistributor.sol";
import {RecordSnapshots} from "../src/RecordSnapshots.sol";
import {TestCoin} from "../src/TestCoin.sol";
import {World} from "./World.sol";

contract CouponDistributorTest is World {
    uint32 private constant NOVEMBER = 202611;
    uint256 private constant MINOR = 10 ** 4;

    function setUp() public override {
        super.setUp();
        registerDeal(2);
        mint(address(desk), 1000);
        mint(ALICE, 50);
        mint(BOB, 30);
        mint(CAROL, 20);
        attest(NOVEMBER, 1000_00);
        vm.warp(recordTime(0));
    }

    function test_paysWhoClaimsAndWhoIsInABatchOnce() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        vm.prank(ALICE);
        assertEq(distributor.claim(id), 500_00 * MINOR, "alice claims");
        vm.prank(STRANGER);
        assertEq(distributor.payBatch(id, _all()), 500_00 * MINOR, "bob and carol are paid");
        assertEq(coin.balanceOf(ALICE), 500_000_000, "alice");
        assertEq(coin.balanceOf(BOB), 300_000_000, "bob");
        assertEq(coin.balanceOf(CAROL), 200_000_000, "carol");
        assertEq(distributor.payBatch(id, _all()), 0, "nobody twice");
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.AlreadyPaid.selector, id, ALICE));
        distributor.claim(id);
        assertEq(coin.balanceOf(address(distributor)), 0, "all of it");
    }

    function test_aHolderTwiceInABatchIsPaidOnce() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        address[] memory holders = new address[](3);
        holders[0] = ALICE;
        holders[1] = ALICE;
        holders[2] = ALICE;
        assertEq(distributor.payBatch(id, holders), 500_00 * MINOR, "once");
        assertEq(distributor.progressOf(id).settledTokens, 50, "settled once");
    }

    function test_theBuyerAfterTheRecordGetsNothing() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        address late = address(0x1a7e);
        verify(late);
        move(ALICE, late, 50);
        vm.prank(late);
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.NothingDue.selector, id, late));
        distributor.claim(id);
        vm.prank(ALICE);
        assertEq(distributor.claim(id), 500_00 * MINOR, "the holder of record");
    }

    function test_excludedHoldersGetNothing() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        assertEq(distributor.entitlementDownOf(id, address(desk)), 0, "desk");
        address[] memory holders = new address[](2);
        holders[0] = address(desk);
        holders[1] = SAFE;
        assertEq(distributor.payBatch(id, holders), 0, "none");
        assertEq(distributor.progressOf(id).settledTokens, 0, "and not counted");
    }

    function test_dustGoesBackOnceEverybodyIsSettled() public {
        // 100.01 over 50, 30 and 20 of 100: 50.005, 30.003 and 20.002 are cut to the cent, one cent is left.
        bytes32 id = declare(declaration(NOVEMBER, 100_01 * MINOR));
        vm.prank(ALICE);
        distributor.claim(id);
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.HoldersNotSettled.selector, 50, 100));
        distributor.sweepDust(id);
        distributor.payBatch(id, _all());
        assertEq(coin.balanceOf(ALICE), 50_00 * MINOR, "alice is rounded down");
        assertEq(distributor.sweepDust(id), 1 * MINOR, "one cent");
        assertEq(coin.balanceOf(SAFE), 1 * MINOR, "to the Safe");
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.DustAlreadySwept.selector, id));
        distributor.sweepDust(id);
    }

    function test_aFailingPayeeIsRecordedAndStopsNobody() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        vm.mockCallRevert(address(coin), abi.encodeWithSelector(IERC20.transfer.selector, BOB), "blocked");
        assertEq(distributor.payBatch(id, _all()), 700_00 * MINOR, "the others");
        assertTrue(distributor.payoutOf(id, BOB) == CouponDistributor.Payout.Unpaid, "recorded");
        assertEq(distributor.sweepDust(id), 0, "bob's part is no dust");
        assertEq(coin.balanceOf(address(distributor)), 300_00 * MINOR, "kept for bob");
        vm.prank(BOB);
        vm.expectRevert();
        distributor.claim(id);
        vm.clearMockedCalls();
        vm.prank(BOB);
        assertEq(distributor.claim(id), 300_00 * MINOR, "claimed later");
        assertEq(distributor.progressOf(id).settledTokens, 100, "settled once");
    }

    function test_aCoinThatReturnsFalseCountsAsFailed() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        vm.mockCall(address(coin), abi.encodeWithSelector(IERC20.transfer.selector, BOB), abi.encode(false));
        distributor.payBatch(id, _all());
        assertTrue(distributor.payoutOf(id, BOB) == CouponDistributor.Payout.Unpaid, "recorded");
        vm.clearMockedCalls();
        assertEq(distributor.payBatch(id, _all()), 300_00 * MINOR, "paid by a later batch");
        assertEq(coin.balanceOf(BOB), 300_00 * MINOR, "once");
    }

    function test_aFrozenHolderIsKeptWaiting() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        vm.prank(REGISTRAR);
        identities.setFrozen(BOB, true);
        assertEq(distributor.payBatch(id, _all()), 700_00 * MINOR, "the others");
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.HolderFrozen.selector, BOB));
        distributor.claim(id);
        vm.prank(REGISTRAR);
        identities.setFrozen(BOB, false);
        vm.prank(BOB);
        assertEq(distributor.claim(id), 300_00 * MINOR, "after the freeze");
    }

    function test_aLapsedVerificationDoesNotForfeitACoupon() public {
        bytes32 id = declare(declaration(NOVEMBER, 1000_00 * MINOR));
        verifyUntil(BOB, START, false);
        vm.prank(BOB);
        assertEq(distributor.claim(id), 300_00 * MINOR, "still owed, still paid");
    }

    function test_neverMoreThanAttested() public {
        declare(declaration(NOVEMBER, 600_00 * MINOR));
        CouponDistributor.Declaration memory second = declaration(NOVEMBER, 400_01 * MINOR);
        second.kind = CouponDistributor.Kind.Redemption;
        _refused(
            second,
            abi.encodeWithSelector(
                CouponDistributor.AttestedTotalExceeded.selector, 1000_01 * MINOR, 1000_00 * MINOR
            )
        );
        second.amount = 400_00 * MINOR;
        declare(second);
        second.sequence = 2;
        second.amount = MINOR;
        _refused(
            second,
            abi.encodeWithSelector(
                CouponDistributor.AttestedTotalExceeded.selector, 1000_01 * MINOR, 1000_00 * MINOR
            )
        );
        assertEq(distributor.declaredAmountOf(DEAL_KEY, NOVEMBER), 1000_00 * MINOR, "all of it");
        assertEq(token.totalSupply(), 1100, "a redemption burns nothing");
    }

    function test_declaresOnceAndOnlyByTheDealsSafe() public {
        CouponDistributor.Declaration memory d = declaration(NOVEMBER, 100_00 * MINOR);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.NotTheDealsSafe.selector, DEAL_KEY, STRANGER));
        distributor.declare(d);
        bytes32 id = declare(d);
        d.amount = 1 * MINOR;
        _refused(d, abi.encodeWithSelector(CouponDistributor.AlreadyDeclared.selector, id));
    }

    function test_refusesWhatIsNotBound() public {
        CouponDistributor.Declaration memory d = declaration(202612, 100_00 * MINOR);
        _refused(d, abi.encodeWithSelector(CouponDistributor.DistributionNotAnchored.selector, DEAL_KEY, 202612));
        d = declaration(NOVEMBER, 100_00 * MINOR + 1);
        _refused(d, abi.encodeWithSelector(CouponDistributor.AmountNotInMinorUnits.selector, d.amount));
        d = declaration(NOVEMBER, 0);
        _refused(d, abi.encodeWithSelector(CouponDistributor.AmountNotInMinorUnits.selector, 0));
        d = declaration(NOVEMBER, MINOR);
        d.recordIndex = 1;
        _refused(d, abi.encodeWithSelector(RecordSnapshots.RecordNotReached.selector, 1, recordTime(1)));
        vm.prank(SAFE);
        registry.registerDeal("other", attestors(), 2);
        d = declaration(NOVEMBER, MINOR);
        d.dealKey = "other";
        _refused(
            d,
            abi.encodeWithSelector(CouponDistributor.TokenOfAnotherDeal.selector, address(token), bytes32("other"))
        );
        vm.expectRevert(abi.encodeWithSelector(CouponDistributor.NotDeclared.selector, bytes32("none")));
        distributor.payBatch("none", _all());
    }

    function test_refusesWhatNobodyHeld() public {
        vm.startPrank(SAFE);
        token.forcedTransfer(ALICE, SAFE, 50);
        token.forcedTransfer(BOB, SAFE, 30);
        token.forcedTransfer(CAROL, SAFE, 20);
        vm.stopPrank();
        vm.warp(recordTime(1));
        CouponDistributor.Declaration memory d = declaration(NOVEMBER, MINOR);
        d.recordIndex = 1;
        _refused(d, abi.encodeWithSelector(CouponDistributor.NothingCirculated.selector, address(token), 1));
    }

    function test_oneCoinOfSixDecimalsForEachDeal() public {
        CouponDistributor.Declaration memory d = declaration(NOVEMBER, MINOR);
        d.coin = address(token);
        _refused(d, abi.encodeWithSelector(CouponDistributor.CoinDecimals.selector, address(token), 0));
        declare(declaration(NOVEMBER, MINOR));
        d.coin = address(new TestCoin("Other", "OTH"));
        d.sequence = 2;
        _refused(
            d, abi.encodeWithSelector(CouponDistributor.CoinOfDealDiffers.selector, d.coin, address(coin))
        );
    }

    function test_withoutFundsNoDeclaration() public {
        CouponDistributor.Declaration memory d = declaration(NOVEMBER, MINOR);
        _refused(
            d,
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(distributor), 0, MINOR
            )
        );
        vm.mockCall(
            address(coin),
            abi.encodeWithSelector(IERC20.transferFrom.selector, SAFE, address(distributor), MINOR),
            abi.encode(true)
        );
        _refused(d, abi.encodeWithSelector(CouponDistributor.CoinReceivedDiffers.selector, MINOR, 0));
    }

    /// @dev Over any holdings and any amount: whole cents, never more than declared, less than a cent a holder left.
    function testFuzz_entitlementsConserve(uint256 seed, uint64 amountMinor) public {
        uint256 count = 1 + seed % 12;
        uint256 totalMinor = 1 + uint256(amountMinor) % 1_000_000_000_00;
        address[] memory holders = new address[](count);
        vm.startPrank(SAFE);
        token.forcedTransfer(ALICE, SAFE, 50);
        token.forcedTransfer(BOB, SAFE, 30);
        token.forcedTransfer(CAROL, SAFE, 20);
        vm.stopPrank();
        for (uint256 i = 0; i < count; i++) {
            holders[i] = address(uint160(0x3000 + i));
            verify(holders[i]);
            mint(holders[i], 1 + uint256(keccak256(abi.encode(seed, i))) % 40_000);
        }
        vm.warp(recordTime(1));
        attest(202612, totalMinor);
        CouponDistributor.Declaration memory d = declaration(202612, totalMinor * MINOR);
        d.recordIndex = 1;
        bytes32 id = declare(d);

        uint256 sum = 0;
        for (uint256 i = 0; i < count; i++) {
            uint256 amount = distributor.entitlementDownOf(id, holders[i]);
            assertEq(amount % MINOR, 0, "whole cents");
            uint256 exact = totalMinor * token.balanceOf(holders[i]);
            uint256 circulating = token.circulatingSupplyAt(1);
            assertTrue(amount / MINOR * circulating <= exact, "rounded down");
            assertTrue((amount / MINOR + 1) * circulating > exact, "by less than a cent");
            sum += amount;
        }
        assertTrue(sum <= d.amount, "never more than declared");
        uint256 before = coin.balanceOf(SAFE);
        assertEq(distributor.payBatch(id, holders), sum, "paid what was computed");
        uint256 dust = distributor.sweepDust(id);
        assertEq(sum + dust, d.amount, "conserved");
        assertTrue(dust < count * MINOR, "less than a cent a holder");
        assertEq(coin.balanceOf(SAFE), before + dust, "returned");
        assertEq(coin.balanceOf(address(distributor)), 0, "nothing stays");
    }

    function _refused(CouponDistributor.Declaration memory d, bytes memory reason) private {
        vm.prank(SAFE);
        vm.expectRevert(reason);
        distributor.declare(d);
    }

    function _all() private pure returns (address[] memory holders) {
        holders = new address[](3);
        holders[0] = ALICE;
        holders[1] = BOB;
        holders[2] = CAROL;
    }
}
