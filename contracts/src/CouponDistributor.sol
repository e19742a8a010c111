// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StatementRegistry} from "./StatementRegistry.sol";
import {TrancheToken} from "./TrancheToken.sol";

/// @title Pays coupons and redemptions to the holders of record.
/// @notice A deal's Safe declares an amount for a tranche and a record time, and funds it in the same call. Each holder's
///         part is computed here, from the balances at the record time over the circulating supply at that time,
///         rounded down to the minor unit. All declarations of a deal and period together never exceed the
///         distribution that the attestors have signed and anchored.
/// @dev A redemption pays principal and burns nothing: tokens stay, the par factor lives in the attested statements.
///      Assumes a currency of 2 decimals and a coin of 6, one coin for each deal, without fees on transfer, that does
///      not call its receivers back. What rounding leaves over returns to the Safe when every holder has been
///      settled; it is part of a later period's Available Funds, so nothing is lost and nothing is paid twice.
contract CouponDistributor {
    using SafeERC20 for IERC20;

    uint256 public constant COIN_UNITS_PER_MINOR = 10 ** 4;

    enum Kind {
        Coupon,
        Redemption
    }

    /// @notice How a holder stands with a declaration. Unpaid: the amount is fixed and kept, the payment has failed.
    enum Payout {
        Open,
        Unpaid,
        Paid
    }

    /// @param recordIndex Which of the token's record times.
    /// @param period yyyymm, as in the anchored distribution.
    /// @param sequence Counts declarations of one kind for one tranche and period.
    /// @param amount For all holders together [coin units], whole minor units.
    struct Declaration {
        address token;
        uint32 recordIndex;
        uint32 period;
        Kind kind;
        uint16 sequence;
        address coin;
        uint256 amount;
        bytes32 dealKey;
    }

    /// @param circulatingTokens Circulating supply at the record time.
    /// @param settledTokens Record balances of the holders whose amounts are fixed.
    /// @param settledAmount Their amounts, paid or unpaid [coin units].
    /// @param dustSwept Whether the rest has gone back to the Safe.
    struct Progress {
        address safe;
        uint256 circulatingTokens;
        uint256 settledTokens;
        uint256 settledAmount;
        bool dustSwept;
    }

    StatementRegistry public immutable registry;

    mapping(bytes32 id => Declaration) private _declarations;
    mapping(bytes32 id => Progress) private _progress;
    mapping(bytes32 id => mapping(address holder => Payout)) public payoutOf;
    /// @notice All that was declared for a deal and period [coin units].
    mapping(bytes32 dealKey => mapping(uint32 period => uint256)) public declaredAmountOf;
    /// @notice The one coin of a deal, fixed by its first declaration.
    mapping(bytes32 dealKey => address) public coinOf;

    event Declared(
        bytes32 indexed id,
        bytes32 indexed dealKey,
        address indexed token,
        uint32 recordIndex,
        uint32 period,
        Kind kind,
        uint16 sequence,
        address coin,
        uint256 amount,
        uint256 circulatingTokens,
        bytes32 distributionHash
    );
    event HolderPaid(bytes32 indexed id, address indexed holder, uint256 recordTokens, uint256 amount);
    event PaymentFailed(bytes32 indexed id, address indexed holder, uint256 amount);
    event DustSwept(bytes32 indexed id, address indexed safe, uint256 amount);

    error ZeroAddress();
    error NotTheDealsSafe(bytes32 dealKey, address caller);
    error TokenOfAnotherDeal(address token, bytes32 dealKey);
    error AlreadyDeclared(bytes32 id);
    error NotDeclared(bytes32 id);
    error CoinDecimals(address coin, uint8 decimals);
    error CoinOfDealDiffers(address coin, address expected);
    error CoinReceivedDiffers(uint256 expected, uint256 received);
    error AmountNotInMinorUnits(uint256 amount);
    error DistributionNotAnchored(bytes32 dealKey, uint32 period);
    error AttestedTotalExceeded(uint256 wouldBeAmount, uint256 attestedAmount);
    error NothingCirculated(address token, uint32 recordIndex);
    error AlreadyPaid(bytes32 id, address holder);
    error NothingDue(bytes32 id, address holder);
    error HolderFrozen(address holder);
    error HoldersNotSettled(uint256 settledTokens, uint256 circulatingTokens);
    error DustAlreadySwept(bytes32 id);

    constructor(StatementRegistry registry_) {
        if (address(registry_) == address(0)) revert ZeroAddress();
        registry = registry_;
    }

    /// @notice Declares and funds a payment; the deal's Safe only, which has approved the coins in the same batch.
    /// @return id See `idOf`; one declaration each, for ever.
    function declare(Declaration calldata declaration) external returns (bytes32 id) {
        bytes32 dealKey = declaration.dealKey;
        TrancheToken token = TrancheToken(declaration.token);
        if (registry.controllerOf(dealKey) != msg.sender) revert NotTheDealsSafe(dealKey, msg.sender);
        if (token.dealKey() != dealKey) revert TokenOfAnotherDeal(declaration.token, dealKey);
        id = idOf(dealKey, declaration.token, declaration.period, declaration.kind, declaration.sequence);
        if (_progress[id].safe != address(0)) revert AlreadyDeclared(id);
        _requireCoin(dealKey, declaration.coin);
        bytes32 distributionHash = _requireAttested(dealKey, declaration.period, declaration.amount);

        uint256 circulatingTokens = token.circulatingSupplyAt(declaration.recordIndex);
        if (circulatingTokens == 0) revert NothingCirculated(declaration.token, declaration.recordIndex);
        _declarations[id] = declaration;
        _progress[id].safe = msg.sender;
        _progress[id].circulatingTokens = circulatingTokens;
        emit Declared(
            id,
            dealKey,
            declaration.token,
            declaration.recordIndex,
            declaration.period,
            declaration.kind,
            declaration.sequence,
            declaration.coin,
            declaration.amount,
            circulatingTokens,
            distributionHash
        );
        _pull(IERC20(declaration.coin), declaration.amount);
    }

    /// @notice The caller's own part; also where an earlier payment has failed.
    function claim(bytes32 id) external returns (uint256 amount) {
        if (payoutOf[id][msg.sender] == Payout.Paid) revert AlreadyPaid(id, msg.sender);
        uint256 recordTokens;
        (amount, recordTokens) = _amountDown(id, msg.sender);
        if (amount == 0) revert NothingDue(id, msg.sender);
        if (_isFrozen(id, msg.sender)) revert HolderFrozen(msg.sender);
        _settle(id, msg.sender, recordTokens, amount);
        payoutOf[id][msg.sender] = Payout.Paid;
        emit HolderPaid(id, msg.sender, recordTokens, amount);
        IERC20(_declarations[id].coin).safeTransfer(msg.sender, amount);
    }

    /// @notice Pays many; anyone may call. Who is paid already is passed over, a payment that fails is recorded and
    ///         stays claimable, and neither stops the rest.
    function payBatch(bytes32 id, address[] calldata holders) external returns (uint256 paid) {
        IERC20 coin = IERC20(_declarationOf(id).coin);
        for (uint256 i = 0; i < holders.length; i++) {
            address holder = holders[i];
            if (payoutOf[id][holder] == Payout.Paid) continue;
            (uint256 amount, uint256 recordTokens) = _amountDown(id, holder);
            if (recordTokens == 0) continue;
            _settle(id, holder, recordTokens, amount);
            payoutOf[id][holder] = Payout.Paid;
            if (amount == 0) continue;
            if (!_isFrozen(id, holder) && coin.trySafeTransfer(holder, amount)) {
                paid += amount;
                emit HolderPaid(id, holder, recordTokens, amount);
            } else {
                payoutOf[id][holder] = Payout.Unpaid;
                emit PaymentFailed(id, holder, amount);
            }
        }
    }

    /// @notice Returns what rounding has left over to the Safe, once the amount of every holder is fixed.
    /// @return dust Less than one minor unit a holder [coin units].
    function sweepDust(bytes32 id) external returns (uint256 dust) {
        Declaration storage declaration = _declarationOf(id);
        Progress storage progress = _progress[id];
        if (progress.settledTokens != progress.circulatingTokens) {
            revert HoldersNotSettled(progress.settledTokens, progress.circulatingTokens);
        }
        if (progress.dustSwept) revert DustAlreadySwept(id);
        progress.dustSwept = true;
        dust = declaration.amount - progress.settledAmount;
        emit DustSwept(id, progress.safe, dust);
        IERC20(declaration.coin).safeTransfer(progress.safe, dust);
    }

    /// @notice The identity of a declaration, as `dst_<deal>_<tranche>_<period>_<kind>_<sequence>` off chain.
    function idOf(bytes32 dealKey, address token, uint32 period, Kind kind, uint16 sequence)
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(dealKey, token, period, kind, sequence));
    }

    function declarationOf(bytes32 id) external view returns (Declaration memory) {
        return _declarationOf(id);
    }

    function progressOf(bytes32 id) external view returns (Progress memory) {
        _declarationOf(id);
        return _progress[id];
    }

    /// @notice What a holder gets, or has got, in all [coin units], rounded down to whole minor units.
    function entitlementDownOf(bytes32 id, address holder) external view returns (uint256 amount) {
        (amount,) = _amountDown(id, holder);
    }

    function _amountDown(bytes32 id, address holder) private view returns (uint256 amount, uint256 recordTokens) {
        Declaration storage declaration = _declarationOf(id);
        recordTokens = TrancheToken(declaration.token).circulatingBalanceOfAt(holder, declaration.recordIndex);
        uint256 totalMinor = declaration.amount / COIN_UNITS_PER_MINOR;
        uint256 minor = Math.mulDiv(totalMinor, recordTokens, _progress[id].circulatingTokens);
        amount = minor * COIN_UNITS_PER_MINOR;
    }

    /// @dev Fixes a holder's amount the first time it is looked at for payment.
    function _settle(bytes32 id, address holder, uint256 recordTokens, uint256 amount) private {
        if (payoutOf[id][holder] != Payout.Open) return;
        _progress[id].settledTokens += recordTokens;
        _progress[id].settledAmount += amount;
    }

    function _isFrozen(bytes32 id, address holder) private view returns (bool) {
        return TrancheToken(_declarations[id].token).identities().isFrozen(holder);
    }

    function _declarationOf(bytes32 id) private view returns (Declaration storage declaration) {
        declaration = _declarations[id];
        if (declaration.token == address(0)) revert NotDeclared(id);
    }

    function _requireCoin(bytes32 dealKey, address coin) private {
        address expected = coinOf[dealKey];
        if (expected == address(0)) {
            uint8 decimals = IERC20Metadata(coin).decimals();
            if (decimals != 6) revert CoinDecimals(coin, decimals);
            coinOf[dealKey] = coin;
        } else if (coin != expected) {
            revert CoinOfDealDiffers(coin, expected);
        }
    }

    /// @dev Counts the amount against the anchored distribution.
    function _requireAttested(bytes32 dealKey, uint32 period, uint256 amount) private returns (bytes32) {
        if (amount == 0 || amount % COIN_UNITS_PER_MINOR != 0) revert AmountNotInMinorUnits(amount);
        StatementRegistry.DistributionRecord memory attested = registry.distributionOf(dealKey, period);
        if (attested.anchoredAt == 0) revert DistributionNotAnchored(dealKey, period);
        uint256 wouldBe = declaredAmountOf[dealKey][period] + amount;
        uint256 attestedAmount = attested.totalMinor * COIN_UNITS_PER_MINOR;
        if (wouldBe > attestedAmount) revert AttestedTotalExceeded(wouldBe, attestedAmount);
        declaredAmountOf[dealKey][period] = wouldBe;
        return attested.distributionHash;
    }

    function _pull(IERC20 coin, uint256 amount) private {
        uint256 before = coin.balanceOf(address(this));
        coin.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = coin.balanceOf(address(this)) - before;
        if (received != amount) revert CoinReceivedDiffers(amount, received);
    }
}
