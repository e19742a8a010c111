// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A stablecoin to play with, on the local chain only. It is worth nothing.
contract TestCoin is ERC20 {
    uint256 private constant LOCAL_CHAIN_ID = 31337;

    error NotTheLocalChain(uint256 chainId);

    constructor(string memory name, string memory symbol) ERC20(name, symbol) {
        if (block.chainid != LOCAL_CHAIN_ID) revert NotTheLocalChain(block.chainid);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    /// @notice An open faucet.
    function mint(address to, uint256 coinUnits) external {
        if (block.chainid != LOCAL_CHAIN_ID) revert NotTheLocalChain(block.chainid);
        _mint(to, coinUnits);
    }
}
