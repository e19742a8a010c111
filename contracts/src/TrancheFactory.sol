// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {TrancheTerms} from "./TrancheTerms.sol";
import {TrancheToken} from "./TrancheToken.sol";

/// @title Deploys tranche tokens at addresses that are known beforehand, so that one batch can deploy and use them.
/// @dev The deployer is part of the salt: nobody can take an address, and so break a signed batch, ahead of its Safe.
contract TrancheFactory {
    mapping(address token => bool) public isTranche;

    event TrancheDeployed(
        address indexed token, address indexed deployer, bytes32 indexed dealKey, string symbol, bytes32 salt
    );

    function deploy(TrancheTerms calldata terms, bytes32 salt) external returns (address token) {
        token = address(new TrancheToken{salt: _saltOf(msg.sender, salt)}(terms));
        isTranche[token] = true;
        emit TrancheDeployed(token, msg.sender, terms.dealKey, terms.symbol, salt);
    }

    /// @notice Where `deploy(terms, salt)` called by `deployer` puts the token (EIP-1014).
    function predict(address deployer, TrancheTerms calldata terms, bytes32 salt) external view returns (address) {
        bytes32 initCodeHash = keccak256(abi.encodePacked(type(TrancheToken).creationCode, abi.encode(terms)));
        return address(
            uint160(
                uint256(
                    keccak256(abi.encodePacked(bytes1(0xff), address(this), _saltOf(deployer, salt), initCodeHash))
                )
            )
        );
    }

    function _saltOf(address deployer, bytes32 salt) private pure returns (bytes32) {
        return keccak256(abi.encode(deployer, salt));
    }
}
