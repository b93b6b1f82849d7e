package dev.perennial.engine.orders;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the roles of columns by their headings, in Chinese and English; never chooses between two candidates. */
final class Headings {

    private static final Map<OrderColumn, Set<String>> KNOWN = Map.of(
            OrderColumn.CUSTOMER,
            Set.of("customer", "customerid", "customerno", "customernumber", "customercode", "custid", "cust", "client",
                    "clientid", "member", "memberid", "memberno", "user", "userid", "buyer", "buyerid", "account",
                    "accountid", "会员", "会员号", "会员id", "会员编号", "会员卡号", "客户", "客户号", "客户id", "客户编号", "客户编码", "客户代码", "顾客",
                    "顾客id", "顾客编号", "用户", "用户id", "用户编号", "买家", "买家id", "买家编号"),
            OrderColumn.DATE,
            Set.of("date", "day", "orderdate", "ordertime", "orderdatetime", "orderedat", "invoicedate",
                    "transactiondate", "transactiontime", "purchasedate", "purchasetime", "datetime", "createdat",
                    "paidat", "paymentdate", "paymenttime", "日期", "时间", "订单日期", "订单时间", "下单日期", "下单时间", "付款日期", "付款时间",
                    "支付时间", "支付日期", "交易日期", "交易时间", "成交时间", "成交日期", "购买日期", "购买时间", "消费日期", "消费时间", "创建时间"),
            OrderColumn.AMOUNT,
            Set.of("amount", "total", "sales", "revenue", "orderamount", "ordertotal", "orderprice", "ordervalue",
                    "totalamount", "totalprice", "lineamount", "linetotal", "netamount", "amountpaid", "paidamount",
                    "salesamount", "spend", "money", "金额", "总金额", "总额", "总价", "实付", "实付金额", "实付款", "实收金额", "订单金额",
                    "订单总额",
                    "成交金额", "交易金额", "支付金额", "付款金额", "销售额", "销售金额", "消费金额"),
            OrderColumn.QUANTITY, Set.of("quantity", "qty", "units", "count", "数量", "件数", "购买数量", "销售数量"),
            OrderColumn.PRICE, Set.of("price", "unitprice", "itemprice", "单价", "价格", "商品单价", "销售单价"), OrderColumn.ORDER,
            Set.of("order", "orderid", "orderno", "ordernumber", "ordercode", "invoice", "invoiceno", "invoiceid",
                    "invoicenumber", "transactionid", "transactionno", "receipt", "receiptno", "receiptid", "订单", "订单号",
                    "订单id", "订单编号", "订单编码", "单号", "交易号", "交易编号", "小票号", "流水号", "发票号"),
            OrderColumn.STATUS,
            Set.of("status", "orderstatus", "state", "orderstate", "状态", "订单状态", "交易状态", "退款状态"));

    private static final Map<OrderColumn, Phrase> NAMES = Map.of(OrderColumn.CUSTOMER, new Phrase("customer", "客户"),
            OrderColumn.DATE, new Phrase("order date", "订单日期"), OrderColumn.AMOUNT, new Phrase("amount", "金额"),
            OrderColumn.QUANTITY, new Phrase("quantity", "数量"), OrderColumn.PRICE, new Phrase("unit price", "单价"),
            OrderColumn.ORDER, new Phrase("order number", "订单号"), OrderColumn.STATUS,
            new Phrase("order status", "订单状态"));

    private static final int LISTED = 30;

    private final String file;
    private final List<String> headings;
    private final Map<OrderColumn, String> named;

    Headings(String file, List<String> headings, Map<OrderColumn, String> named) {
        this.file = file;
        this.headings = headings;
        this.named = named;
    }

    static String option(OrderColumn role) {
        return "--" + role.name().toLowerCase(Locale.ROOT);
    }

    /** A heading without case, spaces, underscores, and units in parentheses. */
    static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[(（\\[【].*?[)）\\]】]", "")
                .replaceAll("[\\s_\\-./#*:：\\p{Cf}]", "");
    }

    /** How many of these cells are headings that are known. */
    static int known(List<String> cells) {
        return (int) cells.stream().map(Headings::plain)
                .filter(cell -> KNOWN.values().stream().anyMatch(names -> names.contains(cell))).count();
    }

    boolean namesAny() {
        return named.values().stream().anyMatch(name -> !places(name).isEmpty());
    }

    OrderColumns columns() throws OrderFileException {
        Map<OrderColumn, Integer> index = new EnumMap<>(OrderColumn.class);
        require(OrderColumn.CUSTOMER, index);
        require(OrderColumn.DATE, index);
        boolean product = !named.containsKey(OrderColumn.AMOUNT)
                && (named.containsKey(OrderColumn.QUANTITY) || named.containsKey(OrderColumn.PRICE));
        if (!product && !candidates(OrderColumn.AMOUNT).isEmpty()) {
            require(OrderColumn.AMOUNT, index);
        } else if (product
                || (!candidates(OrderColumn.QUANTITY).isEmpty() && !candidates(OrderColumn.PRICE).isEmpty())) {
            require(OrderColumn.QUANTITY, index);
            require(OrderColumn.PRICE, index);
        } else {
            require(OrderColumn.AMOUNT, index);
        }
        for (OrderColumn role : List.of(OrderColumn.ORDER, OrderColumn.STATUS)) {
            if (named.containsKey(role) || !candidates(role).isEmpty()) {
                require(role, index);
            }
        }
        return new OrderColumns(headings, index);
    }

    private void require(OrderColumn role, Map<OrderColumn, Integer> index) throws OrderFileException {
        List<Integer> found = candidates(role);
        if (found.size() > 1) {
            throw new OrderFileException(OrderProblem.COLUMN_AMBIGUOUS, file, name(role),
                    list(found.stream().map(headings::get).toList()), option(role));
        }
        if (found.isEmpty()) {
            String name = named.get(role);
            throw name == null
                    ? new OrderFileException(OrderProblem.COLUMN_MISSING, file, name(role), list(headings),
                            option(role) + (role == OrderColumn.AMOUNT ? " (--quantity, --price)" : ""))
                    : new OrderFileException(OrderProblem.COLUMN_UNKNOWN, file, Phrase.cell(name), list(headings),
                            option(role));
        }
        index.put(role, found.getFirst());
    }

    private static Phrase name(OrderColumn role) {
        return NAMES.getOrDefault(role, new Phrase(role.name(), role.name()));
    }

    private static String list(List<String> headings) {
        List<String> cells = headings.stream().limit(LISTED).map(Phrase::cell).toList();
        return String.join(", ", cells) + (headings.size() > LISTED ? ", …" : "");
    }

    private List<Integer> candidates(OrderColumn role) {
        String name = named.get(role);
        if (name != null) {
            return places(name);
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int at = i;
            boolean taken = named.entrySet().stream()
                    .anyMatch(other -> other.getKey() != role && places(other.getValue()).contains(at));
            if (!taken && KNOWN.getOrDefault(role, Set.of()).contains(plain(headings.get(i)))) {
                found.add(i);
            }
        }
        return found;
    }

    private List<Integer> places(String name) {
        List<Integer> exact = new ArrayList<>();
        List<Integer> loose = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).strip().equals(name.strip())) {
                exact.add(i);
            }
            if (plain(headings.get(i)).equals(plain(name))) {
                loose.add(i);
            }
        }
        return exact.isEmpty() ? loose : exact;
    }
}
