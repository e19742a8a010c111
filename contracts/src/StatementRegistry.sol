// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title What the attestors of each deal have signed: statements of Available Funds and distributions.
/// @notice k of n attestors sign typed data (EIP-712); anyone may submit it. Statements of a deal form one hash chain in
///         the order of their periods. A correction is a further version as long as the period is not distributed;
///         after that it belongs to a later period.
/// @dev Attestors are secp256k1 accounts. Amounts are minor units of the deal's currency. Assumes that attestors
///      recompute what they sign; the registry checks only that enough of them did sign, and the order of it all.
contract StatementRegistry is AccessControl, EIP712 {
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");
    bytes32 public constant STATEMENT_TYPEHASH = keccak256(
        "Statement(bytes32 dealKey,uint32 period,uint16 version,bytes32 dealHash,bytes32 statementHash,bytes32 evidenceRoot,bytes32 previousHash,uint256 availableFundsMinor,uint256 distributableMinor)"
    );
    bytes32 public constant DISTRIBUTION_TYPEHASH = keccak256(
        "Distribution(bytes32 dealKey,uint32 period,bytes32 statementHash,bytes32 distributionHash,uint256 totalMinor)"
    );
    /// @notice Between the proposal of a new attestor set and the moment it can be applied.
    uint64 public constant ATTESTORS_DELAY_SECONDS = 5 days;
    uint256 public constant ATTESTORS_MAX = 16;

    /// @param dealKey keccak256 of the deal's id in UTF-8.
    /// @param period yyyymm.
    /// @param version 1 for the first statement of a period, then one more each time.
    /// @param dealHash SHA-256 of the deal's terms, as are the other hashes of their documents.
    /// @param previousHash The deal's head: the statement hash anchored last, zero for the first.
    struct Statement {
        bytes32 dealKey;
        uint32 period;
        uint16 version;
        bytes32 dealHash;
        bytes32 statementHash;
        bytes32 evidenceRoot;
        bytes32 previousHash;
        uint256 availableFundsMinor;
        uint256 distributableMinor;
    }

    struct Distribution {
        bytes32 dealKey;
        uint32 period;
        bytes32 statementHash;
        bytes32 distributionHash;
        uint256 totalMinor;
    }

    /// @param attestors Strictly increasing addresses.
    struct AttestorSet {
        address[] attestors;
        uint8 threshold;
    }

    /// @param controller The Safe that registered the deal.
    /// @param head Hash of the statement anchored last.
    /// @param period Its period.
    /// @param version Its version.
    /// @param pendingFrom When the pending set can be applied [Unix seconds], 0 where none is pending.
    struct Deal {
        address controller;
        bytes32 head;
        uint32 period;
        uint16 version;
        uint64 pendingFrom;
    }

    struct StatementRecord {
        bytes32 dealHash;
        bytes32 statementHash;
        bytes32 evidenceRoot;
        bytes32 previousHash;
        uint256 availableFundsMinor;
        uint256 distributableMinor;
        uint64 anchoredAt;
    }

    struct DistributionRecord {
        bytes32 statementHash;
        bytes32 distributionHash;
        uint256 totalMinor;
        uint64 anchoredAt;
    }

    mapping(bytes32 dealKey => Deal) private _deals;
    mapping(bytes32 dealKey => AttestorSet) private _attestors;
    mapping(bytes32 dealKey => AttestorSet) private _pendingAttestors;
    mapping(bytes32 dealKey => mapping(uint32 period => mapping(uint16 version => StatementRecord))) private
        _statements;
    mapping(bytes32 dealKey => mapping(uint32 period => DistributionRecord)) private _distributions;

    event DealRegistered(bytes32 indexed dealKey, address indexed controller, address[] attestors, uint8 threshold);
    event AttestorsProposed(bytes32 indexed dealKey, address[] attestors, uint8 threshold, uint64 applicableFrom);
    event AttestorsProposalCancelled(bytes32 indexed dealKey);
    event AttestorsChanged(bytes32 indexed dealKey, address[] attestors, uint8 threshold);
    event StatementAnchored(
        bytes32 indexed dealKey,
        uint32 indexed period,
        uint16 indexed version,
        bytes32 dealHash,
        bytes32 statementHash,
        bytes32 evidenceRoot,
        bytes32 previousHash,
        uint256 availableFundsMinor,
        uint256 distributableMinor,
        address[] signers
    );
    event DistributionAnchored(
        bytes32 indexed dealKey,
        uint32 indexed period,
        bytes32 statementHash,
        bytes32 distributionHash,
        uint256 totalMinor,
        address[] signers
    );

    error ZeroAddress();
    error DealAlreadyRegistered(bytes32 dealKey);
    error DealUnknown(bytes32 dealKey);
    error NotTheController(bytes32 dealKey, address caller);
    error TooManyAttestors(uint256 count);
    error AttestorsNotIncreasing(address previous, address next);
    error ThresholdOutOfRange(uint8 threshold, uint256 attestors);
    error NoAttestorsPending(bytes32 dealKey);
    error AttestorsNotYetApplicable(uint64 applicableFrom);
    error PeriodInvalid(uint32 period);
    error PeriodOutOfOrder(uint32 period, uint32 headPeriod);
    error PeriodAlreadyDistributed(uint32 period);
    error VersionOutOfOrder(uint16 version, uint16 expected);
    error HashMissing();
    error NotTheHead(bytes32 previousHash, bytes32 head);
    error DistributableExceedsAvailable(uint256 distributableMinor, uint256 availableFundsMinor);
    error StatementNotTheHead(bytes32 statementHash, bytes32 head);
    error DistributionExceedsStatement(uint256 totalMinor, uint256 distributableMinor);
    error SignersNotIncreasing(address previous, address next);
    error SignerNotAttestor(address signer);
    error TooFewSignatures(uint256 signatures, uint8 threshold);

    /// @param admin A Safe; registers deals itself and may let other Safes do so.
    constructor(address admin) EIP712("Heliograph", "1") {
        if (admin == address(0)) revert ZeroAddress();
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _grantRole(REGISTRAR_ROLE, admin);
    }

    /// @notice Registers a deal with its attestors; the caller becomes its controller for good.
    /// @param attestors Strictly increasing addresses.
    function registerDeal(bytes32 dealKey, address[] calldata attestors, uint8 threshold)
        external
        onlyRole(REGISTRAR_ROLE)
    {
        if (_deals[dealKey].controller != address(0)) revert DealAlreadyRegistered(dealKey);
        _requireValid(attestors, threshold);
        _deals[dealKey].controller = msg.sender;
        _attestors[dealKey] = AttestorSet(attestors, threshold);
        emit DealRegistered(dealKey, msg.sender, attestors, threshold);
    }

    /// @notice Announces a new attestor set; the present one signs until it is applied.
    function proposeAttestors(bytes32 dealKey, address[] calldata attestors, uint8 threshold) external {
        _requireController(dealKey);
        _requireValid(attestors, threshold);
        uint64 applicableFrom = uint64(block.timestamp) + ATTESTORS_DELAY_SECONDS;
        _deals[dealKey].pendingFrom = applicableFrom;
        _pendingAttestors[dealKey] = AttestorSet(attestors, threshold);
        emit AttestorsProposed(dealKey, attestors, threshold, applicableFrom);
    }

    function cancelAttestors(bytes32 dealKey) external {
        _requireController(dealKey);
        if (_deals[dealKey].pendingFrom == 0) revert NoAttestorsPending(dealKey);
        _deals[dealKey].pendingFrom = 0;
        delete _pendingAttestors[dealKey];
        emit AttestorsProposalCancelled(dealKey);
    }

    /// @notice Puts the announced set in force once its delay is over; anyone may.
    function applyAttestors(bytes32 dealKey) external {
        uint64 applicableFrom = _deals[dealKey].pendingFrom;
        if (applicableFrom == 0) revert NoAttestorsPending(dealKey);
        if (block.timestamp < applicableFrom) revert AttestorsNotYetApplicable(applicableFrom);
        AttestorSet memory next = _pendingAttestors[dealKey];
        _attestors[dealKey] = next;
        _deals[dealKey].pendingFrom = 0;
        delete _pendingAttestors[dealKey];
        emit AttestorsChanged(dealKey, next.attestors, next.threshold);
    }

    /// @notice Anchors a statement that enough attestors have signed.
    /// @param signatures 65 bytes each, ordered by signer's address, strictly increasing.
    function anchor(Statement calldata statement, bytes[] calldata signatures) external {
        Deal storage deal = _dealOf(statement.dealKey);
        _requireNext(deal, statement);
        if (statement.statementHash == bytes32(0) || statement.dealHash == bytes32(0)) revert HashMissing();
        if (statement.previousHash != deal.head) revert NotTheHead(statement.previousHash, deal.head);
        if (statement.distributableMinor > statement.availableFundsMinor) {
            revert DistributableExceedsAvailable(statement.distributableMinor, statement.availableFundsMinor);
        }
        address[] memory signers = _requireSigned(statement.dealKey, hashStatement(statement), signatures);

        deal.head = statement.statementHash;
        deal.period = statement.period;
        deal.version = statement.version;
        _statements[statement.dealKey][statement.period][statement.version] = StatementRecord({
            dealHash: statement.dealHash,
            statementHash: statement.statementHash,
            evidenceRoot: statement.evidenceRoot,
            previousHash: statement.previousHash,
            availableFundsMinor: statement.availableFundsMinor,
            distributableMinor: statement.distributableMinor,
            anchoredAt: uint64(block.timestamp)
        });
        emit StatementAnchored(
            statement.dealKey,
            statement.period,
            statement.version,
            statement.dealHash,
            statement.statementHash,
            statement.evidenceRoot,
            statement.previousHash,
            statement.availableFundsMinor,
            statement.distributableMinor,
            signers
        );
    }

    /// @notice Anchors what is distributed for the period of the deal's newest statement, once for each period.
    function anchorDistribution(Distribution calldata distribution, bytes[] calldata signatures) external {
        bytes32 dealKey = distribution.dealKey;
        uint32 period = distribution.period;
        Deal storage deal = _dealOf(dealKey);
        if (period != deal.period) revert PeriodOutOfOrder(period, deal.period);
        if (_distributions[dealKey][period].anchoredAt != 0) revert PeriodAlreadyDistributed(period);
        if (distribution.distributionHash == bytes32(0)) revert HashMissing();
        if (distribution.statementHash != deal.head) revert StatementNotTheHead(distribution.statementHash, deal.head);
        uint256 distributableMinor = _statements[dealKey][period][deal.version].distributableMinor;
        if (distribution.totalMinor > distributableMinor) {
            revert DistributionExceedsStatement(distribution.totalMinor, distributableMinor);
        }
        address[] memory signers = _requireSigned(dealKey, hashDistribution(distribution), signatures);

        _distributions[dealKey][period] = DistributionRecord({
            statementHash: distribution.statementHash,
            distributionHash: distribution.distributionHash,
            totalMinor: distribution.totalMinor,
            anchoredAt: uint64(block.timestamp)
        });
        emit DistributionAnchored(
            dealKey,
            period,
            distribution.statementHash,
            distribution.distributionHash,
            distribution.totalMinor,
            signers
        );
    }

    function dealOf(bytes32 dealKey) external view returns (Deal memory) {
        return _dealOf(dealKey);
    }

    function controllerOf(bytes32 dealKey) external view returns (address) {
        return _dealOf(dealKey).controller;
    }

    function headOf(bytes32 dealKey) external view returns (bytes32) {
        return _dealOf(dealKey).head;
    }

    function attestorsOf(bytes32 dealKey) external view returns (address[] memory attestors, uint8 threshold) {
        _dealOf(dealKey);
        return (_attestors[dealKey].attestors, _attestors[dealKey].threshold);
    }

    function pendingAttestorsOf(bytes32 dealKey)
        external
        view
        returns (address[] memory attestors, uint8 threshold, uint64 applicableFrom)
    {
        AttestorSet memory pending = _pendingAttestors[dealKey];
        return (pending.attestors, pending.threshold, _dealOf(dealKey).pendingFrom);
    }

    /// @return `anchoredAt` is 0 where there is no such statement.
    function statementOf(bytes32 dealKey, uint32 period, uint16 version)
        external
        view
        returns (StatementRecord memory)
    {
        return _statements[dealKey][period][version];
    }

    /// @return `anchoredAt` is 0 where the period is not distributed.
    function distributionOf(bytes32 dealKey, uint32 period) external view returns (DistributionRecord memory) {
        return _distributions[dealKey][period];
    }

    /// @notice What attestors sign (EIP-712).
    function hashStatement(Statement calldata statement) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(STATEMENT_TYPEHASH, statement)));
    }

    /// @notice What attestors sign (EIP-712).
    function hashDistribution(Distribution calldata distribution) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(DISTRIBUTION_TYPEHASH, distribution)));
    }

    function _dealOf(bytes32 dealKey) private view returns (Deal storage deal) {
        deal = _deals[dealKey];
        if (deal.controller == address(0)) revert DealUnknown(dealKey);
    }

    function _requireController(bytes32 dealKey) private view {
        if (_dealOf(dealKey).controller != msg.sender) revert NotTheController(dealKey, msg.sender);
    }

    function _requireValid(address[] calldata attestors, uint8 threshold) private pure {
        if (attestors.length > ATTESTORS_MAX) revert TooManyAttestors(attestors.length);
        if (threshold == 0 || threshold > attestors.length) revert ThresholdOutOfRange(threshold, attestors.length);
        address previous = address(0);
        for (uint256 i = 0; i < attestors.length; i++) {
            if (attestors[i] <= previous) revert AttestorsNotIncreasing(previous, attestors[i]);
            previous = attestors[i];
        }
    }

    function _requireNext(Deal storage deal, Statement calldata statement) private view {
        uint32 period = statement.period;
        uint32 month = period % 100;
        if (period < 200001 || period > 999912 || month == 0 || month > 12) revert PeriodInvalid(period);
        if (period < deal.period) revert PeriodOutOfOrder(period, deal.period);
        uint16 expected = period == deal.period ? deal.version + 1 : 1;
        if (statement.version != expected) revert VersionOutOfOrder(statement.version, expected);
        if (_distributions[statement.dealKey][period].anchoredAt != 0) revert PeriodAlreadyDistributed(period);
    }

    /// @dev Both the signers and the attestors increase: one walk over the set finds every signer in it.
    function _requireSigned(bytes32 dealKey, bytes32 digest, bytes[] calldata signatures)
        private
        view
        returns (address[] memory signers)
    {
        AttestorSet memory set = _attestors[dealKey];
        if (signatures.length < set.threshold) revert TooFewSignatures(signatures.length, set.threshold);
        signers = new address[](signatures.length);
        address previous = address(0);
        uint256 position = 0;
        for (uint256 i = 0; i < signatures.length; i++) {
            address signer = ECDSA.recover(digest, signatures[i]);
            if (signer <= previous) revert SignersNotIncreasing(previous, signer);
            while (position < set.attestors.length && set.attestors[position] < signer) position++;
            if (position == set.attestors.length || set.attestors[position] != signer) revert SignerNotAttestor(signer);
            signers[i] = signer;
            previous = signer;
        }
    }
}
