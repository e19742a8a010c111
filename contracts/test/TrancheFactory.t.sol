// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {TrancheTerms} from "../src/TrancheTerms.sol";
import {World} from "./World.sol";

contract TrancheFactoryTest is World {
    function testFuzz_deploysWhereItPredicts(address deployer, bytes32 salt, uint128 capTokens) public {
        vm.assume(capTokens > 0 && deployer != address(0));
        TrancheTerms memory t = terms();
        t.capTokens = capTokens;
        address predicted = factory.predict(deployer, t, salt);
        assertEq(predicted.code.length, 0, "nothing there yet");
        vm.prank(deployer);
        assertEq(factory.deploy(t, salt), predicted, "address");
        assertTrue(factory.isTranche(predicted), "known to the factory");
        assertTrue(!factory.isTranche(deployer), "nothing else is");
    }

    function test_aStrangerCannotTakeTheAddressOfASafesBatch() public {
        TrancheTerms memory t = terms();
        address expected = factory.predict(SAFE, t, "second");
        vm.prank(STRANGER);
        assertTrue(factory.deploy(t, "second") != expected, "the stranger gets another address");
        vm.prank(SAFE);
        assertEq(factory.deploy(t, "second"), expected, "the Safe gets its own");
    }

    function test_theSameTermsAndSaltDeployOnce() public {
        vm.startPrank(SAFE);
        TrancheTerms memory t = terms();
        vm.expectRevert();
        factory.deploy(t, bytes32(0));
    }
}
