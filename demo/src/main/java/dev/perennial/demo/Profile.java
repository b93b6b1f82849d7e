package dev.perennial.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the company noted about a customer besides the name: how to reach them, since when they are known, who looks after
 * them. Addresses are of domains and numbers that nobody has: {@code example.com} (RFC 2606), 555-01xx, and a Chinese prefix
 * that is not handed out.
 *
 * @param name of the customer, or of the business if it is one
 * @param industry of a business
 * @param createdOn on which the profile was made, never after the first order
 * @param owner login of the account manager
 */
record Profile(String name, boolean company, Optional<String> email, Optional<String> phone, Optional<Text> industry,
        List<Text> tags, Optional<String> owner, LocalDate createdOn) {

    private static final double COMPANY_SHARE = 0.04;
    private static final double EMAIL_SHARE = 0.82;
    private static final double PHONE_SHARE = 0.94;
    private static final double OWNED_SHARE = 0.62;
    private static final double TAG_SHARE = 0.14;
    private static final int MOST_DAYS_BEFORE = 21;

    private static final List<String> DOMAINS = List.of("example.com", "example.net", "example.org");
    private static final Text TRADE = new Text("贸易", "Trading");

    private static final List<Text> INDUSTRIES = List.of(new Text("酒店民宿", "Hotels and guest houses"),
            new Text("餐饮", "Restaurants"), new Text("室内设计", "Interior design"), new Text("地产样板间", "Show flats"),
            new Text("办公空间", "Offices"));

    private static final List<Text> COMPANY_WORDS = List.of(new Text("云栖", "Yunqi"), new Text("半山", "Hillside"),
            new Text("春和", "Chunhe"), new Text("木林", "Greenwood"), new Text("拾光", "Shiguang"),
            new Text("见山", "Mountain View"), new Text("澄海", "Clearwater"), new Text("知野", "Zhiye"));

    private static final List<Text> TAGS = List.of(new Text("新房装修", "new home"), new Text("设计师推荐", "designer's client"),
            new Text("老客推荐", "referred"), new Text("儿童房", "children's room"), new Text("会员日", "members' day"),
            new Text("送货上楼", "needs carrying up"));

    static Profile of(DemoCompany company, CustomerHistory history) {
        DemoCustomer customer = history.customer();
        RandomStream stream = RandomStream.of(company.seed(), Purpose.CONTACT, customer.number());
        boolean business = stream.chance(COMPANY_SHARE);
        int industry = stream.below(INDUSTRIES.size());
        Text word = COMPANY_WORDS.get(stream.below(COMPANY_WORDS.size()));
        Optional<String> email = stream.chance(EMAIL_SHARE)
                ? Optional.of(email(customer, DOMAINS.get(stream.below(DOMAINS.size()))))
                : Optional.empty();
        Optional<String> phone = stream.chance(PHONE_SHARE)
                ? Optional.of(phone(customer, stream.below(10_000)))
                : Optional.empty();
        List<Text> tags = new ArrayList<>();
        TAGS.forEach(tag -> {
            if (stream.chance(TAG_SHARE)) {
                tags.add(tag);
            }
        });
        List<AccountManager> managers = AccountManager.all();
        boolean owned = stream.chance(OWNED_SHARE) || business;
        AccountManager manager = managers.get(stream.below(managers.size()));
        LocalDate first = history.orders().isEmpty()
                ? company.start()
                : history.orders().getFirst().time().toLocalDate();
        return new Profile(business ? businessName(customer, word, INDUSTRIES.get(industry)) : customer.name(),
                business,
                email, phone, business ? Optional.of(INDUSTRIES.get(industry)) : Optional.empty(), tags,
                owned ? Optional.of(manager.login()) : Optional.empty(),
                first.minusDays(stream.below(MOST_DAYS_BEFORE + 1)));
    }

    /** Whether a customer is a business, without looking at anything else. */
    static boolean isBusiness(DemoCompany company, long number) {
        return RandomStream.of(company.seed(), Purpose.CONTACT, number).chance(COMPANY_SHARE);
    }

    private static String businessName(DemoCustomer customer, Text word, Text industry) {
        Locale language = customer.language();
        String city = customer.place().city().in(language);
        String trade = industry.zh().equals("办公空间") ? TRADE.in(language) : industry.in(language);
        return language.equals(Locale.CHINESE)
                ? city + word.zh() + trade + "有限公司"
                : word.en() + " " + trade + " of " + city;
    }

    private static String email(DemoCustomer customer, String domain) {
        String local = customer.language().equals(Locale.CHINESE)
                ? customer.id()
                : customer.name().replace(' ', '.') + "." + customer.number();
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    private static String phone(DemoCustomer customer, int number) {
        return customer.language().equals(Locale.CHINESE)
                ? "+86 111 %04d %04d".formatted(customer.number() / 10_000 % 10_000, customer.number() % 10_000)
                : "+1 202 555 01%02d".formatted(number % 100);
    }
}
