// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC7943Fungible} from "./interfaces/IERC7943Fungible.sol";
import {IdentityRegistry} from "./IdentityRegistry.sol";
import {RecordSnapshots} from "./RecordSnapshots.sol";
import {TrancheTerms} from "./TrancheTerms.sol";

/// @title The register of title of one tranche: an ERC-20 of whole units of original par.
/// @notice Eligible persons hold it (identity registry), the enforcer may freeze and move tokens as the law asks
///         (ERC-7943), documents are named by hash (in the manner of ERC-1643), and balances at the deal's record times
///         can be read for ever. Tokens are never burnt: principal that is repaid changes the par factor, which lives
///         in the deal's attested statements, not the number of tokens.
/// @dev Assumes an identity registry that does not call back. Immutable: no upgrade, no pointer that can be changed.
contract TrancheToken is ERC20, AccessControl, RecordSnapshots, IERC7943Fungible {
    bytes32 public constant ISSUER_ROLE = keccak256("ISSUER_ROLE");
    bytes32 public constant ENFORCER_ROLE = keccak256("ENFORCER_ROLE");

    struct Document {
        string uri;
        bytes32 documentHash;
        uint64 updatedAt;
    }

    bytes32 public immutable dealKey;
    uint256 public immutable capTokens;
    IdentityRegistry public immutable identities;

    mapping(bytes32 name => Document) private _documents;
    bytes32[] private _documentNames;

    event DocumentUpdated(bytes32 indexed name, string uri, bytes32 documentHash);

    error ZeroAddress();
    error CapOutOfRange(uint256 capTokens);
    error CapExceeded(uint256 wouldBeTokens, uint256 capTokens);
    error DocumentHashMissing(bytes32 name);
    error FrozenOutOfRange(uint256 amount);

    constructor(TrancheTerms memory terms) ERC20(terms.name, terms.symbol) {
        if (terms.admin == address(0) || terms.identities == address(0)) revert ZeroAddress();
        if (terms.capTokens == 0 || terms.capTokens > type(uint128).max) revert CapOutOfRange(terms.capTokens);
        dealKey = terms.dealKey;
        capTokens = terms.capTokens;
        identities = IdentityRegistry(terms.identities);
        _grantRole(DEFAULT_ADMIN_ROLE, terms.admin);
        _grantRole(ISSUER_ROLE, terms.admin);
        _grantRole(ENFORCER_ROLE, terms.admin);
        _setExcluded(terms.admin, true);
        for (uint256 i = 0; i < terms.excluded.length; i++) {
            if (terms.excluded[i] == address(0)) revert ZeroAddress();
            _setExcluded(terms.excluded[i], true);
        }
        _appendRecordTimes(terms.recordTimes, uint64(block.timestamp) + 1);
    }

    function decimals() public pure override returns (uint8) {
        return 0;
    }

    function mint(address to, uint256 tokens) external onlyRole(ISSUER_ROLE) {
        uint256 wouldBe = totalSupply() + tokens;
        if (wouldBe > capTokens) revert CapExceeded(wouldBe, capTokens);
        _mint(to, tokens);
    }

    /// @notice Adds record times to the calendar, each at least five days ahead and after those that stand.
    function appendRecordTimes(uint64[] calldata times) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _appendRecordTimes(times, uint64(block.timestamp) + RECORD_TIME_NOTICE_SECONDS);
    }

    /// @notice Marks an account that holds nothing as one whose tokens do not circulate, or unmarks it.
    function setExcluded(address account, bool excluded) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (account == address(0)) revert ZeroAddress();
        _setExcluded(account, excluded);
    }

    /// @notice Names a document by hash, or supersedes it; earlier versions stay in the events. Nothing is removed.
    function setDocument(bytes32 name, string calldata uri, bytes32 documentHash)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
    {
        if (documentHash == bytes32(0)) revert DocumentHashMissing(name);
        if (_documents[name].updatedAt == 0) _documentNames.push(name);
        _documents[name] = Document(uri, documentHash, uint64(block.timestamp));
        emit DocumentUpdated(name, uri, documentHash);
    }

    function getDocument(bytes32 name)
        external
        view
        returns (string memory uri, bytes32 documentHash, uint256 updatedAt)
    {
        Document memory document = _documents[name];
        return (document.uri, document.documentHash, document.updatedAt);
    }

    function getAllDocuments() external view returns (bytes32[] memory) {
        return _documentNames;
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external onlyRole(ENFORCER_ROLE) returns (bool) {
        if (amount > type(uint128).max) revert FrozenOutOfRange(amount);
        _setFrozen(account, amount);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    /// @dev Past the sender's eligibility and freeze, never past the receiver's eligibility. What it takes beyond the
    ///      unfrozen balance is unfrozen first.
    function forcedTransfer(address from, address to, uint256 amount) external onlyRole(ENFORCER_ROLE) returns (bool) {
        if (from == address(0)) revert ERC20InvalidSender(from);
        if (!canReceive(to)) revert ERC7943CannotReceive(to);
        uint256 balance = balanceOf(from);
        if (balance < amount) revert ERC20InsufficientBalance(from, balance, amount);
        uint256 left = balance - amount;
        if (_holders[from].frozen > left) _setFrozen(from, left);
        _move(from, to, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function canSend(address account) public view returns (bool) {
        return isExcluded(account) || identities.isEligible(account);
    }

    /// @inheritdoc IERC7943Fungible
    function canReceive(address account) public view returns (bool) {
        return isExcluded(account) || identities.isEligible(account);
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        return amount <= _unfrozenBalance(from) && canSend(from) && canReceive(to);
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) external view returns (uint256) {
        return _holders[account].frozen;
    }

    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC7943Fungible).interfaceId || interfaceId == type(IERC20).interfaceId
            || super.supportsInterface(interfaceId);
    }

    /// @dev Every movement but a forced one comes through here: transfer, transferFrom, mint.
    function _update(address from, address to, uint256 amount) internal override {
        if (!canReceive(to)) revert ERC7943CannotReceive(to);
        if (from != address(0)) {
            if (!canSend(from)) revert ERC7943CannotSend(from);
            uint256 unfrozen = _unfrozenBalance(from);
            if (amount > unfrozen && amount <= balanceOf(from)) {
                revert ERC7943InsufficientUnfrozenBalance(from, amount, unfrozen);
            }
        }
        _move(from, to, amount);
    }

    function _balance(address account) internal view override returns (uint256) {
        return balanceOf(account);
    }

    /// @dev Snapshot first: it reads the balances from before. A balance that does not suffice reverts all of it.
    function _move(address from, address to, uint256 amount) private {
        uint256 balance = from == address(0) ? amount : balanceOf(from);
        if (balance < amount) revert ERC20InsufficientBalance(from, balance, amount);
        _beforeMovement(from, to, amount);
        super._update(from, to, amount);
    }

    function _setFrozen(address account, uint256 amount) private {
        _holders[account].frozen = uint128(amount);
        emit Frozen(account, amount);
    }

    function _unfrozenBalance(address account) private view returns (uint256) {
        uint256 balance = balanceOf(account);
        uint256 frozen = _holders[account].frozen;
        return balance > frozen ? balance - frozen : 0;
    }
}
