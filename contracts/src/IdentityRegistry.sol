// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title Who may hold tranches: one storage slot an address, no personal data.
/// @notice The registrar (the KYC side of the product) writes; the admin (a Safe) names registrars.
/// @dev Assumes that the registrar has verified whom it registers: this contract only remembers the verdict and its term.
contract IdentityRegistry is AccessControl {
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");

    /// @param verifiedUntil Unix seconds; the verdict holds strictly before this time. 0 = never verified.
    /// @param jurisdiction ISO 3166-1 numeric country code.
    /// @param category Investor category, 1 retail, 2 professional, 3 eligible counterparty, 4 and above by agreement.
    /// @param frozen True for a sanctioned or disputed person: neither sends, receives, nor is paid.
    struct Identity {
        uint64 verifiedUntil;
        uint16 jurisdiction;
        uint8 category;
        bool frozen;
    }

    mapping(address account => Identity) private _identities;

    event IdentitySet(
        address indexed account, uint64 verifiedUntil, uint16 jurisdiction, uint8 category, bool frozen
    );

    error ZeroAccount();
    error LengthMismatch(uint256 accounts, uint256 identities);
    error JurisdictionUnknown(uint16 jurisdiction);

    constructor(address admin) {
        if (admin == address(0)) revert ZeroAccount();
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    function setIdentity(address account, Identity calldata identity) external onlyRole(REGISTRAR_ROLE) {
        _set(account, identity);
    }

    /// @notice All or nothing: one bad row reverts the batch.
    function setIdentities(address[] calldata accounts, Identity[] calldata identities)
        external
        onlyRole(REGISTRAR_ROLE)
    {
        if (accounts.length != identities.length) revert LengthMismatch(accounts.length, identities.length);
        for (uint256 i = 0; i < accounts.length; i++) {
            _set(accounts[i], identities[i]);
        }
    }

    function setFrozen(address account, bool frozen) external onlyRole(REGISTRAR_ROLE) {
        Identity memory identity = _identities[account];
        identity.frozen = frozen;
        _store(account, identity);
    }

    function identityOf(address account) external view returns (Identity memory) {
        return _identities[account];
    }

    /// @notice Verified at this moment and not frozen: may receive and send tranches.
    function isEligible(address account) external view returns (bool) {
        Identity memory identity = _identities[account];
        return block.timestamp < identity.verifiedUntil && !identity.frozen;
    }

    /// @notice Frozen by the registrar. A lapsed verification alone does not freeze: what is owed can still be paid.
    function isFrozen(address account) external view returns (bool) {
        return _identities[account].frozen;
    }

    function _set(address account, Identity calldata identity) private {
        if (identity.jurisdiction > 999) revert JurisdictionUnknown(identity.jurisdiction);
        _store(account, identity);
    }

    function _store(address account, Identity memory identity) private {
        if (account == address(0)) revert ZeroAccount();
        _identities[account] = identity;
        emit IdentitySet(
            account, identity.verifiedUntil, identity.jurisdiction, identity.category, identity.frozen
        );
    }
}
