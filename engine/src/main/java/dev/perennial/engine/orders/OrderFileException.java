package dev.perennial.engine.orders;

import java.util.List;
import java.util.Locale;

/** An order file that cannot be read as orders; says what is wrong, where, and how to mend it. */
public final class OrderFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final OrderProblem problem;
    private final transient List<Object> arguments;

    public OrderFileException(OrderProblem problem, Object... arguments) {
        super(problem.message(Locale.ENGLISH, arguments));
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    public OrderProblem problem() {
        return problem;
    }

    /** The stable name, for example {@code orders/dates-ambiguous}. */
    public String code() {
        return problem.code();
    }

    /** One or two lines for a person: Chinese for a Chinese locale, English for any other. */
    public String message(Locale locale) {
        return problem.message(locale, arguments.toArray());
    }

    /** The values named in the message, as English text. */
    public List<String> arguments() {
        return arguments.stream().map(argument -> Phrase.in(Locale.ENGLISH, argument)).toList();
    }
}
