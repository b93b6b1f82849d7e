package dev.perennial.engine.files;

import java.util.List;
import java.util.Set;

import dev.perennial.engine.orders.Headings;
import dev.perennial.engine.orders.OrderColumn;

/** What a column of a customer file can be. */
public enum CustomerField implements ImportField {

    CUSTOMER("id"),
    NAME("name", "customername", "clientname", "membername", "fullname", "companyname", "company", "账户名称", "姓名", "名称",
            "客户名称", "客户姓名", "会员姓名", "会员名称", "顾客姓名", "公司名称", "企业名称", "联系人"),
    KIND("kind", "customertype", "type", "customerkind", "客户类型", "类型", "客户性质"),
    EMAIL("email", "emailaddress", "customeremail", "mail", "邮箱", "电子邮箱", "电子邮件", "邮件地址"),
    PHONE("phone", "phonenumber", "mobile", "mobilephone", "telephone", "tel", "cell", "电话", "手机", "手机号", "手机号码",
            "联系电话",
            "联系手机", "电话号码"),
    COUNTRY("country", "countrycode", "国家", "国家地区"),
    PROVINCE("province", "state", "region", "provincestate", "省", "省份", "省市", "所在省份", "州"),
    CITY("city", "town", "市", "城市", "所在城市"),
    INDUSTRY("industry", "sector", "行业", "所属行业"),
    SOURCE("source", "leadsource", "customersource", "channel", "来源", "客户来源", "来源渠道", "渠道", "获客渠道"),
    TAGS("tags", "tag", "labels", "label", "标签", "客户标签"),
    OWNER("owner", "ownerlogin", "accountmanager", "salesrep", "负责人", "客户经理", "归属人", "所属销售", "跟进人"),
    CREATED_AT("createdat", "created", "createdon", "createddate", "registeredat", "registrationdate", "signupdate",
            "joinedat", "创建时间", "创建日期", "注册时间", "注册日期", "入会时间", "入会日期", "建档时间");

    // The list is unmodifiable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Set<String>> headings;

    CustomerField(String... headings) {
        this.headings = List.of(Set.of(headings));
    }

    @Override
    public List<Set<String>> headings() {
        return headings;
    }

    @Override
    public List<Integer> recognise(List<String> found) {
        List<Integer> columns = this == CUSTOMER ? Headings.recognised(OrderColumn.CUSTOMER, found) : List.of();
        return columns.isEmpty() ? Headings.recognised(headings, found) : columns;
    }

    @Override
    public boolean required() {
        return this == CUSTOMER;
    }
}
