// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {TestCoin} from "../src/TestCoin.sol";
import {World} from "./World.sol";

contract TestCoinTest is World {
    function test_isATestDollar() public view {
        assertEq(coin.decimals(), 6, "decimals");
        assertEq(keccak256(bytes(coin.symbol())), keccak256("tUSD"), "symbol");
        assertEq(keccak256(bytes(coin.name())), keccak256("Test Dollar"), "name");
    }

    function test_existsOnTheLocalChainOnly() public {
        vm.chainId(1);
        vm.expectRevert(abi.encodeWithSelector(TestCoin.NotTheLocalChain.selector, 1));
        new TestCoin("Test Dollar", "tUSD");
        vm.expectRevert(abi.encodeWithSelector(TestCoin.NotTheLocalChain.selector, 1));
        coin.mint(ALICE, 1);
    }
}
