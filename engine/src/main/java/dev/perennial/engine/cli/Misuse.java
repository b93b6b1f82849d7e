package dev.perennial.engine.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser refuses, as a problem that can be said in any language; its own sentences are English only. */
final class Misuse {

    private Misuse() {
    }

    static OptionException of(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException unknown -> unknown(unknown);
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice -> new OptionException("usage.twice", name(twice.getOverwritten()));
            default -> failure.getArgSpec() == null
                    ? incomplete(failure.getCommandLine())
                    : wrong(failure.getArgSpec(), failure.getValue());
        };
    }

    private static OptionException unknown(UnmatchedArgumentException failure) {
        String given = failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().getFirst();
        String kind = given.startsWith("-")
                ? "usage.unknown-option"
                : failure.getCommandLine().getSubcommands().isEmpty() ? "usage.unknown-word" : "usage.unknown-command";
        List<String> similar = failure.getSuggestions();
        return similar.isEmpty()
                ? new OptionException(kind, given)
                : new OptionException(kind + ".similar", given, String.join(", ", similar));
    }

    private static OptionException missing(List<ArgSpec> missing) {
        ArgSpec first = missing.getFirst();
        return new OptionException("usage.no-value", name(first), first.paramLabel());
    }

    private static OptionException incomplete(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? new OptionException("usage.unclear")
                : new OptionException("usage.no-command", String.join(", ", command.getSubcommands().keySet()));
    }

    private static OptionException wrong(ArgSpec argument, @Nullable String given) {
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        String option = name(argument);
        String value = given == null ? "" : given;
        if (type.isEnum()) {
            return OptionException.notAmong(Arrays.stream(type.getEnumConstants())
                    .map(c -> c.toString().toLowerCase(Locale.ROOT)).toList(), option, value);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new OptionException("usage.no-value-wanted", option, value);
        }
        if (type == LocalDate.class) {
            return OptionException.wrong(option, "day", "2026-06-30", value);
        }
        if (type == ZoneId.class) {
            return OptionException.wrong(option, "zone", "Asia/Shanghai", value);
        }
        if (type == Path.class) {
            return OptionException.wrong(option, "path", "orders.csv", value);
        }
        if (type == char.class || type == Character.class) {
            return OptionException.wrong(option, "character", ".", value);
        }
        String example = argument.defaultValue() == null ? "30" : argument.defaultValue();
        return OptionException.wrong(option, type == int.class ? "whole" : "number", example, value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
