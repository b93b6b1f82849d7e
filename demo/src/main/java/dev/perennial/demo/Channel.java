package dev.perennial.demo;

import java.util.Locale;

/** Through which door an order came. The code is the same in every language. */
public enum Channel {
    STORE("门店", "Store"), WEB("官网", "Website"), WECOM("企业微信小程序", "WeCom mini-program"),
    MARKETPLACE("电商平台", "Marketplace");

    private final String zh;
    private final String en;

    Channel(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return new Text(zh, en);
    }
}
