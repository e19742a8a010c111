// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @notice What a tranche token is made with. All of it is fixed, but that record times and excluded holders may be added.
/// @param dealKey keccak256 of the deal's id in UTF-8.
/// @param capTokens Most tokens that can ever exist; one token is one major unit of original par.
/// @param admin The deal's Safe: gets the admin, issuer and enforcer roles and is the first excluded holder.
/// @param identities The identity registry.
/// @param excluded Further holders whose tokens do not circulate: desk, escrow.
/// @param recordTimes Unix seconds, strictly increasing, in the future: the end (exclusive) of each record date.
struct TrancheTerms {
    string name;
    string symbol;
    bytes32 dealKey;
    uint256 capTokens;
    address admin;
    address identities;
    address[] excluded;
    uint64[] recordTimes;
}
