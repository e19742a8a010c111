// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC7943Fungible} from "../src/interfaces/IERC7943Fungible.sol";
import {PrimaryDesk} from "../src/PrimaryDesk.sol";
import {World} from "./World.sol";

contract PrimaryDeskTest is World {
    bytes32 private constant ORDER_KEY = keccak256("ord_1");

    function setUp() public override {
        super.setUp();
        mint(address(desk), 1000);
        vm.prank(SAFE);
        desk.setAllowance(address(token), 600);
    }

    function test_deliversOnceForEver() public {
        vm.startPrank(COURIER);
        desk.deliver(ORDER_KEY, address(token), ALICE, 100);
        assertEq(token.balanceOf(ALICE), 100, "delivered");
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AlreadyDelivered.selector, ORDER_KEY));
        desk.deliver(ORDER_KEY, address(token), ALICE, 100);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AlreadyDelivered.selector, ORDER_KEY));
        desk.deliver(ORDER_KEY, address(token), BOB, 1);
    }

    function test_onlyTheCourierDelivers() public {
        bytes memory refusal = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, SAFE, desk.DELIVERY_ROLE()
        );
        vm.prank(SAFE);
        vm.expectRevert(refusal);
        desk.deliver(ORDER_KEY, address(token), ALICE, 100);
    }

    function test_deliversOnlyToEligible() public {
        vm.prank(COURIER);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, STRANGER));
        desk.deliver(ORDER_KEY, address(token), STRANGER, 1);
        assertTrue(!desk.isDelivered(ORDER_KEY), "a refused order stays open");
    }

    function test_deliversOnlyWhatTheSafeAllowed() public {
        vm.startPrank(COURIER);
        desk.deliver(ORDER_KEY, address(token), ALICE, 600);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AllowanceExceeded.selector, address(token), 601, 600));
        desk.deliver("next", address(token), ALICE, 1);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.NothingOrdered.selector, bytes32("next")));
        desk.deliver("next", address(token), ALICE, 0);
        vm.stopPrank();
        vm.startPrank(SAFE);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AllowanceBelowDelivered.selector, 599, 600));
        desk.setAllowance(address(token), 599);
        desk.setAllowance(address(token), 601);
        vm.stopPrank();
        vm.prank(COURIER);
        desk.deliver("next", address(token), ALICE, 1);
        assertEq(desk.offeringOf(address(token)).deliveredTokens, 601, "counted");
    }

    function test_onlyTheTokensSafeAllowsAndWithdraws() public {
        bytes memory refusal = abi.encodeWithSelector(PrimaryDesk.NotTheTokensSafe.selector, address(token), COURIER);
        vm.startPrank(COURIER);
        vm.expectRevert(refusal);
        desk.setAllowance(address(token), 1000);
        vm.expectRevert(refusal);
        desk.withdraw(address(token), 1);
        vm.stopPrank();
        vm.prank(SAFE);
        desk.withdraw(address(token), 400);
        assertEq(token.balanceOf(SAFE), 400, "taken back");
    }

    function test_buysTokensAgainstCoinsInOneTransaction() public {
        PrimaryDesk.Order memory order = _order();
        _fund(order.price);
        bytes memory voucher = signature(voucherKey, desk.hashOrder(order));
        vm.prank(ALICE);
        desk.buy(order, voucher);
        assertEq(token.balanceOf(ALICE), 100, "tokens");
        assertEq(coin.balanceOf(SAFE), order.price, "coins");
        assertEq(coin.balanceOf(ALICE), 0, "spent");
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AlreadyDelivered.selector, ORDER_KEY));
        desk.buy(order, voucher);
        vm.prank(COURIER);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.AlreadyDelivered.selector, ORDER_KEY));
        desk.deliver(ORDER_KEY, address(token), ALICE, 100);
    }

    function test_withoutCoinsNoTokens() public {
        PrimaryDesk.Order memory order = _order();
        _fund(order.price - 1);
        bytes memory voucher = signature(voucherKey, desk.hashOrder(order));
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, ALICE, order.price - 1, order.price
            )
        );
        desk.buy(order, voucher);
        assertEq(token.balanceOf(ALICE), 0, "no tokens");
        assertTrue(!desk.isDelivered(ORDER_KEY), "open");
    }

    function test_refusesACoinThatArrivesShort() public {
        PrimaryDesk.Order memory order = _order();
        bytes memory voucher = signature(voucherKey, desk.hashOrder(order));
        vm.mockCall(
            address(coin), abi.encodeWithSelector(IERC20.transferFrom.selector, ALICE, SAFE, order.price), abi.encode(true)
        );
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.CoinReceivedDiffers.selector, order.price, 0));
        desk.buy(order, voucher);
    }

    function test_onlyTheBuyerUsesAVoucherBeforeItsExpiry() public {
        PrimaryDesk.Order memory order = _order();
        _fund(order.price);
        bytes memory voucher = signature(voucherKey, desk.hashOrder(order));
        vm.prank(BOB);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.NotTheBuyer.selector, ALICE, BOB));
        desk.buy(order, voucher);
        vm.warp(order.expiry);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.VoucherExpired.selector, order.expiry));
        desk.buy(order, voucher);
    }

    function test_aVoucherBindsEveryField() public {
        PrimaryDesk.Order memory order = _order();
        _fund(order.price);
        bytes memory voucher = signature(voucherKey, desk.hashOrder(order));
        for (uint256 field = 0; field < 6; field++) {
            PrimaryDesk.Order memory changed = _order();
            if (field == 0) changed.orderKey = "other";
            if (field == 1) changed.token = address(coin);
            if (field == 2) changed.tokens += 1;
            if (field == 3) changed.coin = address(token);
            if (field == 4) changed.price -= 1;
            if (field == 5) changed.expiry += 1;
            vm.prank(ALICE);
            vm.expectRevert();
            desk.buy(changed, voucher);
        }
        order.buyer = BOB;
        vm.prank(BOB);
        vm.expectRevert();
        desk.buy(order, voucher);
    }

    function test_onlyTheVoucherSignerSigns() public {
        PrimaryDesk.Order memory order = _order();
        bytes memory voucher = signature(0xbad, desk.hashOrder(order));
        address signer = vm.addr(0xbad);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(PrimaryDesk.VoucherSignerUnknown.selector, signer));
        desk.buy(order, voucher);
    }

    function _order() private view returns (PrimaryDesk.Order memory) {
        return PrimaryDesk.Order({
            orderKey: ORDER_KEY,
            buyer: ALICE,
            token: address(token),
            tokens: 100,
            coin: address(coin),
            price: 99_500_000,
            expiry: START + 900
        });
    }

    function _fund(uint256 amount) private {
        coin.mint(ALICE, amount);
        vm.prank(ALICE);
        coin.approve(address(desk), type(uint256).max);
    }
}
