// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC7943Fungible} from "../src/interfaces/IERC7943Fungible.sol";
import {RecordSnapshots} from "../src/RecordSnapshots.sol";
import {TrancheTerms} from "../src/TrancheTerms.sol";
import {TrancheToken} from "../src/TrancheToken.sol";
import {World} from "./World.sol";

contract TrancheTokenTest is World {
    function test_isWhatItsTermsSay() public view {
        assertEq(token.decimals(), 0, "decimals");
        assertEq(token.capTokens(), CAP_TOKENS, "cap");
        assertEq(token.dealKey(), DEAL_KEY, "dealKey");
        assertEq(token.recordTimes().length, RECORDS, "records");
        assertTrue(token.isExcluded(SAFE) && token.isExcluded(address(desk)), "safe and desk are excluded");
    }

    function test_interfaceIdIsThatOfErc7943() public view {
        assertTrue(type(IERC7943Fungible).interfaceId == bytes4(0x3edbb4c4), "id of the final standard");
        assertTrue(token.supportsInterface(0x3edbb4c4), "reported");
        assertTrue(token.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(!token.supportsInterface(0xffffffff), "not everything");
    }

    function test_mintsOnlyByIssuerAndOnlyUpToTheCap() public {
        bytes memory refusal = _unauthorized(STRANGER, token.ISSUER_ROLE());
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        token.mint(ALICE, 1);
        mint(address(desk), CAP_TOKENS);
        vm.prank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.CapExceeded.selector, CAP_TOKENS + 1, CAP_TOKENS));
        token.mint(address(desk), 1);
    }

    function test_mintsOnlyToEligible() public {
        vm.prank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, STRANGER));
        token.mint(STRANGER, 1);
    }

    function test_transfersOnlyBetweenEligible() public {
        mint(ALICE, 10);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, STRANGER));
        token.transfer(STRANGER, 1);
        assertTrue(!token.canTransfer(ALICE, STRANGER, 1), "canTransfer to a stranger");
        assertTrue(token.canTransfer(ALICE, BOB, 10), "canTransfer all");
        assertTrue(!token.canTransfer(ALICE, BOB, 11), "canTransfer more than all");
        verifyUntil(ALICE, START, false);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotSend.selector, ALICE));
        token.transfer(BOB, 1);
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, BOB, 0, 1));
        token.transfer(CAROL, 1);
    }

    function test_transferFromObeysTheSameRules() public {
        mint(ALICE, 10);
        vm.prank(ALICE);
        token.approve(COURIER, 10);
        vm.startPrank(COURIER);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, STRANGER));
        token.transferFrom(ALICE, STRANGER, 1);
        token.transferFrom(ALICE, BOB, 4);
        vm.stopPrank();
        assertEq(token.balanceOf(BOB), 4, "moved");
    }

    function test_frozenTokensStay() public {
        mint(ALICE, 10);
        vm.prank(SAFE);
        token.setFrozenTokens(ALICE, 7);
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ALICE, 4, 3)
        );
        token.transfer(BOB, 4);
        assertTrue(!token.canTransfer(ALICE, BOB, 4), "canTransfer frozen");
        move(ALICE, BOB, 3);
        vm.prank(SAFE);
        token.setFrozenTokens(ALICE, 100);
        assertTrue(!token.canTransfer(ALICE, BOB, 1), "frozen above the balance");
        vm.prank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.FrozenOutOfRange.selector, uint256(1) << 128));
        token.setFrozenTokens(ALICE, uint256(1) << 128);
    }

    /// A lock-up is a freeze without end: what the holder has, and what he still gets, stays until it is lifted.
    function test_aLockUpHoldsWhatTheHolderHasAndStillGets() public {
        vm.prank(SAFE);
        token.setFrozenTokens(ALICE, type(uint128).max);
        mint(ALICE, 10);
        mint(BOB, 5);
        move(BOB, ALICE, 5);
        assertTrue(!token.canTransfer(ALICE, BOB, 1), "locked up");
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ALICE, 1, 0)
        );
        token.transfer(BOB, 1);
        vm.prank(ALICE);
        token.approve(COURIER, 15);
        vm.prank(COURIER);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ALICE, 15, 0)
        );
        token.transferFrom(ALICE, BOB, 15);
        vm.prank(SAFE);
        token.setFrozenTokens(ALICE, 0);
        move(ALICE, BOB, 15);
        assertEq(token.balanceOf(BOB), 15, "released");
    }

    function test_onlyTheEnforcerFreezesAndForces() public {
        bytes memory refusal = _unauthorized(STRANGER, token.ENFORCER_ROLE());
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        token.setFrozenTokens(ALICE, 1);
        vm.expectRevert(refusal);
        token.forcedTransfer(ALICE, BOB, 1);
    }

    function test_forcedTransferPassesFreezeAndEligibilityOfTheSender() public {
        mint(ALICE, 10);
        verifyUntil(ALICE, START, true);
        vm.startPrank(SAFE);
        token.setFrozenTokens(ALICE, 9);
        token.forcedTransfer(ALICE, BOB, 6);
        assertEq(token.balanceOf(BOB), 6, "moved");
        assertEq(token.getFrozenTokens(ALICE), 4, "unfrozen no more than needed");
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, STRANGER));
        token.forcedTransfer(BOB, STRANGER, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ALICE, 4, 5));
        token.forcedTransfer(ALICE, BOB, 5);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidSender.selector, address(0)));
        token.forcedTransfer(address(0), BOB, 5);
        assertEq(token.totalSupply(), 10, "forced transfers mint nothing");
    }

    function test_documentsAreSupersededNeverRemoved() public {
        bytes memory refusal = _unauthorized(STRANGER, bytes32(0));
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        token.setDocument("term-sheet", "ipfs://x", keccak256("x"));
        vm.startPrank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.DocumentHashMissing.selector, bytes32("term-sheet")));
        token.setDocument("term-sheet", "ipfs://x", bytes32(0));
        token.setDocument("term-sheet", "https://a/1", keccak256("1"));
        vm.warp(START + 1 days);
        token.setDocument("term-sheet", "https://a/2", keccak256("2"));
        vm.stopPrank();
        (string memory uri, bytes32 documentHash, uint256 updatedAt) = token.getDocument("term-sheet");
        assertEq(keccak256(bytes(uri)), keccak256("https://a/2"), "uri");
        assertEq(documentHash, keccak256("2"), "hash");
        assertEq(updatedAt, START + 1 days, "time");
        assertEq(token.getAllDocuments().length, 1, "one name");
    }

    function test_recordTimesAreAddedAheadAndInOrderByTheSafe() public {
        bytes memory refusal = _unauthorized(STRANGER, bytes32(0));
        uint64[] memory times = new uint64[](1);
        times[0] = recordTime(RECORDS);
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        token.appendRecordTimes(times);
        vm.startPrank(SAFE);
        times[0] = recordTime(RECORDS - 1);
        vm.expectRevert(
            abi.encodeWithSelector(RecordSnapshots.RecordTimesNotIncreasing.selector, times[0], times[0])
        );
        token.appendRecordTimes(times);
        uint64 last = recordTime(RECORDS - 1);
        vm.warp(last);
        times[0] = last + 5 days - 1;
        vm.expectRevert(abi.encodeWithSelector(RecordSnapshots.RecordTimeTooSoon.selector, times[0], last + 5 days));
        token.appendRecordTimes(times);
        times[0] = last + 5 days;
        token.appendRecordTimes(times);
        assertEq(token.recordTime(RECORDS), last + 5 days, "added");
        vm.expectRevert(
            abi.encodeWithSelector(RecordSnapshots.TooManyRecordTimes.selector, RECORDS + 1 + 480)
        );
        token.appendRecordTimes(new uint64[](480));
        vm.expectRevert(abi.encodeWithSelector(RecordSnapshots.RecordUnknown.selector, RECORDS + 1));
        token.recordTime(RECORDS + 1);
    }

    function test_exclusionOnlyAtBalanceZero() public {
        mint(ALICE, 1);
        vm.startPrank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(RecordSnapshots.ExclusionNeedsZeroBalance.selector, ALICE, 1));
        token.setExcluded(ALICE, true);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.ZeroAddress.selector));
        token.setExcluded(address(0), true);
        token.setExcluded(BOB, true);
        vm.stopPrank();
        assertTrue(token.isExcluded(BOB), "excluded");
        bytes memory refusal = _unauthorized(STRANGER, bytes32(0));
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        token.setExcluded(CAROL, true);
    }

    function test_refusesTermsThatCannotHold() public {
        TrancheTerms memory t = terms();
        t.capTokens = 0;
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.CapOutOfRange.selector, 0));
        new TrancheToken(t);
        t.capTokens = uint256(1) << 128;
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.CapOutOfRange.selector, t.capTokens));
        new TrancheToken(t);
        t = terms();
        t.admin = address(0);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.ZeroAddress.selector));
        new TrancheToken(t);
        t = terms();
        t.excluded[0] = address(0);
        vm.expectRevert(abi.encodeWithSelector(TrancheToken.ZeroAddress.selector));
        new TrancheToken(t);
        t = terms();
        t.recordTimes[0] = START;
        vm.expectRevert(abi.encodeWithSelector(RecordSnapshots.RecordTimeTooSoon.selector, START, START + 1));
        new TrancheToken(t);
    }

    function _unauthorized(address account, bytes32 role) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, account, role);
    }
}
