package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A company's customers as CSV: one row per customer, in the order of their numbers. */
public final class CustomerFile {

    static final String HEADINGS = "customer_id,name,kind,email,phone,country,province,city,industry,source,tags,owner,"
            + "created_at";

    private static final Text COUNTRY = new Text("中国", "China");

    private CustomerFile() {
    }

    /** Writes the file; words are in the given language, names in the customer's own. An existing file is replaced. */
    public static void write(DemoCompany company, Locale language, Path file) throws IOException {
        ChunkedFile.write(file, HEADINGS, company.customers(),
                (customer, rows) -> add(company, company.history(customer), language, rows));
    }

    private static void add(DemoCompany company, CustomerHistory history, Locale language, Rows rows) {
        DemoCustomer customer = history.customer();
        Profile profile = Profile.of(company, history);
        rows.text(customer.id()).next().field(profile.name()).next().text(profile.company() ? "company" : "person")
                .next()
                .text(profile.email().orElse("")).next().text(profile.phone().orElse("")).next()
                .field(COUNTRY.in(language)).next().field(customer.place().province().in(language)).next()
                .field(customer.place().city().in(language)).next()
                .field(profile.industry().map(industry -> industry.in(language)).orElse("")).next()
                .field(customer.channel().label().in(language)).next().field(tags(profile.tags(), language)).next()
                .text(profile.owner().orElse("")).next().date(profile.createdOn()).end();
    }

    private static String tags(List<Text> tags, Locale language) {
        return tags.stream().map(tag -> tag.in(language)).collect(Collectors.joining(";"));
    }
}
