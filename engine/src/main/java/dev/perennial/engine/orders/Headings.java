package dev.perennial.engine.orders;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the roles of columns by their headings, in Chinese and English. Takes the more telling of two names, and never
 * chooses between two that tell the same.
 */
public final class Headings {

    private static final Map<OrderColumn, List<Set<String>>> KNOWN = Map.of(
            OrderColumn.CUSTOMER,
            List.of(Set.of("customer", "customerid", "customerno", "customernumber", "customercode", "custid", "cust",
                    "client", "clientid", "member", "memberid", "memberno", "user", "userid", "buyer", "buyerid",
                    "account", "accountid", "会员", "会员号", "会员id", "会员编号", "会员卡号", "客户", "客户号", "客户id", "客户编号", "客户编码",
                    "客户代码", "顾客", "顾客id", "顾客编号", "用户", "用户id", "用户编号", "买家", "买家id", "买家编号", "买家会员名", "买家账号", "买家昵称"),
                    Set.of("email", "customeremail", "emailaddress", "邮箱", "电子邮箱", "买家手机号", "买家手机", "会员手机号", "手机号",
                            "手机",
                            "手机号码", "联系手机")),
            OrderColumn.DATE,
            List.of(Set.of("date", "day", "orderdate", "ordertime", "orderdatetime", "orderedat", "invoicedate",
                    "transactiondate", "transactiontime", "purchasedate", "purchasetime", "datetime", "日期", "时间",
                    "订单日期",
                    "订单时间", "下单日期", "下单时间", "交易日期", "交易时间", "成交时间", "成交日期", "购买日期", "购买时间", "消费日期", "消费时间"),
                    Set.of("createdat", "created", "创建时间", "订单创建时间"),
                    Set.of("paidat", "paymentdate", "paymenttime", "付款日期", "付款时间", "支付时间", "支付日期", "订单付款时间", "买家付款时间")),
            OrderColumn.AMOUNT,
            List.of(Set.of("买家实际支付金额", "订单实付金额", "买家实付金额"),
                    Set.of("amount", "total", "sales", "revenue", "orderamount", "ordertotal", "orderprice",
                            "ordervalue", "totalamount", "totalprice", "lineamount", "linetotal", "netamount",
                            "amountpaid", "paidamount", "salesamount", "spend", "money", "金额", "总金额", "总额", "总价", "实付",
                            "实付金额", "实付款", "实收金额", "订单金额", "订单总额", "成交金额", "交易金额", "支付金额", "付款金额", "销售额", "销售金额",
                            "消费金额")),
            OrderColumn.QUANTITY,
            List.of(Set.of("quantity", "qty", "units", "count", "lineitemquantity", "数量", "件数", "购买数量", "销售数量", "商品数量",
                    "宝贝总数量", "宝贝数量")),
            OrderColumn.PRICE,
            List.of(Set.of("price", "unitprice", "itemprice", "lineitemprice", "单价", "价格", "商品单价", "销售单价", "商品价格")),
            OrderColumn.ORDER,
            List.of(Set.of("order", "orderid", "orderno", "ordernumber", "ordercode", "invoice", "invoiceno",
                    "invoiceid", "invoicenumber", "transactionid", "transactionno", "receipt", "receiptno", "receiptid",
                    "订单", "订单号", "订单id", "订单编号", "订单编码", "单号", "交易号", "交易编号", "小票号", "流水号", "发票号")),
            OrderColumn.STATUS,
            List.of(Set.of("status", "orderstatus", "state", "orderstate", "状态", "订单状态", "交易状态"), Set.of("退款状态")));

    /** Shopify calls the order number Name; that word alone says nothing. */
    private static final String SHOPIFY_ORDER = "name";
    private static final Set<String> SHOPIFY = Set.of("financialstatus", "lineitemname");

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
    public static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[(（\\[【].*?[)）\\]】]", "")
                .replaceAll("[\\s_\\-./#*:：\\p{Cf}]", "");
    }

    /** How many of these cells are headings that are known. */
    static int known(List<String> cells) {
        return (int) cells.stream().map(Headings::plain)
                .filter(cell -> KNOWN.values().stream().flatMap(List::stream).anyMatch(names -> names.contains(cell)))
                .count();
    }

    boolean namesAny() {
        return named.values().stream().anyMatch(name -> !places(name).isEmpty());
    }

    OrderColumns columns() throws OrderFileException {
        refuseSeveralMissing();
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

    /** Names all that is missing at once; a single missing column is named where it is required. */
    private void refuseSeveralMissing() throws OrderFileException {
        List<OrderColumn> missing = new ArrayList<>();
        for (OrderColumn role : List.of(OrderColumn.CUSTOMER, OrderColumn.DATE)) {
            if (!named.containsKey(role) && candidates(role).isEmpty()) {
                missing.add(role);
            }
        }
        boolean product = List.of(OrderColumn.QUANTITY, OrderColumn.PRICE).stream()
                .anyMatch(role -> named.containsKey(role))
                || List.of(OrderColumn.QUANTITY, OrderColumn.PRICE).stream()
                        .noneMatch(role -> candidates(role).isEmpty());
        if (!product && !named.containsKey(OrderColumn.AMOUNT) && candidates(OrderColumn.AMOUNT).isEmpty()) {
            missing.add(OrderColumn.AMOUNT);
        }
        if (missing.size() > 1) {
            throw new OrderFileException(OrderProblem.COLUMNS_MISSING, file,
                    new Phrase(String.join(", ", missing.stream().map(role -> name(role).english()).toList()),
                            String.join("、", missing.stream().map(role -> name(role).chinese()).toList())),
                    list(headings), String.join(" ", missing.stream().map(Headings::option).toList()));
        }
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
        List<Integer> taken = named.entrySet().stream().filter(other -> other.getKey() != role)
                .flatMap(other -> places(other.getValue()).stream()).toList();
        return recognised(role, headings).stream().filter(at -> !taken.contains(at)).toList();
    }

    /** The columns that may have this role by their headings: one if it is clear, several if it is not. */
    public static List<Integer> recognised(OrderColumn role, List<String> headings) {
        List<Integer> found = recognised(KNOWN.getOrDefault(role, List.of()), headings);
        boolean shopify = role == OrderColumn.ORDER && found.isEmpty()
                && headings.stream().map(Headings::plain).anyMatch(SHOPIFY::contains);
        return shopify ? recognised(List.of(Set.of(SHOPIFY_ORDER)), headings) : found;
    }

    /** The columns whose plain headings are in the first of these sets that has any. */
    public static List<Integer> recognised(List<Set<String>> names, List<String> headings) {
        List<String> plain = headings.stream().map(Headings::plain).toList();
        return names.stream()
                .map(set -> IntStream.range(0, plain.size()).filter(i -> set.contains(plain.get(i))).boxed().toList())
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
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

    /** Whether this is a date or a number, which no heading is. */
    public static boolean isValue(String cell) {
        char[] text = cell.strip().toCharArray();
        Reading date = new DateReader(DateOrder.DAY_FIRST, true, ZoneOffset.UTC, LocalDate.EPOCH).read(text, 0,
                text.length);
        Reading amount = new AmountReader(DecimalMark.POINT, true).read(text, 0, text.length);
        return date == Reading.READ || date == Reading.FUTURE || amount == Reading.READ;
    }
}
