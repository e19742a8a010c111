// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IdentityRegistry} from "../src/IdentityRegistry.sol";
import {World} from "./World.sol";

contract IdentityRegistryTest is World {
    function test_onlyTheRegistrarSets() public {
        bytes memory refusal = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, SAFE, identities.REGISTRAR_ROLE()
        );
        vm.startPrank(SAFE);
        vm.expectRevert(refusal);
        identities.setIdentity(ALICE, IdentityRegistry.Identity(1, 840, 1, false));
        vm.expectRevert(refusal);
        identities.setFrozen(ALICE, true);
        vm.expectRevert(refusal);
        identities.setIdentities(new address[](0), new IdentityRegistry.Identity[](0));
    }

    function test_verificationHoldsStrictlyBeforeItsEnd() public {
        verifyUntil(ALICE, START + 10, false);
        vm.warp(START + 9);
        assertTrue(identities.isEligible(ALICE), "one second before");
        vm.warp(START + 10);
        assertTrue(!identities.isEligible(ALICE), "at the end");
        assertTrue(!identities.isEligible(STRANGER), "never verified");
    }

    function test_freezingKeepsTheRest() public {
        vm.prank(REGISTRAR);
        identities.setFrozen(ALICE, true);
        assertTrue(!identities.isEligible(ALICE), "frozen is not eligible");
        IdentityRegistry.Identity memory identity = identities.identityOf(ALICE);
        assertTrue(identity.frozen, "frozen");
        assertEq(identity.jurisdiction, 840, "jurisdiction");
        assertEq(identity.category, 2, "category");
        assertEq(identity.verifiedUntil, type(uint64).max, "verifiedUntil");
    }

    function test_batchIsAllOrNothing() public {
        address[] memory accounts = new address[](2);
        accounts[0] = address(0x1001);
        IdentityRegistry.Identity[] memory rows = new IdentityRegistry.Identity[](2);
        rows[0] = IdentityRegistry.Identity(START + 1 days, 156, 1, false);
        rows[1] = IdentityRegistry.Identity(START + 1 days, 250, 3, false);
        vm.startPrank(REGISTRAR);
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.ZeroAccount.selector));
        identities.setIdentities(accounts, rows);
        assertTrue(!identities.isEligible(accounts[0]), "nothing of a bad batch");
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.LengthMismatch.selector, 2, 1));
        identities.setIdentities(accounts, new IdentityRegistry.Identity[](1));
        accounts[1] = address(0x1002);
        identities.setIdentities(accounts, rows);
        assertTrue(identities.isEligible(accounts[0]) && identities.isEligible(accounts[1]), "both");
        rows[1].jurisdiction = 1000;
        vm.expectRevert(abi.encodeWithSelector(IdentityRegistry.JurisdictionUnknown.selector, 1000));
        identities.setIdentities(accounts, rows);
    }
}
