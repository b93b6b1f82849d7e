package dev.perennial.platform.kernel;

import java.util.List;
import java.util.Locale;

/** A request that cannot be carried out, for a reason its sender can be told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient List<Object> arguments;
    private final transient List<Violation> violations;

    public ProblemException(Problem problem, Object... arguments) {
        this(problem, List.of(arguments), List.of());
    }

    private ProblemException(Problem problem, List<Object> arguments, List<Violation> violations) {
        super(problem.code());
        this.problem = problem;
        this.arguments = arguments;
        this.violations = List.copyOf(violations);
    }

    /** All that is wrong in a request, at once. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(KernelProblem.INVALID, List.of(violations.size()), violations);
    }

    /** A single thing that is wrong, with its place. */
    public static ProblemException invalid(String pointer, Problem problem, Object... arguments) {
        return invalid(List.of(Violation.at(pointer, problem, arguments)));
    }

    /** A body that cannot be read, with the place where. */
    public static ProblemException invalidBody(String pointer, Problem problem, Object... arguments) {
        return new ProblemException(problem, List.of(arguments),
                List.of(Violation.at(pointer, problem, arguments)));
    }

    public Problem problem() {
        return problem;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Violation> violations() {
        return violations;
    }

    public String text(Locale locale) {
        return problem.text(locale, arguments.toArray());
    }
}
