// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title What an amount was at each record time, written lazily.
/// @notice A checkpoint is written at the first change after one or more record times have passed and holds the amount
///         from before that change: the amount at every record since the checkpoint before it.
/// @dev Checkpoints are kept under their position 0, 1, 2 ... and have strictly increasing `passed`. The caller keeps
///      their count and the last `passed` where it has them at hand (packed into a slot that it reads anyway).
library RecordHistory {
    /// @param passed How many record times had passed when this was written, thus the exclusive end of the records it
    ///        speaks for.
    /// @param excluded Whether the holder was excluded from distributions until then.
    struct Checkpoint {
        uint32 passed;
        bool excluded;
        uint216 amount;
    }

    /// @notice The first checkpoint that speaks for a record, if there is one.
    /// @return found False where nothing has changed since that record: the present amount is the amount then.
    function find(mapping(uint256 position => Checkpoint) storage self, uint256 count, uint256 recordIndex)
        internal
        view
        returns (bool found, Checkpoint memory checkpoint)
    {
        uint256 low = 0;
        uint256 high = count;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self[middle].passed > recordIndex) high = middle;
            else low = middle + 1;
        }
        if (low < count) return (true, self[low]);
    }
}
