package dev.perennial.engine.orders;

/** What a column of an order file can be. Amount is given, or is quantity × price. */
public enum OrderColumn {
    CUSTOMER, DATE, AMOUNT, QUANTITY, PRICE, ORDER, STATUS
}
