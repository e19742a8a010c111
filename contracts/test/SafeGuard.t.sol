// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISafeTransactionGuard} from "../src/interfaces/ISafeTransactionGuard.sol";
import {SafeGuard} from "../src/SafeGuard.sol";
import {World} from "./World.sol";

contract SafeGuardTest is World {
    address private constant MULTI_SEND = address(0x9641d764fc13c8B624c04430C7356C1C7C8102e2);
    uint64 private constant DELAY = 7 days;

    SafeGuard private guard;

    function setUp() public override {
        super.setUp();
        vm.etch(MULTI_SEND, hex"600160005500");
        guard = new SafeGuard(SAFE, MULTI_SEND, MULTI_SEND.codehash, DELAY);
    }

    function test_interfaceIdIsWhatSafe141Asks() public view {
        assertTrue(type(ISafeTransactionGuard).interfaceId == bytes4(0xe6d7a83a), "id");
        assertTrue(guard.supportsInterface(0xe6d7a83a) && guard.supportsInterface(0x01ffc9a7), "reported");
        assertTrue(!guard.supportsInterface(0xffffffff), "not everything");
    }

    function test_letsCallsAndBatchesThrough() public {
        _check(address(token), abi.encodeCall(token.mint, (ALICE, 1)), 0);
        _check(STRANGER, "", 0);
        bytes memory legs = abi.encodePacked(
            _leg(address(token), abi.encodeCall(token.mint, (ALICE, 1))),
            _leg(address(coin), ""),
            _leg(address(coin), hex"01"),
            _leg(SAFE, abi.encodeWithSignature("changeThreshold(uint256)", 2))
        );
        _check(MULTI_SEND, _multiSend(legs), 1);
        _check(MULTI_SEND, _multiSend(""), 1);
    }

    function test_refusesOtherDelegatecalls() public {
        _refuse(STRANGER, _multiSend(""), 1, abi.encodeWithSelector(SafeGuard.DelegatecallRefused.selector, STRANGER));
        _refuse(
            MULTI_SEND, hex"12345678", 1, abi.encodeWithSelector(SafeGuard.DelegatecallRefused.selector, MULTI_SEND)
        );
        _refuse(MULTI_SEND, "", 1, abi.encodeWithSelector(SafeGuard.DelegatecallRefused.selector, MULTI_SEND));
    }

    function test_refusesALegThatIsNotACall() public {
        bytes memory legs = abi.encodePacked(
            _leg(address(coin), ""), uint8(1), STRANGER, uint256(0), uint256(4), bytes4(0x12345678)
        );
        _refuse(MULTI_SEND, _multiSend(legs), 1, abi.encodeWithSelector(SafeGuard.LegNotACall.selector, 1));
    }

    function test_refusesChangedMultiSendCode() public {
        bytes32 expected = MULTI_SEND.codehash;
        vm.etch(MULTI_SEND, hex"00");
        _refuse(
            MULTI_SEND,
            _multiSend(""),
            1,
            abi.encodeWithSelector(SafeGuard.MultiSendCodeDiffers.selector, MULTI_SEND.codehash, expected)
        );
        vm.expectRevert(
            abi.encodeWithSelector(SafeGuard.MultiSendCodeDiffers.selector, MULTI_SEND.codehash, expected)
        );
        new SafeGuard(SAFE, MULTI_SEND, expected, DELAY);
    }

    function test_refusesRefunds() public {
        bytes memory refusal = abi.encodeWithSelector(SafeGuard.RefundRefused.selector);
        vm.startPrank(SAFE);
        vm.expectRevert(refusal);
        guard.checkTransaction(STRANGER, 0, "", 0, 0, 0, 1, address(0), payable(0), "", ALICE);
        vm.expectRevert(refusal);
        guard.checkTransaction(STRANGER, 0, "", 0, 0, 0, 0, address(coin), payable(0), "", ALICE);
        vm.expectRevert(refusal);
        guard.checkTransaction(STRANGER, 0, "", 0, 0, 0, 0, address(0), payable(ALICE), "", ALICE);
    }

    function test_ownersAndThresholdMayChangeNothingElseOfTheSafe() public {
        _check(SAFE, "", 0);
        _check(SAFE, abi.encodeWithSignature("addOwnerWithThreshold(address,uint256)", ALICE, 2), 0);
        _check(SAFE, abi.encodeWithSignature("removeOwner(address,address,uint256)", BOB, ALICE, 2), 0);
        _check(SAFE, abi.encodeWithSignature("swapOwner(address,address,address)", BOB, ALICE, CAROL), 0);
        bytes[5] memory refused = [
            abi.encodeWithSignature("enableModule(address)", STRANGER),
            abi.encodeWithSignature("disableModule(address,address)", ALICE, STRANGER),
            abi.encodeWithSignature("setFallbackHandler(address)", STRANGER),
            abi.encodeWithSignature("simulateAndRevert(address,bytes)", STRANGER, ""),
            bytes(hex"610b59")
        ];
        for (uint256 i = 0; i < refused.length; i++) {
            bytes memory refusal = abi.encodeWithSelector(SafeGuard.SafeCallRefused.selector, bytes4(refused[i]));
            _refuse(SAFE, refused[i], 0, refusal);
            if (refused[i].length < 4) continue;
            _refuse(MULTI_SEND, _multiSend(abi.encodePacked(_leg(address(coin), ""), _leg(SAFE, refused[i]))), 1, refusal);
            // The zero address is the Safe itself to later versions of MultiSend.
            _refuse(MULTI_SEND, _multiSend(_leg(address(0), refused[i])), 1, refusal);
        }
    }

    function test_refusesMalformedBatches() public {
        bytes memory refusal = abi.encodeWithSelector(SafeGuard.BatchMalformed.selector);
        bytes memory leg = _leg(address(coin), hex"0102030405");
        for (uint256 cut = 1; cut < leg.length; cut++) {
            bytes memory short = new bytes(leg.length - cut);
            for (uint256 i = 0; i < short.length; i++) {
                short[i] = leg[i];
            }
            _refuse(MULTI_SEND, _multiSend(short), 1, refusal);
        }
        bytes4 selector = bytes4(keccak256("multiSend(bytes)"));
        _refuse(MULTI_SEND, abi.encodePacked(selector), 1, refusal);
        _refuse(MULTI_SEND, abi.encodePacked(selector, uint256(64), uint256(0), uint256(0)), 1, refusal);
        _refuse(MULTI_SEND, abi.encodePacked(selector, uint256(32), type(uint256).max, leg), 1, refusal);
        bytes memory endless = abi.encodePacked(uint8(0), address(coin), uint256(0), type(uint256).max);
        _refuse(MULTI_SEND, _multiSend(endless), 1, refusal);
    }

    /// @dev A forbidden call is found wherever it stands among allowed legs of any length.
    function testFuzz_findsTheForbiddenLegAnywhere(uint256 seed) public {
        uint256 count = 1 + seed % 9;
        uint256 bad = (seed >> 8) % count;
        bytes memory legs;
        for (uint256 i = 0; i < count; i++) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            legs = abi.encodePacked(
                legs,
                i == bad
                    ? _leg(SAFE, abi.encodeWithSignature("enableModule(address)", STRANGER))
                    : _leg(address(uint160(dice)), new bytes(dice % 200))
            );
        }
        _refuse(
            MULTI_SEND,
            _multiSend(legs),
            1,
            abi.encodeWithSelector(SafeGuard.SafeCallRefused.selector, bytes4(keccak256("enableModule(address)")))
        );
    }

    function test_isRemovedOnlyAnnouncedAndAfterTheDelay() public {
        bytes memory removal = abi.encodeWithSignature("setGuard(address)", address(0));
        _refuse(SAFE, removal, 0, abi.encodeWithSelector(SafeGuard.RemovalNotDue.selector, 0));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(SafeGuard.NotTheSafe.selector, STRANGER));
        guard.announceRemoval();
        vm.prank(SAFE);
        guard.announceRemoval();
        bytes memory notDue = abi.encodeWithSelector(SafeGuard.RemovalNotDue.selector, START + DELAY);
        vm.warp(START + DELAY - 1);
        _refuse(SAFE, removal, 0, notDue);
        vm.warp(START + DELAY);
        _check(SAFE, removal, 0);
        _check(MULTI_SEND, _multiSend(_leg(SAFE, removal)), 1);
        vm.warp(START + DELAY + 14 days);
        _refuse(SAFE, removal, 0, notDue);
        vm.prank(SAFE);
        guard.announceRemoval();
        vm.prank(SAFE);
        guard.cancelRemoval();
        vm.warp(START + 60 days);
        _refuse(SAFE, removal, 0, abi.encodeWithSelector(SafeGuard.RemovalNotDue.selector, 0));
    }

    function test_guardsItsOwnSafeOnly() public {
        bytes memory refusal = abi.encodeWithSelector(SafeGuard.NotTheSafe.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        guard.checkTransaction(ALICE, 0, "", 0, 0, 0, 0, address(0), payable(0), "", ALICE);
        vm.expectRevert(refusal);
        guard.checkAfterExecution(bytes32(0), true);
        vm.expectRevert(refusal);
        guard.cancelRemoval();
    }

    function _check(address to, bytes memory data, uint8 operation) private {
        vm.prank(SAFE);
        guard.checkTransaction(to, 0, data, operation, 0, 0, 0, address(0), payable(0), "", ALICE);
    }

    function _refuse(address to, bytes memory data, uint8 operation, bytes memory reason) private {
        vm.prank(SAFE);
        vm.expectRevert(reason);
        guard.checkTransaction(to, 0, data, operation, 0, 0, 0, address(0), payable(0), "", ALICE);
    }

    function _multiSend(bytes memory legs) private pure returns (bytes memory) {
        return abi.encodeWithSignature("multiSend(bytes)", legs);
    }

    function _leg(address to, bytes memory data) private pure returns (bytes memory) {
        return abi.encodePacked(uint8(0), to, uint256(0), data.length, data);
    }
}
