// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title The desk of the primary market: holds unsold tokens and hands them over, once for each order.
/// @notice A tranche is put on sale by its Safe, which mints tokens to the desk and says how many of them it may hand
///         over in all. Tokens leave by `deliver` (paid off chain, the payment final) or by `buy` (against a stablecoin,
///         in the same transaction). No order is ever delivered twice.
/// @dev Assumes that the token itself refuses receivers who are not eligible, and that a voucher names an honest coin,
///      without fees on transfer: the desk checks what arrives and refuses anything else. A token's Safe is whoever has
///      the admin role on that token, so that a stranger's token harms only itself.
contract PrimaryDesk is AccessControl, EIP712 {
    using SafeERC20 for IERC20;

    bytes32 public constant DELIVERY_ROLE = keccak256("DELIVERY_ROLE");
    bytes32 public constant VOUCHER_ROLE = keccak256("VOUCHER_ROLE");
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(bytes32 orderKey,address buyer,address token,uint256 tokens,address coin,uint256 price,uint64 expiry)"
    );

    /// @param orderKey keccak256 of the order's id in UTF-8.
    /// @param price For all the tokens together [coin units].
    /// @param expiry Unix seconds; the voucher holds strictly before it.
    struct Order {
        bytes32 orderKey;
        address buyer;
        address token;
        uint256 tokens;
        address coin;
        uint256 price;
        uint64 expiry;
    }

    /// @param allowedTokens Most that may ever leave through the desk, in total and not in addition.
    /// @param deliveredTokens What has left.
    /// @param treasury The Safe that gets the coins.
    struct Offering {
        uint256 allowedTokens;
        uint256 deliveredTokens;
        address treasury;
    }

    mapping(address token => Offering) private _offerings;
    mapping(bytes32 orderKey => bool) public isDelivered;

    event AllowanceSet(address indexed token, address indexed treasury, uint256 allowedTokens);
    event Delivered(bytes32 indexed orderKey, address indexed token, address indexed to, uint256 tokens);
    event Paid(bytes32 indexed orderKey, address indexed coin, address indexed treasury, address buyer, uint256 price);
    event Withdrawn(address indexed token, address indexed treasury, uint256 tokens);

    error ZeroAddress();
    error NotTheTokensSafe(address token, address caller);
    error AllowanceBelowDelivered(uint256 allowedTokens, uint256 deliveredTokens);
    error AllowanceExceeded(address token, uint256 wouldBeTokens, uint256 allowedTokens);
    error AlreadyDelivered(bytes32 orderKey);
    error NothingOrdered(bytes32 orderKey);
    error NotTheBuyer(address buyer, address caller);
    error VoucherExpired(uint64 expiry);
    error VoucherSignerUnknown(address signer);
    error CoinReceivedDiffers(uint256 expected, uint256 received);

    /// @param admin The Safe that names who delivers and who signs vouchers.
    constructor(address admin) EIP712("Heliograph", "1") {
        if (admin == address(0)) revert ZeroAddress();
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice The token's Safe sets how many tokens may leave in all, those already delivered included.
    function setAllowance(address token, uint256 tokens) external {
        _requireSafeOf(token);
        Offering storage offering = _offerings[token];
        if (tokens < offering.deliveredTokens) revert AllowanceBelowDelivered(tokens, offering.deliveredTokens);
        offering.allowedTokens = tokens;
        offering.treasury = msg.sender;
        emit AllowanceSet(token, msg.sender, tokens);
    }

    /// @notice The token's Safe takes unsold tokens back.
    function withdraw(address token, uint256 tokens) external {
        _requireSafeOf(token);
        IERC20(token).safeTransfer(msg.sender, tokens);
        emit Withdrawn(token, msg.sender, tokens);
    }

    /// @notice Hands over an order that was paid off chain with final funds.
    function deliver(bytes32 orderKey, address token, address to, uint256 tokens) external onlyRole(DELIVERY_ROLE) {
        _deliver(orderKey, token, to, tokens);
    }

    /// @notice Delivery versus payment: coins from the buyer to the treasury and tokens to the buyer, or neither.
    /// @dev Only the buyer can call: sending it is the consent to the price.
    function buy(Order calldata order, bytes calldata voucherSignature) external {
        if (msg.sender != order.buyer) revert NotTheBuyer(order.buyer, msg.sender);
        if (block.timestamp >= order.expiry) revert VoucherExpired(order.expiry);
        address signer = ECDSA.recover(hashOrder(order), voucherSignature);
        if (!hasRole(VOUCHER_ROLE, signer)) revert VoucherSignerUnknown(signer);

        _deliver(order.orderKey, order.token, order.buyer, order.tokens);

        address treasury = _offerings[order.token].treasury;
        uint256 before = IERC20(order.coin).balanceOf(treasury);
        IERC20(order.coin).safeTransferFrom(order.buyer, treasury, order.price);
        uint256 received = IERC20(order.coin).balanceOf(treasury) - before;
        if (received != order.price) revert CoinReceivedDiffers(order.price, received);
        emit Paid(order.orderKey, order.coin, treasury, order.buyer, order.price);
    }

    function offeringOf(address token) external view returns (Offering memory) {
        return _offerings[token];
    }

    /// @notice What the voucher signer signs (EIP-712).
    function hashOrder(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
    }

    function _deliver(bytes32 orderKey, address token, address to, uint256 tokens) private {
        if (tokens == 0) revert NothingOrdered(orderKey);
        if (isDelivered[orderKey]) revert AlreadyDelivered(orderKey);
        isDelivered[orderKey] = true;
        Offering storage offering = _offerings[token];
        uint256 wouldBe = offering.deliveredTokens + tokens;
        if (wouldBe > offering.allowedTokens) revert AllowanceExceeded(token, wouldBe, offering.allowedTokens);
        offering.deliveredTokens = wouldBe;
        emit Delivered(orderKey, token, to, tokens);
        IERC20(token).safeTransfer(to, tokens);
    }

    function _requireSafeOf(address token) private view {
        if (!IAccessControl(token).hasRole(DEFAULT_ADMIN_ROLE, msg.sender)) {
            revert NotTheTokensSafe(token, msg.sender);
        }
    }
}
