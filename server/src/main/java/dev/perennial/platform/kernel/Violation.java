package dev.perennial.platform.kernel;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong in a request.
 *
 * @param pointer JSON pointer to the place, for example {@code /rule/rules/1/value}
 * @param problem what is wrong there
 * @param arguments what fills the places of the problem's text
 */
public record Violation(String pointer, Problem problem, List<Object> arguments) {

    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation at(String pointer, Problem problem, Object... arguments) {
        return new Violation(pointer, problem, List.of(arguments));
    }

    public String text(Locale locale) {
        return problem.text(locale, arguments.toArray());
    }
}
