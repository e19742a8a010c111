// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {RecordSnapshots} from "../src/RecordSnapshots.sol";
import {World} from "./World.sol";

contract RecordSnapshotsTest is World {
    uint256 private constant ACCOUNTS = 6;
    uint256 private constant STEPS = 40;

    function test_readingBeforeTheRecordTimeReverts() public {
        bytes memory refusal = abi.encodeWithSelector(RecordSnapshots.RecordNotReached.selector, 0, recordTime(0));
        vm.warp(recordTime(0) - 1);
        vm.expectRevert(refusal);
        token.balanceOfAt(ALICE, 0);
        vm.expectRevert(refusal);
        token.circulatingBalanceOfAt(ALICE, 0);
        vm.expectRevert(refusal);
        token.circulatingSupplyAt(0);
        vm.expectRevert(abi.encodeWithSelector(RecordSnapshots.RecordUnknown.selector, RECORDS));
        token.balanceOfAt(ALICE, RECORDS);
        vm.warp(recordTime(0));
        assertEq(token.circulatingSupplyAt(0), 0, "from the record time on");
    }

    function test_theBlockOfTheRecordTimeComesAfterTheRecord() public {
        mint(ALICE, 10);
        vm.warp(recordTime(0) - 1);
        move(ALICE, BOB, 3);
        vm.warp(recordTime(0));
        move(ALICE, BOB, 4);
        assertEq(token.balanceOfAt(ALICE, 0), 7, "alice");
        assertEq(token.balanceOfAt(BOB, 0), 3, "bob");
    }

    function test_aHolderWhoCameAfterTheRecordHadNothing() public {
        vm.warp(recordTime(2));
        mint(ALICE, 10);
        for (uint256 i = 0; i < 3; i++) {
            assertEq(token.balanceOfAt(ALICE, i), 0, "before");
            assertEq(token.circulatingSupplyAt(i), 0, "nothing circulated");
        }
        vm.warp(recordTime(3));
        assertEq(token.balanceOfAt(ALICE, 3), 10, "after");
    }

    function test_excludedHoldersDoNotCirculate() public {
        mint(address(desk), 100);
        mint(ALICE, 10);
        vm.warp(recordTime(0));
        assertEq(token.circulatingSupplyAt(0), 10, "only alice");
        assertEq(token.balanceOfAt(address(desk), 0), 100, "the desk's balance");
        assertEq(token.circulatingBalanceOfAt(address(desk), 0), 0, "takes no part");
        // The desk sells all, and is a plain holder later: at the first record it still was excluded.
        move(address(desk), BOB, 100);
        vm.prank(SAFE);
        token.setExcluded(address(desk), false);
        verify(address(desk));
        move(BOB, address(desk), 60);
        vm.warp(recordTime(1));
        assertEq(token.circulatingBalanceOfAt(address(desk), 0), 0, "as it was");
        assertEq(token.circulatingBalanceOfAt(address(desk), 1), 60, "as it is");
        assertEq(token.circulatingSupplyAt(0), 10, "as it was");
        assertEq(token.circulatingSupplyAt(1), 110, "as it is");
    }

    function test_aForcedTransferIsSnapshottedToo() public {
        mint(ALICE, 10);
        vm.warp(recordTime(0));
        vm.prank(SAFE);
        token.forcedTransfer(ALICE, SAFE, 10);
        assertEq(token.balanceOfAt(ALICE, 0), 10, "owned at the record");
        assertEq(token.circulatingSupplyAt(0), 10, "circulated at the record");
    }

    function test_recordTimesThatAreAddedLaterAreKeptToo() public {
        mint(ALICE, 10);
        vm.warp(recordTime(RECORDS - 1));
        move(ALICE, BOB, 1);
        uint64[] memory times = new uint64[](2);
        times[0] = recordTime(RECORDS);
        times[1] = recordTime(RECORDS + 1);
        vm.prank(SAFE);
        token.appendRecordTimes(times);
        move(ALICE, BOB, 1);
        vm.warp(times[1]);
        move(ALICE, BOB, 8);
        assertEq(token.balanceOfAt(ALICE, RECORDS - 1), 10, "the last of the first calendar");
        assertEq(token.balanceOfAt(ALICE, RECORDS), 8, "the first that was added");
        assertEq(token.balanceOfAt(ALICE, RECORDS + 1), 8, "the second that was added");
    }

    /// @dev Against a model that writes every balance at every record time, over random movements in random time.
    function testFuzz_snapshotsEqualTheNaiveModel(uint256 seed) public {
        address[] memory accounts = new address[](ACCOUNTS);
        accounts[0] = SAFE;
        accounts[1] = address(desk);
        for (uint256 i = 2; i < ACCOUNTS; i++) {
            accounts[i] = address(uint160(0x2000 + i));
            verify(accounts[i]);
        }
        mint(SAFE, 1000);

        uint256[ACCOUNTS][RECORDS] memory model;
        uint256 modelled = 0;
        uint64 time = START;
        for (uint256 step = 0; step < STEPS; step++) {
            uint256 dice = uint256(keccak256(abi.encode(seed, step)));
            time += uint64(dice % (RECORD_STEP_SECONDS / 2));
            modelled = _record(model, accounts, modelled, time);
            vm.warp(time);
            _anyMovement(accounts, dice);
        }
        time = recordTime(RECORDS - 1);
        if (timestamp() < time) vm.warp(time);
        _record(model, accounts, modelled, time);

        for (uint256 r = 0; r < RECORDS; r++) {
            uint256 circulating = 0;
            for (uint256 i = 0; i < ACCOUNTS; i++) {
                assertEq(token.balanceOfAt(accounts[i], r), model[r][i], "balance");
                assertEq(token.circulatingBalanceOfAt(accounts[i], r), i < 2 ? 0 : model[r][i], "part");
                if (i >= 2) circulating += model[r][i];
            }
            assertEq(token.circulatingSupplyAt(r), circulating, "circulating");
        }
    }

    /// @dev Writes the present balances for every record time up to `time` that the model has not got.
    function _record(uint256[ACCOUNTS][RECORDS] memory model, address[] memory accounts, uint256 modelled, uint64 time)
        private
        view
        returns (uint256)
    {
        while (modelled < RECORDS && recordTime(modelled) <= time) {
            for (uint256 i = 0; i < ACCOUNTS; i++) {
                model[modelled][i] = token.balanceOf(accounts[i]);
            }
            modelled++;
        }
        return modelled;
    }

    function _anyMovement(address[] memory accounts, uint256 dice) private {
        address from = accounts[(dice >> 32) % ACCOUNTS];
        address to = accounts[(dice >> 64) % ACCOUNTS];
        uint256 amount = (dice >> 96) % (token.balanceOf(from) + 1);
        uint256 kind = (dice >> 128) % 8;
        if (kind == 0) {
            mint(to, 1 + amount % 50);
        } else if (kind == 1) {
            vm.prank(SAFE);
            token.forcedTransfer(from, to, amount);
        } else {
            move(from, to, amount);
        }
    }
}
