package dev.perennial.collect.customer;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.audit.AuditTrail;
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
     * What to export.
     *
     * @param format {@code csv}
     * @param raw codes and texts as they are, also those a spreadsheet would run as formulas
     * @param bom whether the file begins with a byte order mark, by which spreadsheets recognise UTF-8; so by default
     */
    public record Command(@Nullable Rule rule, SearchCustomers.@Nullable Sort sort,
            @Nullable List<@Nullable String> fields, @Nullable String format, @Nullable Boolean raw,
            @Nullable Boolean bom) {
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
        if (command.fields() == null || command.fields().isEmpty()) {
            new Violations().add("/fields", CustomerProblem.FIELDS_MISSING).refuse();
        }
        new Violations().oneOf("/format", command.format() == null ? "csv" : command.format(), List.of("csv")).refuse();
        search.listing(caller, command.rule(), command.sort(), fields(command));
        long job = jobs.submit(
                new JobRequest(CustomerExport.KIND, new Payload(command, language.toLanguageTag()), caller));
        audit.record(caller, "customer.export", "job", job, command);
        return jobs.view(caller, job, language);
    }

    static List<@Nullable String> fields(Command command) {
        return command.fields() == null ? List.of() : command.fields();
    }
}
