package dev.perennial.engine.files;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.orders.Headings;

/**
 * A field of customers that people defined themselves.
 *
 * @param code the name in the API
 * @param names by which people know it
 * @param cell how its cells are read
 */
public record DefinedField(String code, List<String> names, Cell cell) implements ImportField {

    public DefinedField {
        names = List.copyOf(names);
    }

    /** Reads a cell that is not empty. */
    @FunctionalInterface
    public interface Cell {
        Read read(String text);
    }

    /** What came of a cell. */
    public sealed interface Read {

        /** The value as it is kept. */
        record Value(String kept) implements Read {
        }

        /** The cell cannot be taken. */
        record Wrong(RowFault fault, List<String> arguments) implements Read {
        }
    }

    @Override
    public String name() {
        return code;
    }

    @Override
    public List<Set<String>> headings() {
        return List.of(names.stream().map(Headings::plain).filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<Integer> recognise(List<String> found) {
        return Headings.recognised(headings(), found);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public boolean required() {
        return false;
    }
}
