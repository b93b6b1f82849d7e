package dev.perennial.understand.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.perennial.engine.process.EngineAnswer;
import dev.perennial.engine.process.TraitRequest;
import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.analytics.Analyses;
import dev.perennial.understand.value.ChangedTable.Changed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets traits follow what was told of customers since the published run: theirs alone are worked out, by what the run found
 * out about the base. Rows, history and the notes' removal are one transaction, so done again it loses and repeats nothing.
 */
@Component
class TraitRefresh implements JobHandler {

    static final String KIND = "value-refresh";
    private static final String ROWS = "rows";
    private static final int AT_ONCE = 50_000;

    /** What models of traits read of the cards. */
    private static final Dataset SCORES = new Dataset(TraitRequest.SCORES, 1, "understand.value_card",
            List.of(Column.number("customer_id"), Column.text("stage"), Column.real("p_alive"),
                    Column.real("any_order"), Column.real("overdue"), Column.real("interval_variation"),
                    Column.number("orders"), Column.real("clv"), Column.real("clv_low"), Column.real("clv_high"),
                    Column.real("value_at_risk"), Column.number("year_orders"), Column.units("year_spend_units")),
            """
                    SELECT part.customer_id, part.stage, part.p_alive, part.any_order, part.overdue,
                           part.interval_variation, part.orders::bigint, part.clv, part.clv_low, part.clv_high,
                           part.value_at_risk, part.year_orders::bigint, round(part.year_spend::numeric, 4)
                    FROM understand.value_card AS part
                    WHERE :part
                      AND part.stage <> 'prospect'
                    """);

    private final RunTable runs;
    private final ChangedTable changed;
    private final TraitTable traits;
    private final Analyses analyses;
    private final TransactionTemplate transaction;

    TraitRefresh(RunTable runs, ChangedTable changed, TraitTable traits, Analyses analyses,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.changed = changed;
        this.traits = traits;
        this.analyses = analyses;
        this.transaction = transaction;
    }

    /** Nothing more to say than what is to be done. */
    record Payload() {
    }

    /** What the job shows when it is done. */
    record Result(long runId, long customers) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.VALUE_RUN;
    }

    /** The run whose traits are shown, if it is the published one and what it found out is kept. */
    RunTable.Run portrayed() {
        RunTable.Run run = runs.portrayed()
                .filter(shown -> runs.publishedId().filter(id -> id == shown.id()).isPresent())
                .orElseThrow(() -> new ProblemException(ValueProblem.TRAITS_MISSING));
        folder(run);
        return run;
    }

    private Path folder(RunTable.Run run) {
        return analyses.kept(ValueRunJob.FOLDER + run.id())
                .filter(folder -> Files.isDirectory(TraitRequest.parameters(folder)))
                .orElseThrow(() -> new ProblemException(ValueProblem.SNAPSHOT_GONE, String.valueOf(run.id())));
    }

    @Override
    public void run(JobContext job) {
        RunTable.Run run = portrayed();
        long customers = 0;
        List<Changed> some = changed.some(0, AT_ONCE);
        while (!some.isEmpty()) {
            customers += refresh(job, run, some);
            some = changed.some(some.getLast().customer(), AT_ONCE);
        }
        job.count("customers", customers);
        job.result(new Result(run.id(), customers));
    }

    /** Answers how many customers' traits now say all that was told of them. */
    private long refresh(JobContext job, RunTable.Run run, List<Changed> some) {
        long[] customers = some.stream().mapToLong(Changed::customer).toArray();
        // The day that the freshest of their cards looks from: nothing that was told is left out.
        LocalDate asOf = traits.latestDay(customers, Objects.requireNonNull(run.asOf()));
        String analysis = KIND + "-" + job.jobId();
        Path folder = analyses.folder(analysis);
        TraitRequest request = TraitRequest.again(asOf, run.settings().valuation(run.currency()).margin(),
                folder(run));
        AtomicLong followed = new AtomicLong();
        try {
            EngineUse.of(analyses.start(folder, request, _ -> {
            }), job, engine -> {
                job.progress("facts", 0, customers.length, ROWS);
                analyses.send(customers, SCORES, engine.frames());
                job.progress("traits", 0, customers.length, ROWS);
                if (!(engine.answer() instanceof EngineAnswer.Portrayed)) {
                    throw new IllegalStateException("asked for traits, answered with something else");
                }
                transaction.executeWithoutResult(_ -> {
                    traits.loadAgain(engine.rows());
                    runs.portrayAlone();
                    if (runs.publishedId().filter(id -> id == run.id()).isPresent()) {
                        traits.putAgain(changed.still(some), run.id(), asOf);
                        // Last, for whoever brings facts of these customers waits until this transaction ends.
                        followed.set(changed.done(some).size());
                    }
                });
                engine.finish();
            });
        } finally {
            analyses.discard(analysis);
        }
        return followed.get();
    }
}
