package dev.perennial.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the demo company's systems tell beside orders: its products, what customers did in its shop, and contracts of care. */
public final class DemoFacts {

    private static final int WEEKS = 12;
    private static final int ACTIVE_DAYS = 270;
    private static final double VISITOR_SHARE = 0.35;
    private static final double SUBSCRIBER_SHARE = 0.7;
    /** Businesses differ in how likely they are not to renew, each the same every time: a beta distribution of these. */
    private static final double LEAVING_ALPHA_YEAR = 0.668;
    private static final double LEAVING_BETA_YEAR = 3.806;
    private static final double LEAVING_ALPHA_QUARTER = 0.35;
    private static final double LEAVING_BETA_QUARTER = 2.5;
    /** Of those who will not renew, who said so before the day. */
    private static final double NOTICE_SHARE = 0.2;
    private static final int YEAR = 12;
    private static final int QUARTER = 3;

    private static final List<Text> PLANS = List.of(new Text("软装季度更新", "Seasonal refresh"),
            new Text("家具养护", "Furniture care"), new Text("灯具巡检", "Lighting inspection"));
    private static final List<String> CAUSES = List.of("price", "unused", "closed", "competitor");
    private static final List<String> KINDS = List.of("visit", "visit", "visit", "view_product", "view_product",
            "search", "login", "add_to_cart", "share");

    /**
     * Something the company sells.
     *
     * @param name which orders call it by
     * @param category names from the root down, with a slash between them
     * @param unitCost in 1/100 of the currency unit
     */
    public record Article(String name, String category, long unitCost) {
    }

    /** Something a customer did; the product is the one it was about, if it was about one. */
    public record Event(String key, String customer, String kind, LocalDateTime at, Optional<String> product) {
    }

    /** A contract of a business; the price is for a term, in 1/100 of the currency unit. */
    public record Contract(String key, String customer, String plan, int months, long price, LocalDate startedOn,
            LocalDate renewsOn, Optional<LocalDate> cancelledOn, Optional<String> cause) {
    }

    private DemoFacts() {
    }

    /** The catalogue. */
    public static List<Article> articles(Locale language) {
        return Catalogue.evergreen().products().stream().map(product -> new Article(product.name().in(language),
                path(product.category(), language), product.unitCost())).toList();
    }

    private static String path(Category category, Locale language) {
        String name = category.name().in(language).replace('/', ' ');
        return category.parent().map(parent -> path(parent, language) + "/" + name).orElse(name);
    }

    /** What customers who bought within the last nine months did in the company's last twelve weeks. */
    public static Stream<Event> events(DemoCompany company, Locale language) {
        return numbers(company).flatMap(number -> events(company, number, language).stream());
    }

    private static Stream<Long> numbers(DemoCompany company) {
        return LongStream.rangeClosed(1, company.customers()).boxed();
    }

    private static List<Event> events(DemoCompany company, long number, Locale language) {
        RandomStream stream = RandomStream.of(company.seed(), Purpose.BEHAVIOUR, number);
        if (!stream.chance(VISITOR_SHARE)) {
            return List.of();
        }
        CustomerHistory history = company.history(number);
        List<DemoOrder> orders = history.orders();
        if (orders.isEmpty()
                || orders.getLast().time().toLocalDate().isBefore(company.end().minusDays(ACTIVE_DAYS))) {
            return List.of();
        }
        List<Product> products = Catalogue.evergreen().products();
        LocalDate first = company.end().minusWeeks(WEEKS).plusDays(1);
        int count = 1 + stream.below(9);
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String kind = KINDS.get(stream.below(KINDS.size()));
            LocalDateTime at = first.plusDays(stream.below(WEEKS * 7)).atTime(8 + stream.below(14), stream.below(60));
            Product product = products.get(stream.below(products.size()));
            boolean isAbout = kind.equals("view_product") || kind.equals("add_to_cart");
            events.add(new Event(history.customer().id() + "-e" + i, history.customer().id(), kind, at,
                    isAbout ? Optional.of(product.name().in(language)) : Optional.empty()));
        }
        return events;
    }

    /** Contracts of businesses that the company looks after. */
    public static Stream<Contract> contracts(DemoCompany company, Locale language) {
        return numbers(company).flatMap(number -> contract(company, number, language).stream());
    }

    private static Optional<Contract> contract(DemoCompany company, long number, Locale language) {
        RandomStream stream = RandomStream.of(company.seed(), Purpose.SUBSCRIPTION, number);
        if (!stream.chance(SUBSCRIBER_SHARE) || !Profile.isBusiness(company, number)) {
            return Optional.empty();
        }
        CustomerHistory history = company.history(number);
        if (history.orders().isEmpty()) {
            return Optional.empty();
        }
        LocalDate started = history.orders().getFirst().time().toLocalDate().plusDays(stream.below(60));
        if (started.isAfter(company.end())) {
            return Optional.empty();
        }
        int months = stream.chance(0.5) ? YEAR : QUARTER;
        String plan = PLANS.get(stream.below(PLANS.size())).in(language);
        long price = (1 + stream.below(20)) * (months == YEAR ? 800_00L : 200_00L);
        String cause = CAUSES.get(stream.below(CAUSES.size()));
        double leaving = months == YEAR
                ? stream.beta(LEAVING_ALPHA_YEAR, LEAVING_BETA_YEAR)
                : stream.beta(LEAVING_ALPHA_QUARTER, LEAVING_BETA_QUARTER);
        int made = 0;
        boolean leaves = stream.chance(leaving);
        while (!leaves && !started.plusMonths((made + 1L) * months).isAfter(company.end())) {
            made++;
            leaves = stream.chance(leaving);
        }
        LocalDate due = started.plusMonths((made + 1L) * months);
        boolean cancelled = leaves && !due.isAfter(company.end());
        boolean notice = leaves && !cancelled && stream.chance(NOTICE_SHARE);
        return Optional.of(new Contract(history.customer().id() + "-s1", history.customer().id(), plan, months, price,
                started, due, cancelled || notice ? Optional.of(due) : Optional.empty(),
                cancelled ? Optional.of(cause) : Optional.empty()));
    }
}
