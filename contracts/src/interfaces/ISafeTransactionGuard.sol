// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title What a Safe 1.4.1 asks of its transaction guard; ERC-165 id 0xe6d7a83a.
interface ISafeTransactionGuard {
    /// @param operation 0 is a call, 1 a delegatecall.
    function checkTransaction(
        address to,
        uint256 value,
        bytes memory data,
        uint8 operation,
        uint256 safeTxGas,
        uint256 baseGas,
        uint256 gasPrice,
        address gasToken,
        address payable refundReceiver,
        bytes memory signatures,
        address msgSender
    ) external;

    function checkAfterExecution(bytes32 txHash, bool success) external;
}
