package dev.perennial.platform.kernel;

import java.util.Locale;

/** What a caller may do. Which records it may do that with is a second question, asked in the database. */
public enum Permission {
    /** Anyone who is signed in: their own session, settings and names of colleagues. */
    SELF,
    CUSTOMER_READ, CUSTOMER_EDIT, CUSTOMER_EXPORT, IMPORT_RUN,
    /** Changing many customers at once. */
    CUSTOMER_BULK,
    /** Giving saved views to everyone. */
    VIEW_SHARE,
    /** What is kept of customers beyond the usual: fields that administrators define. */
    CUSTOMER_FIELDS,
    /** Telling of products, orders, events, subscriptions and usage, of all customers. */
    FACT_WRITE,
    /** By which rates orders in other currencies are converted. */
    RATE_WRITE,
    /** Notes about customers one may see. */
    NOTE_WRITE,
    /** The value cards of customers one may see. */
    VALUE_READ,
    /** Figures of the whole base, the model and its runs. */
    VALUE_OVERVIEW,
    VALUE_RUN,
    /** One's own jobs; administrators see everyone's. */
    JOB_READ,
    USER_MANAGE, TOKEN_MANAGE, AUDIT_READ;

    /** The name in the API, for example {@code customer-read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
