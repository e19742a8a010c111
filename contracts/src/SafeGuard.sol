// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {ISafeTransactionGuard} from "./interfaces/ISafeTransactionGuard.sol";

/// @title Transaction guard of one Safe 1.4.1: nothing runs in the Safe's own context but calls that signers can read.
/// @notice Lets through plain calls, and a delegatecall to one pinned MultiSendCallOnly whose every leg passes the same
///         rules. Refuses every other delegatecall, gas refunds, modules, fallback handlers, and any other change of the
///         Safe itself than of its owners and threshold. The guard is removed or replaced by the Safe, after announcing
///         it and waiting: it can neither be dropped in haste nor lock the Safe in.
/// @dev Assumes the selectors of Safe 1.4.1. A Safe with modules bypasses guards: install the guard on a Safe that has
///      none; from then on none can be enabled.
contract SafeGuard is ISafeTransactionGuard, IERC165 {
    uint64 public constant REMOVAL_WINDOW_SECONDS = 14 days;

    bytes4 private constant MULTI_SEND = bytes4(keccak256("multiSend(bytes)"));
    bytes4 private constant SET_GUARD = bytes4(keccak256("setGuard(address)"));
    bytes4 private constant ADD_OWNER = bytes4(keccak256("addOwnerWithThreshold(address,uint256)"));
    bytes4 private constant REMOVE_OWNER = bytes4(keccak256("removeOwner(address,address,uint256)"));
    bytes4 private constant SWAP_OWNER = bytes4(keccak256("swapOwner(address,address,address)"));
    bytes4 private constant CHANGE_THRESHOLD = bytes4(keccak256("changeThreshold(uint256)"));

    /// @dev A leg is packed: operation 1 byte, to 20, value 32, data length 32, data.
    uint256 private constant LEG_HEAD_BYTES = 85;
    /// @dev Selector, then the offset and the length of the legs, as `abi.encode` lays them out.
    uint256 private constant BATCH_HEAD_BYTES = 68;
    uint8 private constant CALL = 0;

    address public immutable safe;
    address public immutable multiSendCallOnly;
    bytes32 public immutable multiSendCodeHash;
    uint64 public immutable removalDelaySeconds;

    /// @notice From when on the guard may be removed [Unix seconds], 0 where no removal is announced.
    uint64 public removableFrom;

    event RemovalAnnounced(uint64 removableFrom, uint64 removableUntil);
    event RemovalCancelled();

    error ZeroAddress();
    error MultiSendCodeDiffers(bytes32 codeHash, bytes32 expected);
    error NotTheSafe(address caller);
    error RefundRefused();
    error DelegatecallRefused(address to);
    error BatchMalformed();
    error LegNotACall(uint256 leg);
    error SafeCallRefused(bytes4 selector);
    error RemovalNotDue(uint64 removableFrom);

    /// @param codeHash_ extcodehash that MultiSendCallOnly must have, now and at every batch.
    constructor(address safe_, address multiSendCallOnly_, bytes32 codeHash_, uint64 removalDelaySeconds_) {
        if (safe_ == address(0) || multiSendCallOnly_ == address(0)) revert ZeroAddress();
        if (multiSendCallOnly_.codehash != codeHash_) revert MultiSendCodeDiffers(multiSendCallOnly_.codehash, codeHash_);
        safe = safe_;
        multiSendCallOnly = multiSendCallOnly_;
        multiSendCodeHash = codeHash_;
        removalDelaySeconds = removalDelaySeconds_;
    }

    /// @inheritdoc ISafeTransactionGuard
    function checkTransaction(
        address to,
        uint256,
        bytes memory data,
        uint8 operation,
        uint256,
        uint256,
        uint256 gasPrice,
        address gasToken,
        address payable refundReceiver,
        bytes memory,
        address
    ) external view {
        if (msg.sender != safe) revert NotTheSafe(msg.sender);
        if (gasPrice != 0 || gasToken != address(0) || refundReceiver != address(0)) revert RefundRefused();
        if (operation == CALL) {
            _checkCall(to, bytes4(data), data.length);
        } else {
            _checkBatch(to, data);
        }
    }

    /// @inheritdoc ISafeTransactionGuard
    function checkAfterExecution(bytes32, bool) external view {
        if (msg.sender != safe) revert NotTheSafe(msg.sender);
    }

    /// @notice The Safe announces that it will remove or replace this guard; it may after the delay, for 14 days.
    function announceRemoval() external {
        if (msg.sender != safe) revert NotTheSafe(msg.sender);
        removableFrom = uint64(block.timestamp) + removalDelaySeconds;
        emit RemovalAnnounced(removableFrom, removableFrom + REMOVAL_WINDOW_SECONDS);
    }

    function cancelRemoval() external {
        if (msg.sender != safe) revert NotTheSafe(msg.sender);
        removableFrom = 0;
        emit RemovalCancelled();
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(ISafeTransactionGuard).interfaceId || interfaceId == type(IERC165).interfaceId;
    }

    function _checkBatch(address to, bytes memory data) private view {
        if (to != multiSendCallOnly || bytes4(data) != MULTI_SEND) revert DelegatecallRefused(to);
        if (to.codehash != multiSendCodeHash) revert MultiSendCodeDiffers(to.codehash, multiSendCodeHash);
        if (data.length < BATCH_HEAD_BYTES || uint256(_word(data, 4)) != 32) revert BatchMalformed();
        uint256 legsLength = uint256(_word(data, 36));
        if (legsLength > data.length - BATCH_HEAD_BYTES) revert BatchMalformed();
        uint256 end = BATCH_HEAD_BYTES + legsLength;
        uint256 offset = BATCH_HEAD_BYTES;
        for (uint256 leg = 0; offset < end; leg++) {
            if (end - offset < LEG_HEAD_BYTES) revert BatchMalformed();
            if (uint8(data[offset]) != CALL) revert LegNotACall(leg);
            address target = address(bytes20(_word(data, offset + 1)));
            uint256 length = uint256(_word(data, offset + 53));
            offset += LEG_HEAD_BYTES;
            if (length > end - offset) revert BatchMalformed();
            // Later versions of MultiSend read the zero address as the Safe itself.
            _checkCall(target == address(0) ? safe : target, bytes4(_word(data, offset)), length);
            offset += length;
        }
    }

    /// @param length Bytes of calldata; none at all to the Safe itself is how a nonce is voided, and harmless.
    function _checkCall(address to, bytes4 selector, uint256 length) private view {
        if (to != safe || length == 0) return;
        if (length < 4) revert SafeCallRefused(selector);
        if (selector == SET_GUARD) {
            _requireRemovable();
        } else if (
            selector != ADD_OWNER && selector != REMOVE_OWNER && selector != SWAP_OWNER && selector != CHANGE_THRESHOLD
        ) {
            revert SafeCallRefused(selector);
        }
    }

    function _requireRemovable() private view {
        if (
            removableFrom == 0 || block.timestamp < removableFrom
                || block.timestamp >= removableFrom + REMOVAL_WINDOW_SECONDS
        ) revert RemovalNotDue(removableFrom);
    }

    /// @dev The 32 bytes at an offset; the caller uses of them only what it knows to lie inside.
    function _word(bytes memory source, uint256 offset) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(source, 32), offset))
        }
    }
}
