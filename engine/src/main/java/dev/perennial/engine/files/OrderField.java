package dev.perennial.engine.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.perennial.engine.orders.Headings;
import dev.perennial.engine.orders.OrderColumn;
import org.jspecify.annotations.Nullable;

/** What a column of an order file can be. The amount of a row is given, or is quantity × price. */
public enum OrderField implements ImportField {

    ORDER_NUMBER(OrderColumn.ORDER),
    CUSTOMER(OrderColumn.CUSTOMER),
    PLACED_AT(OrderColumn.DATE),
    AMOUNT(OrderColumn.AMOUNT),
    QUANTITY(OrderColumn.QUANTITY),
    PRICE(OrderColumn.PRICE),
    PRODUCT("product", "productname", "producttitle", "item", "itemname", "sku", "stockcode", "description",
            "lineitemname", "商品", "商品名称", "商品标题", "产品", "产品名称", "宝贝标题", "宝贝名称", "货品名称"),
    STATUS(OrderColumn.STATUS),
    CURRENCY("currency", "currencycode", "币种", "货币", "货币代码"),
    CHANNEL("channel", "saleschannel", "store", "shop", "storename", "shopname", "渠道", "销售渠道", "店铺", "店铺名称", "门店",
            "门店名称",
            "网点名称"),
    CUSTOMER_NAME("customername", "clientname", "membername", "billingname", "客户名称", "客户姓名", "会员姓名", "会员名称", "顾客姓名",
            "买家姓名");

    private final @Nullable OrderColumn column;
    // The list is unmodifiable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Set<String>> headings;

    OrderField(OrderColumn column) {
        this.column = column;
        this.headings = List.of();
    }

    OrderField(String... headings) {
        this.column = null;
        this.headings = List.of(Set.of(headings));
    }

    /** The role among those that value models read, where it has one. */
    Optional<OrderColumn> column() {
        return Optional.ofNullable(column);
    }

    @Override
    public List<Set<String>> headings() {
        return headings;
    }

    @Override
    public List<Integer> recognise(List<String> found) {
        return column == null ? Headings.recognised(headings, found) : Headings.recognised(column, found);
    }

    @Override
    public boolean required() {
        return this == CUSTOMER || this == PLACED_AT;
    }
}
