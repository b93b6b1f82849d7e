package dev.perennial.engine.value;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Orders that could be read but cannot be valued as asked; says why and what to do. */
public final class ValuationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why a valuation is refused. */
    public enum Reason {
        /** No order by the as-of day. Arguments: as-of, first day, last day. */
        NO_ORDERS_BY_AS_OF,
        /** The as-of day lies more than 179 years after the first order. Arguments: as-of, first day. */
        AS_OF_TOO_FAR,
        /** Nobody ordered on two days, so no rhythm can be estimated. Argument: customers. */
        NO_REPEAT_ORDERS,
        /** The holdout begins before the orders do. Arguments: cut, first day. */
        HOLDOUT_TOO_LONG,
        /** No orders after as-of, so nothing to hold out. Arguments: as-of, last day. */
        NOTHING_TO_HOLD_OUT,
        /** The file of covariates has no column beside the customers' ids. Argument: the file. */
        NO_COVARIATES,
        /** A customer stands in the file of covariates more than once. Argument: the customer. */
        COVARIATES_TWICE,
        /** The covariates have too many combinations. Argument: how many there may be. */
        TOO_MANY_COVARIATES,
        /** The engine for large data is not built or failed. Argument: what it said. */
        SPARK_FAILED;

        /** For example {@code value/no-repeat-orders}. */
        public String code() {
            return "value/" + key();
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final String[] arguments;

    public ValuationException(Reason reason, Object... arguments) {
        super(text(Locale.ENGLISH, reason, arguments));
        this.reason = reason;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }

    public Reason reason() {
        return reason;
    }

    /** What the message names, in its order. */
    public List<String> arguments() {
        return List.of(arguments);
    }

    public String message(Locale locale) {
        return text(locale, reason, (Object[]) arguments);
    }

    private static String text(Locale locale, Reason reason, Object... arguments) {
        // English is the root bundle: without a fall-back to the system's language, which may be Chinese.
        ResourceBundle texts = ResourceBundle.getBundle("dev.perennial.engine.value.problems", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(reason.key()), locale).format(arguments);
    }
}
