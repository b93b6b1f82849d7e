package dev.perennial.collect.customer;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.JobView;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has all customers that meet a rule written to a file for download. */
@Service
public class ExportCustomers {

    /**
     * What to export: all that meet the rule.
     *
     * @param ids only these among them, at most 10,000
     * @param except not these
     * @param format {@code csv}, {@code xlsx} or {@code parquet}
     * @param raw codes and texts as they are, also those a spreadsheet would run as formulas
     * @param bom whether the file begins with a byte order mark, by which spreadsheets recognise UTF-8; so by default
     */
    public record Command(@Nullable Rule rule, SearchCustomers.@Nullable Sort sort,
            @Nullable List<@Nullable String> fields, @Nullable String format, @Nullable Boolean raw,
            @Nullable Boolean bom, @Nullable List<@Nullable Long> ids, @Nullable List<@Nullable Long> except) {
    }

    /** The command with the language of its headings. */
    record Payload(Command command, String language) {
    }

    private final SearchCustomers search;
    private final Jobs jobs;
    private final AuditTrail audit;

    ExportCustomers(SearchCustomers search, Jobs jobs, AuditTrail audit) {
        this.search = search;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Submits the job. */
    @Transactional
    public JobView submit(Caller caller, Command command, Locale language) {
        Violations violations = new Violations().oneOf("/format", command.format() == null ? "csv" : command.format(),
                ExportFormat.codes());
        if (command.fields() == null || command.fields().isEmpty()) {
            violations.add("/fields", CustomerProblem.FIELDS_MISSING);
        }
        EditCustomers.checkIds("/ids", command.ids(), violations);
        EditCustomers.checkIds("/except", command.except(), violations);
        violations.refuse();
        listing(caller, command);
        long job = jobs.submit(
                new JobRequest(CustomerExport.KIND, new Payload(command, language.toLanguageTag()), caller));
        audit.record(caller, "customer.export", "job", job, command);
        return jobs.view(caller, job, language);
    }

    /** The customers and fields that a command means, as far as the caller may see them. */
    Listing listing(Caller caller, Command command) {
        return SearchCustomers.narrowed(
                search.listing(caller, command.rule(), command.sort(),
                        command.fields() == null ? List.of() : command.fields()),
                EditCustomers.named(command.ids()), EditCustomers.named(command.except()));
    }
}
