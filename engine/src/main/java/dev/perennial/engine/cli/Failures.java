package dev.perennial.engine.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

import dev.perennial.engine.duckdb.DuckDbException;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderProblem;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValuationException.Reason;
import picocli.CommandLine;

/** Turns a failure into one or two lines on standard error and an exit code. Never a stack trace. */
final class Failures {

    private final Locale locale;

    Failures(Locale locale) {
        this.locale = locale;
    }

    int report(Exception failure, CommandLine command) {
        return switch (failure) {
            case OptionException options -> misuse(options, command);
            case OrderFileException orders -> say(
                    code(orders.problem()), orders.message(locale));
            case ValuationException valuation -> say(code(valuation.reason()), valuation.message(locale));
            case IOException io -> say(Exit.CANNOT_CREATE, text("failure.write", describe(io)));
            case DuckDbException db -> say(Exit.CANNOT_CREATE, text("failure.database", said(db)));
            case ArithmeticException _ -> say(Exit.DATA, text("failure.overflow"));
            default -> say(Exit.INTERNAL, text("failure.internal", failure.getClass().getSimpleName(), said(failure)));
        };
    }

    int outOfMemory() {
        return say(Exit.UNAVAILABLE, text("failure.memory", Runtime.getRuntime().maxMemory() >> 20));
    }

    /** Without Spark, or a cluster that answers, there is nothing wrong with the data. */
    private static int code(Reason reason) {
        return reason == Reason.SPARK_FAILED ? Exit.UNAVAILABLE : Exit.DATA;
    }

    private static int code(OrderProblem problem) {
        return switch (problem) {
            case REJECTS_UNWRITABLE -> Exit.CANNOT_CREATE;
            case DATE_FORMAT_INVALID, ENCODING_UNKNOWN -> Exit.USAGE;
            default -> problem.noInput() ? Exit.NO_INPUT : Exit.DATA;
        };
    }

    int misuse(OptionException failure, CommandLine command) {
        return say(Exit.USAGE, text("failure.usage", failure.message(locale),
                command.getCommandSpec().qualifiedName()));
    }

    private String describe(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> text("failure.denied", denied.getFile());
            case FileSystemException file -> file.getReason() == null
                    ? String.valueOf(file.getFile())
                    : file.getFile() + ": " + file.getReason();
            default -> said(failure);
        };
    }

    private int say(int code, String message) {
        Progress.clear();
        System.err.println(message);
        return code;
    }

    private String text(String key, Object... arguments) {
        return Perennial.text(locale, key, arguments);
    }

    /** The first line of what a failure says of itself. */
    private static String said(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
