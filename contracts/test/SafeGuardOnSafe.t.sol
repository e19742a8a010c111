// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {SafeGuard} from "../src/SafeGuard.sol";
import {World} from "./World.sol";

interface ISafe {
    function setup(
        address[] calldata owners,
        uint256 threshold,
        address to,
        bytes calldata data,
        address fallbackHandler,
        address paymentToken,
        uint256 payment,
        address payable paymentReceiver
    ) external;
    function execTransaction(
        address to,
        uint256 value,
        bytes calldata data,
        uint8 operation,
        uint256 safeTxGas,
        uint256 baseGas,
        uint256 gasPrice,
        address gasToken,
        address payable refundReceiver,
        bytes calldata signatures
    ) external payable returns (bool);
    function getTransactionHash(
        address to,
        uint256 value,
        bytes calldata data,
        uint8 operation,
        uint256 safeTxGas,
        uint256 baseGas,
        uint256 gasPrice,
        address gasToken,
        address refundReceiver,
        uint256 nonce
    ) external view returns (bytes32);
    function nonce() external view returns (uint256);
    function getThreshold() external view returns (uint256);
    function isModuleEnabled(address module) external view returns (bool);
    function setGuard(address guard) external;
    function enableModule(address module) external;
    function changeThreshold(uint256 threshold) external;
}

interface ISafeProxyFactory {
    function createProxyWithNonce(address singleton, bytes calldata initializer, uint256 saltNonce)
        external
        returns (address);
}

/// @title The guard on the real SafeL2 1.4.1 and the real MultiSendCallOnly, from their published creation code.
contract SafeGuardOnSafeTest is World {
    uint64 private constant DELAY = 7 days;

    ISafe private safe;
    SafeGuard private guard;
    address private multiSend;

    function setUp() public override {
        super.setUp();
        string memory deployments = vm.readFile("deployments/safe-1.4.1.creation-code.json");
        address singleton = _create(vm.parseJsonBytes(deployments, ".creationCode.SafeL2"));
        address proxies = _create(vm.parseJsonBytes(deployments, ".creationCode.SafeProxyFactory"));
        multiSend = _create(vm.parseJsonBytes(deployments, ".creationCode.MultiSendCallOnly"));

        bytes memory initializer = abi.encodeCall(
            ISafe.setup, (attestors(), 2, address(0), "", address(0), address(0), 0, payable(address(0)))
        );
        safe = ISafe(ISafeProxyFactory(proxies).createProxyWithNonce(singleton, initializer, 0));
        bytes32 codeHash = vm.parseJsonBytes32(vm.readFile("deployments/safe-1.4.1.json"), ".contracts.MultiSendCallOnly.codeHash");
        guard = new SafeGuard(address(safe), multiSend, codeHash, DELAY);
        _execute(address(safe), abi.encodeCall(ISafe.setGuard, (address(guard))), 0, "");
    }

    function test_runsABatch() public {
        _execute(multiSend, _batch(_mintLeg(ALICE, 5), _mintLeg(BOB, 7)), 1, "");
        assertEq(coin.balanceOf(ALICE), 5, "first leg");
        assertEq(coin.balanceOf(BOB), 7, "second leg");
    }

    function test_enablesNoModuleByCallOrBatch() public {
        bytes memory enable = abi.encodeCall(ISafe.enableModule, (STRANGER));
        bytes memory refusal = abi.encodeWithSelector(SafeGuard.SafeCallRefused.selector, ISafe.enableModule.selector);
        _execute(address(safe), enable, 0, refusal);
        _execute(multiSend, _batch(_mintLeg(ALICE, 5), _leg(address(safe), enable)), 1, refusal);
        assertTrue(!safe.isModuleEnabled(STRANGER), "no module");
        assertEq(coin.balanceOf(ALICE), 0, "nothing of the batch");
    }

    function test_refusesADelegatecallElsewhere() public {
        _execute(
            address(coin),
            abi.encodeCall(coin.mint, (ALICE, 1)),
            1,
            abi.encodeWithSelector(SafeGuard.DelegatecallRefused.selector, address(coin))
        );
    }

    function test_changesItsThreshold() public {
        _execute(address(safe), abi.encodeCall(ISafe.changeThreshold, (1)), 0, "");
        assertEq(safe.getThreshold(), 1, "threshold");
    }

    function test_dropsTheGuardOnlyAfterTheDelay() public {
        bytes memory removal = abi.encodeCall(ISafe.setGuard, (address(0)));
        _execute(address(safe), removal, 0, abi.encodeWithSelector(SafeGuard.RemovalNotDue.selector, 0));
        _execute(address(guard), abi.encodeCall(SafeGuard.announceRemoval, ()), 0, "");
        vm.warp(START + DELAY);
        _execute(address(safe), removal, 0, "");
        _execute(address(safe), abi.encodeCall(ISafe.enableModule, (STRANGER)), 0, "");
        assertTrue(safe.isModuleEnabled(STRANGER), "the guard is gone");
    }

    /// @param refusal What the guard answers; nothing where the transaction is to succeed.
    function _execute(address to, bytes memory data, uint8 operation, bytes memory refusal) private {
        bytes32 digest =
            safe.getTransactionHash(to, 0, data, operation, 0, 0, 0, address(0), address(0), safe.nonce());
        bytes memory signatures =
            abi.encodePacked(signature(attestorKeys[0], digest), signature(attestorKeys[1], digest));
        if (refusal.length > 0) vm.expectRevert(refusal);
        safe.execTransaction(to, 0, data, operation, 0, 0, 0, address(0), payable(address(0)), signatures);
    }

    function _mintLeg(address to, uint256 amount) private view returns (bytes memory) {
        return _leg(address(coin), abi.encodeCall(coin.mint, (to, amount)));
    }

    function _leg(address to, bytes memory data) private pure returns (bytes memory) {
        return abi.encodePacked(uint8(0), to, uint256(0), data.length, data);
    }

    function _batch(bytes memory first, bytes memory second) private pure returns (bytes memory) {
        return abi.encodeWithSignature("multiSend(bytes)", abi.encodePacked(first, second));
    }

    function _create(bytes memory creationCode) private returns (address created) {
        assembly ("memory-safe") {
            created := create(0, add(creationCode, 32), mload(creationCode))
        }
        assertTrue(created != address(0), "created");
    }
}
