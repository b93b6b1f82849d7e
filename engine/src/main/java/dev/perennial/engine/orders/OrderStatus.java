package dev.perennial.engine.orders;

import java.util.Locale;
import java.util.Set;

/** What the status of an order, in words of shops, says about its money. */
public enum OrderStatus {
    /** It took place. */
    PLACED,
    /** Its money was given back. */
    REFUNDED,
    /** It never took place. */
    CANCELLED;

    private static final Set<String> REFUNDS = Set.of("refund", "refunded", "return", "returned", "chargeback",
            "charged back", "退款", "已退款", "退款成功", "全额退款", "退货", "已退货", "退货退款", "退货成功");
    private static final Set<String> CANCELS = Set.of("cancelled", "canceled", "cancel", "closed", "void", "voided",
            "取消", "已取消", "订单取消", "关闭", "已关闭", "交易关闭", "交易取消", "已作废", "作废");

    /** The meaning of a status as it stands in a file; an unknown one says that the order took place. */
    public static OrderStatus of(String text) {
        String status = text.toLowerCase(Locale.ROOT);
        return REFUNDS.contains(status) ? REFUNDED : CANCELS.contains(status) ? CANCELLED : PLACED;
    }
}
