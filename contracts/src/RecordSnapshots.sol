// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {RecordHistory} from "./libraries/RecordHistory.sol";

/// @title Balances at the record times of a deal, snapshotted lazily.
/// @notice The balance at a record time T is the balance after every transfer in blocks before T (half-open: a transfer
///         in a block of time T or later comes after the record). It can be read from T on, and never changes again.
/// @dev The token calls `_beforeMovement` before any balance changes. An ordinary transfer reads one slot a holder and
///      the calendar's cursor; it writes only where a record time has passed since the holder's last movement.
abstract contract RecordSnapshots {
    using RecordHistory for mapping(uint256 => RecordHistory.Checkpoint);

    /// @notice Record times that are added later are announced at least this long ahead.
    uint64 public constant RECORD_TIME_NOTICE_SECONDS = 5 days;
    uint256 public constant RECORD_TIMES_MAX = 480;

    /// @param checkpoints How many checkpoints the holder has.
    /// @param lastPassed `passed` of the newest of them.
    /// @param excluded Tokens held here do not circulate.
    /// @param frozen Tokens that the enforcer has frozen (ERC-7943), kept here so that a transfer reads one slot.
    struct Holder {
        uint32 checkpoints;
        uint32 lastPassed;
        bool excluded;
        uint128 frozen;
    }

    /// @param passed Record times known to have passed.
    /// @param next The record time after those, or the largest uint64 where there is none.
    struct Cursor {
        uint32 passed;
        uint64 next;
    }

    /// @param current Tokens outside excluded holders, now.
    struct Circulation {
        uint32 checkpoints;
        uint32 lastPassed;
        uint128 current;
    }

    uint64[] private _recordTimes;
    Cursor private _cursor = Cursor(0, type(uint64).max);
    Circulation private _circulation;
    mapping(address account => Holder) internal _holders;
    mapping(address account => mapping(uint256 position => RecordHistory.Checkpoint)) private _balanceHistory;
    mapping(uint256 position => RecordHistory.Checkpoint) private _circulationHistory;

    event RecordTimeAdded(uint256 indexed recordIndex, uint64 recordTime);
    event HolderExcluded(address indexed account, bool excluded);

    error RecordTimesNotIncreasing(uint64 previous, uint64 next);
    error RecordTimeTooSoon(uint64 recordTime, uint64 earliest);
    error TooManyRecordTimes(uint256 count);
    error RecordUnknown(uint256 recordIndex);
    error RecordNotReached(uint256 recordIndex, uint64 recordTime);
    error ExclusionNeedsZeroBalance(address account, uint256 balance);

    /// @notice All record times, past and future [Unix seconds].
    function recordTimes() external view returns (uint64[] memory) {
        return _recordTimes;
    }

    function recordTime(uint256 recordIndex) public view returns (uint64) {
        if (recordIndex >= _recordTimes.length) revert RecordUnknown(recordIndex);
        return _recordTimes[recordIndex];
    }

    function isExcluded(address account) public view returns (bool) {
        return _holders[account].excluded;
    }

    /// @notice Tokens of `account` at a record time, excluded holders included.
    function balanceOfAt(address account, uint256 recordIndex) external view returns (uint256 balance) {
        (balance,) = _stateAt(account, recordIndex);
    }

    /// @notice Tokens of `account` that take part in a distribution for this record: 0 for whom was excluded then.
    ///         Over all accounts they sum to `circulatingSupplyAt`.
    function circulatingBalanceOfAt(address account, uint256 recordIndex) external view returns (uint256) {
        (uint256 balance, bool excluded) = _stateAt(account, recordIndex);
        return excluded ? 0 : balance;
    }

    /// @notice Total minus the tokens of excluded holders at a record time.
    function circulatingSupplyAt(uint256 recordIndex) external view returns (uint256) {
        _requireReached(recordIndex);
        Circulation memory circulation = _circulation;
        (bool found, RecordHistory.Checkpoint memory checkpoint) =
            _circulationHistory.find(circulation.checkpoints, recordIndex);
        return found ? checkpoint.amount : circulation.current;
    }

    function circulatingSupply() external view returns (uint256) {
        return _circulation.current;
    }

    function _balance(address account) internal view virtual returns (uint256);

    /// @dev Snapshots what the movement is about to change. The zero address stands for tokens not yet minted.
    function _beforeMovement(address from, address to, uint256 amount) internal {
        uint32 passed = _advance();
        bool fromCirculates = _snapshot(from, passed);
        bool toCirculates = _snapshot(to, passed);
        if (fromCirculates == toCirculates || amount == 0) return;

        Circulation memory circulation = _circulation;
        if (circulation.lastPassed < passed) {
            _circulationHistory[circulation.checkpoints] =
                RecordHistory.Checkpoint(passed, false, circulation.current);
            circulation.checkpoints += 1;
            circulation.lastPassed = passed;
        }
        // The cap keeps every amount within 128 bits.
        if (toCirculates) circulation.current += uint128(amount);
        else circulation.current -= uint128(amount);
        _circulation = circulation;
    }

    /// @dev Only at balance zero, so that nobody's holding is cut off from its distributions.
    function _setExcluded(address account, bool excluded) internal {
        uint256 balance = _balance(account);
        if (balance != 0) revert ExclusionNeedsZeroBalance(account, balance);
        _snapshot(account, _advance());
        _holders[account].excluded = excluded;
        emit HolderExcluded(account, excluded);
    }

    function _appendRecordTimes(uint64[] memory times, uint64 earliest) internal {
        uint256 count = _recordTimes.length;
        if (count + times.length > RECORD_TIMES_MAX) revert TooManyRecordTimes(count + times.length);
        uint64 previous = count == 0 ? 0 : _recordTimes[count - 1];
        for (uint256 i = 0; i < times.length; i++) {
            if (times[i] <= previous) revert RecordTimesNotIncreasing(previous, times[i]);
            if (times[i] < earliest) revert RecordTimeTooSoon(times[i], earliest);
            previous = times[i];
            _recordTimes.push(previous);
            emit RecordTimeAdded(count + i, previous);
        }
        if (_cursor.next == type(uint64).max && times.length > 0) _cursor.next = _recordTimes[_cursor.passed];
    }

    /// @return circulates Whether tokens held here circulate.
    function _snapshot(address account, uint32 passed) private returns (bool circulates) {
        if (account == address(0)) return false;
        Holder memory holder = _holders[account];
        if (holder.lastPassed < passed) {
            _balanceHistory[account][holder.checkpoints] =
                RecordHistory.Checkpoint(passed, holder.excluded, uint216(_balance(account)));
            holder.checkpoints += 1;
            holder.lastPassed = passed;
            _holders[account] = holder;
        }
        return !holder.excluded;
    }

    /// @dev Moves the cursor over the record times that have passed; no loop where none has.
    function _advance() private returns (uint32 passed) {
        Cursor memory cursor = _cursor;
        if (block.timestamp < cursor.next) return cursor.passed;
        uint256 count = _recordTimes.length;
        while (block.timestamp >= cursor.next) {
            cursor.passed += 1;
            cursor.next = cursor.passed < count ? _recordTimes[cursor.passed] : type(uint64).max;
        }
        _cursor = cursor;
        return cursor.passed;
    }

    function _stateAt(address account, uint256 recordIndex) private view returns (uint256 balance, bool excluded) {
        _requireReached(recordIndex);
        Holder memory holder = _holders[account];
        (bool found, RecordHistory.Checkpoint memory checkpoint) =
            _balanceHistory[account].find(holder.checkpoints, recordIndex);
        if (found) return (checkpoint.amount, checkpoint.excluded);
        return (_balance(account), holder.excluded);
    }

    function _requireReached(uint256 recordIndex) private view {
        uint64 time = recordTime(recordIndex);
        if (block.timestamp < time) revert RecordNotReached(recordIndex, time);
    }
}
