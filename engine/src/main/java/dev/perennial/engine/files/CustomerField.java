package dev.perennial.engine.files;

import java.util.List;
import java.util.Set;

import dev.perennial.engine.orders.Headings;
import dev.perennial.engine.orders.OrderColumn;

/** What a column of a customer file can be. */
public enum CustomerField implements ImportField {

    CUSTOMER("id"),
    NAME(List.of(
            Set.of("name", "customername", "clientname", "membername", "fullname", "companyname", "company", "账户名称",
                    "姓名", "名称",
                    "客户名称", "客户姓名", "会员姓名", "会员名称", "顾客姓名", "公司名称", "企业名称"),
            Set.of("联系人"))),
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
            "joinedat", "创建时间", "创建日期", "注册时间", "注册日期", "入会时间", "入会日期", "建档时间"),
    DISTRICT("district", "county", "区", "区县", "县", "所在区县"),
    CAMPAIGN("campaign", "leadcampaign", "utmcampaign", "活动", "营销活动", "来源活动", "获客活动"),
    SIZE("size", "companysize", "employees", "headcount", "规模", "企业规模", "公司规模", "人员规模", "员工人数"),
    INTERESTS("interests", "interest", "hobbies", "兴趣", "兴趣爱好", "爱好"),
    BELIEFS("beliefs", "values", "价值观", "理念", "看重"),
    HABITS("habits", "usagehabits", "usage", "使用习惯", "习惯"),
    PHONE_2("phone2", "secondphone", "otherphone", "otherphones", "alternatephone", "homephone", "workphone", "电话2",
            "手机2", "手机号2", "备用电话", "备用手机", "其他电话", "第二电话"),
    PHONE_3("phone3", "thirdphone", "电话3", "手机3", "手机号3", "第三电话"),
    EMAIL_2("email2", "secondemail", "otheremail", "otheremails", "alternateemail", "邮箱2", "备用邮箱", "其他邮箱", "第二邮箱"),
    EMAIL_3("email3", "thirdemail", "邮箱3", "第三邮箱"),
    CONTACT_NAME("contact", "contactname", "contactperson", "primarycontact", "联系人", "联系人姓名", "联系人名称", "对接人"),
    CONTACT_TITLE("contacttitle", "contactjobtitle", "jobtitle", "title", "联系人职位", "联系人职务", "职位", "职务"),
    CONTACT_PHONE("contactphone", "contactmobile", "contacttelephone", "联系人电话", "联系人手机", "联系人手机号"),
    CONTACT_EMAIL("contactemail", "contactmail", "联系人邮箱", "联系人电子邮箱"),
    TEAM("team", "teamname", "salesteam", "accountteam", "团队", "所属团队", "销售团队", "负责团队");

    /** What says nothing without the contact's name. */
    static final Set<CustomerField> OF_CONTACT = Set.of(CONTACT_TITLE, CONTACT_PHONE, CONTACT_EMAIL);

    // The list is unmodifiable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Set<String>> headings;

    CustomerField(String... headings) {
        this(List.of(Set.of(headings)));
    }

    CustomerField(List<Set<String>> headings) {
        this.headings = headings;
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

    /** Those that came later leave a column to whatever else it is. */
    @Override
    public boolean alone() {
        return compareTo(CREATED_AT) > 0;
    }

    @Override
    public boolean required() {
        return this == CUSTOMER;
    }
}
