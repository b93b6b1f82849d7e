package dev.perennial.understand.analytics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.perennial.engine.value.LiveScoring;
import dev.perennial.platform.storage.BinaryCopy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads single customers' facts from the same data sets that whole analyses read. */
@Service
public class CustomerFacts {

    private final Analyses analyses;
    private final JdbcClient jdbc;

    CustomerFacts(Analyses analyses, JdbcClient jdbc) {
        this.analyses = analyses;
        this.jdbc = jdbc;
    }

    /**
     * What is known of some customers.
     *
     * @param known those who are there
     * @param lines what they ordered
     */
    public record Facts(Set<Long> known, LiveScoring.Lines lines) {
    }

    /** The facts of customers as they now are. */
    public Facts of(long[] customers) {
        Set<Long> known = new HashSet<>();
        jdbc.sql(analyses.dataset(Analyses.CUSTOMERS).ofCustomers()).param("customers", customers)
                .query(row -> {
                    known.add(row.getLong(1));
                });
        LongStream.Builder whose = LongStream.builder();
        IntStream.Builder days = IntStream.builder();
        LongStream.Builder amounts = LongStream.builder();
        jdbc.sql(analyses.dataset(Analyses.ORDERS).ofCustomers()).param("customers", customers).query(row -> {
            whose.add(row.getLong(1));
            days.add((int) row.getObject(2, LocalDate.class).toEpochDay());
            amounts.add(BinaryCopy.tenThousandths(row.getBigDecimal(3)));
        });
        return new Facts(known, new LiveScoring.Lines(whose.build().toArray(), days.build().toArray(),
                amounts.build().toArray()));
    }
}
