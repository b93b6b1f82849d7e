package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.perennial.engine.PublicData;
import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Who of the CDNOW sample is lost after one or two orders by a long silence, and how many of them ordered again after all. */
class SilenceOnRealDataTest {

    @TempDir
    private Path folder = Path.of("");

    /** A customer as judged on a day, and whether an order came in the weeks after it. */
    private record Judged(String stage, String reason, int repeats, boolean again) {
    }

    @Test
    void inTheNext39WeeksAboutOneInSevenOrderedAgainAndOfThoseLeftMoreThanOneInFour()
            throws IOException, OrderFileException {
        List<Judged> base = judged(LocalDate.parse("1997-09-30"), 39);
        Predicate<Judged> silent = one -> one.reason().equals("silent-beyond-rhythm");
        assertShare(base, silent, 56, 0.143);
        assertShare(base, one -> Set.of("new", "growing").contains(one.stage()), 2098, 0.264);
        assertShare(base, one -> one.repeats() == 1 && one.stage().equals("growing"), 365, 0.397);
    }

    @Test
    void aQuarterLaterTheSameHoldsOverTheNextHalfYear() throws IOException, OrderFileException {
        List<Judged> base = judged(LocalDate.parse("1997-12-31"), 26);
        assertShare(base, one -> one.reason().equals("silent-beyond-rhythm"), 86, 0.128);
        assertShare(base, one -> Set.of("new", "growing").contains(one.stage()), 1986, 0.183);
        assertShare(base, one -> one.repeats() == 1 && one.stage().equals("growing"), 314, 0.287);
    }

    private static void assertShare(List<Judged> base, Predicate<Judged> who, int customers, double again) {
        List<Judged> those = base.stream().filter(who).toList();
        assertThat(those).hasSize(customers);
        assertThat((double) those.stream().filter(Judged::again).count() / customers).isCloseTo(again, within(0.0005));
    }

    private List<Judged> judged(LocalDate asOf, int weeks) throws IOException, OrderFileException {
        Path file = PublicData.file("cdnow_sample.csv");
        Path scores = folder.resolve("scores.csv");
        try (Valuation valuation = Valuation.of(
                OrderReader.read(file, OrderReadSettings.defaults().withColumn(OrderColumn.CUSTOMER, "sample_id")),
                ValueSettings.defaults().withAsOf(asOf).withHoldout(0))) {
            valuation.write(scores);
        }
        Set<String> again = orderedBetween(file, asOf, asOf.plusWeeks(weeks));
        List<String> lines = Files.readAllLines(scores);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        return lines.stream().skip(1).map(line -> line.split(",", -1))
                .map(cells -> new Judged(cells[headings.indexOf("stage")], cells[headings.indexOf("stage_reason")],
                        Integer.parseInt(cells[headings.indexOf("x")]),
                        again.contains(cells[headings.indexOf("customer_id")])))
                .toList();
    }

    private static Set<String> orderedBetween(Path file, LocalDate after, LocalDate until) throws IOException {
        Set<String> customers = new HashSet<>();
        for (String line : Files.readAllLines(file).subList(1, 6920)) {
            String[] cells = line.split(",", -1);
            LocalDate day = LocalDate.parse(cells[2]);
            if (day.isAfter(after) && !day.isAfter(until)) {
                customers.add(cells[1]);
            }
        }
        return customers;
    }
}
