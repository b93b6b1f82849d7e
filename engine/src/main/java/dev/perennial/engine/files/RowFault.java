package dev.perennial.engine.files;

import java.util.Locale;

/** What can be wrong with one row. */
public enum RowFault {
    NO_CUSTOMER("There is no customer here, so the row cannot be anyone''s.", "没有客户，无法归属。"),
    BAD_DATE("“{0}” is not a date as this file writes them.", "“{0}”不是本文件写法的日期。"),
    FUTURE_DATE("{0} lies after today.", "{0} 晚于今天。"),
    BAD_AMOUNT("“{0}” is not an amount, or is too large.", "“{0}”不是金额，或数值过大。"),
    BAD_QUANTITY("“{0}” is not a number.", "“{0}”不是数字。"),
    BAD_CURRENCY("“{0}” is not a currency code such as CNY or EUR.", "“{0}”不是货币代码（如 CNY、EUR）。"),
    BAD_SHAPE("The row has {0} fields, the headings {1}.", "该行有 {0} 列，表头有 {1} 列。"),
    CANCELLED("The status “{0}” says that nothing of this order is left.", "状态“{0}”表示该订单没有成交或已全部撤回。"),
    TOO_LONG("The text has more than {0} characters.", "文字超过 {0} 个字符。"),
    BAD_TEXT("The text holds characters that cannot be kept.", "含有无法保存的字符。"),
    BAD_EMAIL("“{0}” is not an e-mail address.", "“{0}”不是邮箱地址。"),
    BAD_PHONE("“{0}” is not a telephone number.", "“{0}”不是电话号码。"),
    BAD_KIND("“{0}” is neither a person nor a company.", "“{0}”既不是个人也不是企业。"),
    CONTACT_NAMELESS("A contact needs a name beside phone, e-mail or position.", "联系人除电话、邮箱或职位外，还需要姓名。"),
    UNKNOWN_OWNER("Nobody here signs in as “{0}”.", "没有登录名为“{0}”的用户。"),
    UNKNOWN_TEAM("There is no team named “{0}”, or it has been retired.", "没有名为“{0}”的团队，或该团队已停用。"),
    BAD_NUMBER("“{0}” is not a number such as 1234.5 or 1,234.5.", "“{0}”不是数字（如 1234.5 或 1,234.5）。"),
    BAD_DAY("“{0}” is not a date such as 2026-03-31.", "“{0}”不是日期（如 2026-03-31）。"),
    BAD_TRUTH("“{0}” is neither yes nor no.", "“{0}”既不是“是”也不是“否”。"),
    BAD_LINK("“{0}” is not a web address that begins with http:// or https://.",
            "“{0}”不是以 http:// 或 https:// 开头的网址。"),
    BAD_CHOICE("“{0}” cannot be chosen here. It may be: {1}.", "“{0}”不在可选项中，可选：{1}。"),
    UNKNOWN_REFERENCE("There is no customer with the id “{0}”.", "没有编号为“{0}”的客户。"),
    NO_RATE("No exchange rate of {0} is stored for {1}. An administrator adds it under Settings, Exchange rates.",
            "没有 {1} 的 {0} 汇率，请管理员在“设置 › 汇率”中添加。"),
    MIXED_CURRENCIES("Order {0} has lines in several currencies; an order has one.", "订单 {0} 的各行币种不一，一个订单只能用一种货币。"),
    ORDER_OF_OTHER_CUSTOMER("Order {0} already belongs to another customer.", "订单 {0} 已属于其他客户。");

    /** What faults of a value begin with. */
    private static final String BAD = "BAD_";

    private final String english;
    private final String chinese;

    RowFault(String english, String chinese) {
        this.english = english.replace("''", "'");
        this.chinese = chinese;
    }

    /** The stable name, for example {@code intake/bad-date}. */
    public String code() {
        return "intake/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault in words, in the language of the locale, English unless it is Chinese. */
    public String text(Locale locale, Iterable<String> arguments) {
        boolean isChinese = locale.getLanguage().equals("zh");
        if (name().startsWith(BAD) && arguments.iterator().hasNext() && arguments.iterator().next().isBlank()) {
            return isChinese ? "此处为空。" : "There is nothing here.";
        }
        String text = isChinese ? chinese : english;
        int i = 0;
        for (String argument : arguments) {
            text = text.replace("{" + i++ + "}", argument);
        }
        return text;
    }
}
