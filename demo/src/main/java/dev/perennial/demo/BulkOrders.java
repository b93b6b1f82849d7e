package dev.perennial.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

import dev.perennial.engine.value.PeriodUnit;

/**
 * Very many orders, quickly, for benches: one row per order, {@code customer_id,order_date,amount}, whole days, no
 * season, no refunds; customer by customer, ascending in time.
 *
 * @param customers how many
 * @param simulation what the orders are drawn from
 * @param firstDay the day on which the simulation's window opens
 */
public record BulkOrders(long customers, Simulation simulation, LocalDate firstDay) {

    /** {@link Truth#grocer}: about ten orders a customer over three years to 2026-06-30. */
    public static BulkOrders grocer(long customers, long seed) {
        LocalDate first = LocalDate.of(2023, 7, 1);
        double weeks = (LocalDate.of(2026, 7, 1).toEpochDay() - first.toEpochDay()) / PeriodUnit.WEEK.days();
        return new BulkOrders(customers, new Simulation(Truth.grocer(), weeks, 0.4, seed), first);
    }

    /** Writes the file. An existing one is replaced. */
    public void write(Path file) throws IOException {
        ChunkedFile.write(file, "customer_id,order_date,amount", customers, this::add);
    }

    private void add(long customer, Rows rows) {
        double[] weeks = simulation.orderTimes(customer);
        double[] amounts = simulation.amounts(customer, weeks.length);
        for (int i = 0; i < weeks.length; i++) {
            LocalDate day = firstDay.plusDays((long) (weeks[i] * PeriodUnit.WEEK.days()));
            rows.text("U").padded(customer, 8).next().date(day).next()
                    .hundredths(Math.max(1, Math.round(amounts[i] * 100))).end();
        }
    }
}
