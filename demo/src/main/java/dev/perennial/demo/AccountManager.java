package dev.perennial.demo;

import java.util.List;

/**
 * Someone who looks after customers of the company.
 *
 * @param login by which the manager signs in and files name them
 * @param team to which the manager belongs
 */
public record AccountManager(String login, Text name, Text team) {

    private static final Text EAST = new Text("华东团队", "Team East");
    private static final Text NORTH = new Text("华北团队", "Team North");
    private static final Text KEY_ACCOUNTS = new Text("大客户团队", "Key accounts");

    private static final List<AccountManager> ALL = List.of(
            new AccountManager("chen.siyuan", new Text("陈思远", "Chen Siyuan"), EAST),
            new AccountManager("lin.yutong", new Text("林雨桐", "Lin Yutong"), EAST),
            new AccountManager("zhao.mingxuan", new Text("赵明轩", "Zhao Mingxuan"), NORTH),
            new AccountManager("wu.jiaqi", new Text("吴佳琪", "Wu Jiaqi"), NORTH),
            new AccountManager("grace.miller", new Text("Grace Miller", "Grace Miller"), KEY_ACCOUNTS),
            new AccountManager("he.zihan", new Text("何子涵", "He Zihan"), KEY_ACCOUNTS));

    /** The company's managers. */
    public static List<AccountManager> all() {
        return ALL;
    }
}
