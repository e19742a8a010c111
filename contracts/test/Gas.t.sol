// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {World} from "./World.sol";

/// @title What a transfer costs as a transaction of its own [gas]: at most what the design says, and not much more than
///        was measured when this was written (plain 52 173, first after a record time 146 740 for holders without any
///        snapshot and 112 540 later on, to a new holder 112 618).
contract GasTest is World {
    address private constant DAVE = address(0xdafe);

    function setUp() public override {
        super.setUp();
        mint(ALICE, 1000);
        mint(BOB, 1000);
        verify(DAVE);
    }

    /// forge-config: default.isolate = true
    function test_plainTransfer() public {
        vm.warp(START + 1 days);
        move(ALICE, BOB, 10);
        assertTrue(_gas() < 53_000, "plain");
    }

    /// forge-config: default.isolate = true
    function test_firstTransferAfterARecordTime() public {
        vm.warp(recordTime(0));
        move(ALICE, BOB, 10);
        assertTrue(_gas() < 149_000, "first after a record");
        move(ALICE, BOB, 10);
        assertTrue(_gas() < 53_000, "second after a record");
        vm.warp(recordTime(1));
        move(ALICE, BOB, 10);
        assertTrue(_gas() < 115_000, "first after the next record");
    }

    /// forge-config: default.isolate = true
    function test_transferToANewHolder() public {
        vm.warp(recordTime(0));
        move(ALICE, BOB, 10);
        move(ALICE, DAVE, 10);
        assertTrue(_gas() < 115_000, "new holder");
    }

    function _gas() private view returns (uint256) {
        return vm.lastCallGas().gasTotalUsed;
    }
}
