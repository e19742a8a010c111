// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {CouponDistributor} from "../src/CouponDistributor.sol";
import {World} from "./World.sol";

/// @title Does anything that people may do to one deal, in any order, without ever failing.
contract DealHandler is World {
    uint256 public constant HOLDERS = 5;

    address[] public holders;
    bytes32[] public declarationIds;
    uint64 private _now;
    uint32 private _period = 202610;
    uint256 private _orders;

    constructor() {
        setUp();
        _now = START;
        registerDeal(2);
        mint(address(desk), CAP_TOKENS);
        vm.prank(SAFE);
        desk.setAllowance(address(token), CAP_TOKENS / 2);
        for (uint256 i = 0; i < HOLDERS; i++) {
            holders.push(address(uint160(0x4000 + i)));
            verify(holders[i]);
        }
        for (uint256 i = 0; i < HOLDERS; i++) {
            deliver(i, 1000 * i);
        }
    }

    modifier atTheTime() {
        vm.warp(_now);
        _;
    }

    function wait_(uint256 seconds_) external {
        _now += uint64(bound(seconds_, 1, 20 days));
    }

    function deliver(uint256 to, uint256 tokens) public atTheTime {
        uint256 left = CAP_TOKENS / 2 - desk.offeringOf(address(token)).deliveredTokens;
        if (left == 0) return;
        vm.prank(COURIER);
        desk.deliver(bytes32(++_orders), address(token), holders[to % HOLDERS], bound(tokens, 1, left));
    }

    function transfer(uint256 from, uint256 to, uint256 tokens) external atTheTime {
        address sender = holders[from % HOLDERS];
        move(sender, holders[to % HOLDERS], bound(tokens, 0, token.balanceOf(sender)));
    }

    function seize(uint256 from, uint256 to, uint256 tokens) external atTheTime {
        address sender = holders[from % HOLDERS];
        uint256 amount = bound(tokens, 0, token.balanceOf(sender));
        vm.prank(SAFE);
        token.forcedTransfer(sender, to % 3 == 0 ? SAFE : holders[to % HOLDERS], amount);
    }

    /// @dev The next month: statement, distribution and up to two declarations on the last record time that has passed.
    function declareNext(uint256 totalMinor, uint256 split) external atTheTime {
        if (_now < recordTime(0) || _period == 202612) return;
        uint32 recordIndex = 0;
        while (recordIndex + 1 < RECORDS && _now >= recordTime(recordIndex + 1)) recordIndex++;
        if (token.circulatingSupplyAt(recordIndex) == 0) return;
        _period++;
        totalMinor = bound(totalMinor, 2, 1_000_000_00);
        attest(_period, totalMinor);
        CouponDistributor.Declaration memory d = declaration(_period, 0);
        d.recordIndex = recordIndex;
        uint256 couponMinor = bound(split, 1, totalMinor - 1);
        d.amount = couponMinor * 10 ** 4;
        declarationIds.push(declare(d));
        d.kind = CouponDistributor.Kind.Redemption;
        d.amount = (totalMinor - couponMinor) * 10 ** 4;
        declarationIds.push(declare(d));
    }

    function claim(uint256 holder, uint256 id) external atTheTime {
        if (declarationIds.length == 0) return;
        bytes32 declarationId = declarationIds[id % declarationIds.length];
        address account = holders[holder % HOLDERS];
        vm.prank(account);
        try distributor.claim(declarationId) {} catch {}
    }

    function payBatch(uint256 id, uint256 first, uint256 count) external atTheTime {
        if (declarationIds.length == 0) return;
        address[] memory batch = new address[](count % (HOLDERS + 2));
        for (uint256 i = 0; i < batch.length; i++) {
            batch[i] = holders[(first % HOLDERS + i) % HOLDERS];
        }
        distributor.payBatch(declarationIds[id % declarationIds.length], batch);
    }

    function sweep(uint256 id) external atTheTime {
        if (declarationIds.length == 0) return;
        try distributor.sweepDust(declarationIds[id % declarationIds.length]) {} catch {}
    }

    /// @dev Frozen only while a batch runs, which then leaves that holder unpaid.
    function payBatchWhileFrozen(uint256 id, uint256 holder) external atTheTime {
        if (declarationIds.length == 0) return;
        address[] memory batch = new address[](1);
        batch[0] = holders[holder % HOLDERS];
        vm.prank(REGISTRAR);
        identities.setFrozen(batch[0], true);
        distributor.payBatch(declarationIds[id % declarationIds.length], batch);
        vm.prank(REGISTRAR);
        identities.setFrozen(batch[0], false);
    }

    /// @dev What each holder has been paid is what was due to it from the declarations marked as paid, and no more.
    function assertNobodyIsPaidTwice() external view {
        for (uint256 h = 0; h < HOLDERS; h++) {
            uint256 due = 0;
            for (uint256 i = 0; i < declarationIds.length; i++) {
                if (distributor.payoutOf(declarationIds[i], holders[h]) != CouponDistributor.Payout.Paid) continue;
                due += distributor.entitlementDownOf(declarationIds[i], holders[h]);
            }
            assertEq(coin.balanceOf(holders[h]), due, "paid");
        }
    }

    /// @dev The distributor always holds what it still owes.
    function assertSolvent() external view {
        uint256 owed = 0;
        for (uint256 i = 0; i < declarationIds.length; i++) {
            uint256 sum = 0;
            for (uint256 h = 0; h < HOLDERS; h++) {
                uint256 amount = distributor.entitlementDownOf(declarationIds[i], holders[h]);
                sum += amount;
                if (distributor.payoutOf(declarationIds[i], holders[h]) != CouponDistributor.Payout.Paid) owed += amount;
            }
            assertTrue(sum <= distributor.declarationOf(declarationIds[i]).amount, "entitlements within the amount");
        }
        assertTrue(coin.balanceOf(address(distributor)) >= owed, "solvent");
    }

    function assertTokensAddUp() external view {
        uint256 circulating = 0;
        for (uint256 h = 0; h < HOLDERS; h++) {
            circulating += token.balanceOf(holders[h]);
        }
        assertEq(token.circulatingSupply(), circulating, "circulating");
        assertEq(token.balanceOf(address(desk)) + token.balanceOf(SAFE) + circulating, token.totalSupply(), "total");
        assertTrue(token.totalSupply() <= CAP_TOKENS, "cap");
    }

    /// @dev At every record time that has passed, the parts add up to the supply that circulated.
    function assertRecordsAddUp() external {
        vm.warp(_now);
        for (uint256 r = 0; r < RECORDS && recordTime(r) <= _now; r++) {
            uint256 sum = token.circulatingBalanceOfAt(SAFE, r) + token.circulatingBalanceOfAt(address(desk), r);
            for (uint256 h = 0; h < HOLDERS; h++) {
                sum += token.circulatingBalanceOfAt(holders[h], r);
            }
            assertEq(token.circulatingSupplyAt(r), sum, "record");
        }
    }
}

contract InvariantsTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    DealHandler private _handler;

    function setUp() public {
        _handler = new DealHandler();
    }

    /// @dev Read by forge: what it may call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = DealHandler.wait_.selector;
        selectors[1] = DealHandler.deliver.selector;
        selectors[2] = DealHandler.transfer.selector;
        selectors[3] = DealHandler.seize.selector;
        selectors[4] = DealHandler.declareNext.selector;
        selectors[5] = DealHandler.claim.selector;
        selectors[6] = DealHandler.payBatch.selector;
        selectors[7] = DealHandler.sweep.selector;
        selectors[8] = DealHandler.payBatchWhileFrozen.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_handler), selectors);
    }

    function invariant_nobodyIsPaidTwice() external view {
        _handler.assertNobodyIsPaidTwice();
    }

    function invariant_theDistributorIsSolvent() external view {
        _handler.assertSolvent();
    }

    function invariant_tokensAddUp() external view {
        _handler.assertTokensAddUp();
    }

    function invariant_recordsAddUp() external {
        _handler.assertRecordsAddUp();
    }
}
