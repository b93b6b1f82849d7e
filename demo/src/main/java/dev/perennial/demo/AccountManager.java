package dev.perennial.demo;

import java.util.List;

/**
 * Someone who looks after customers of the company.
 *
 * @param login by which the manager signs in and files name them
 */
public record AccountManager(String login, Text name) {

    private static final List<AccountManager> ALL = List.of(
            new AccountManager("chen.siyuan", new Text("陈思远", "Chen Siyuan")),
            new AccountManager("lin.yutong", new Text("林雨桐", "Lin Yutong")),
            new AccountManager("zhao.mingxuan", new Text("赵明轩", "Zhao Mingxuan")),
            new AccountManager("wu.jiaqi", new Text("吴佳琪", "Wu Jiaqi")),
            new AccountManager("grace.miller", new Text("Grace Miller", "Grace Miller")),
            new AccountManager("he.zihan", new Text("何子涵", "He Zihan")));

    /** The company's managers. */
    public static List<AccountManager> all() {
        return ALL;
    }
}
