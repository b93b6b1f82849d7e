package dev.perennial.engine.history;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Something of each population of a base. Populations are in the order of their days and leave no day out.
 *
 * @param each in the order of the populations
 */
public record PerPopulation<T>(List<Population> populations, List<T> each) implements Serializable {

    public PerPopulation {
        populations = List.copyOf(populations);
        each = List.copyOf(each);
        if (populations.isEmpty() || populations.size() != each.size()) {
            throw new IllegalArgumentException(each.size() + " of " + populations.size() + " populations");
        }
    }

    /** One for all customers. */
    public static <T> PerPopulation<T> everyone(T one) {
        return new PerPopulation<>(List.of(Population.EVERYONE), List.of(one));
    }

    /** Whether there is one population only. */
    public boolean undivided() {
        return each.size() == 1;
    }

    public int size() {
        return each.size();
    }

    /** The number of the population to which a customer belongs. */
    public int number(FactShard facts, int customer) {
        int number = 0;
        while (number < populations.size() - 1 && !populations.get(number).holds(facts, customer)) {
            number++;
        }
        return number;
    }

    /** That of the population to which a customer belongs. */
    public T of(FactShard facts, int customer) {
        return each.get(number(facts, customer));
    }

    public <R> PerPopulation<R> map(Function<T, R> change) {
        return new PerPopulation<>(populations, each.stream().map(change).toList());
    }

    /** As {@link #map}, told the population and its number, too. */
    public <R> PerPopulation<R> map(OfPopulation<T, R> change) {
        return new PerPopulation<>(populations, IntStream.range(0, size())
                .mapToObj(g -> change.apply(each.get(g), populations.get(g), g)).toList());
    }

    /** A function of something of a population. */
    @FunctionalInterface
    public interface OfPopulation<T, R> {
        R apply(T one, Population population, int number);
    }
}
