package dev.perennial.understand.value;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.engine.model.association.ProductLinks;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.process.EngineAnswer;
import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.TraitRequest;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.analytics.Analyses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works out how a published run's customers compare, and their traits from its snapshot and scores, and puts these in
 * place. Whatever happens on the way, the traits shown are whole and of one run; done again it begins anew.
 */
@Component
class TraitJob implements JobHandler {

    static final String KIND = "value-traits";
    private static final String ASSOCIATION = "association";
    private static final String STEPS = "steps";
    private static final String ROWS = "rows";

    private final RunTable runs;
    private final RankTable ranks;
    private final TraitTable traits;
    private final ProductLinkTable links;
    private final ClassTable classes;
    private final ChangedTable changed;
    private final Drifts drifts;
    private final Analyses analyses;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    TraitJob(RunTable runs, RankTable ranks, TraitTable traits, ProductLinkTable links, ClassTable classes,
            ChangedTable changed, Drifts drifts, Analyses analyses, TransactionTemplate transaction, JsonMapper json) {
        this.runs = runs;
        this.ranks = ranks;
        this.traits = traits;
        this.links = links;
        this.classes = classes;
        this.changed = changed;
        this.drifts = drifts;
        this.analyses = analyses;
        this.transaction = transaction;
        this.json = json;
    }

    /** The run whose customers are portrayed. */
    record Payload(long run) {
    }

    /** What the job shows when it is done: not portrayed if another run was published in the meantime. */
    record Result(long runId, boolean portrayed) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.VALUE_RUN;
    }

    @Override
    public void run(JobContext job) {
        long id = job.payload(Payload.class).run();
        Optional<RunTable.Run> published = runs.published().filter(run -> run.id() == id);
        published.ifPresentOrElse(run -> {
            compare(job, run);
            portray(job, run);
        }, () -> traits.drop(id));
        job.result(new Result(id, published.isPresent()));
    }

    private void compare(JobContext job, RunTable.Run run) {
        job.progress("ranks", 0, 1, STEPS);
        try {
            ranks.fill(run.id());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        job.checkCancelled();
    }

    private void portray(JobContext job, RunTable.Run run) {
        Path folder = analyses.kept(ValueRunJob.FOLDER + run.id()).orElseThrow(
                () -> new ProblemException(ValueProblem.SNAPSHOT_GONE, String.valueOf(run.id())));
        TraitRequest request = new TraitRequest(Objects.requireNonNull(run.asOf()),
                run.settings().valuation(run.currency()).margin(),
                run.engine().equals(RunSettings.SPARK) ? Optional.of(analyses.sparkMaster()) : Optional.empty());
        EngineUse.of(analyses.start(folder, request, progress -> tell(job, progress)), job, engine -> {
            EngineAnswer.Portrayed answer = portrayed(engine.answer());
            job.checkCancelled();
            job.progress("traits", 0, answer.customers(), ROWS);
            job.count("customers", traits.load(run.id(), engine.rows()));
            engine.finish();
            job.progress("index", 0, 1, STEPS);
            traits.index(run.id());
            keepLinks(run.id(), answer.models());
            job.checkCancelled();
            job.progress("publish", 0, 1, STEPS);
            putInPlace(run.id(), Objects.requireNonNull(run.asOf()), answer);
        });
    }

    private void keepLinks(long run, List<ModelFindings> models) {
        models.stream().filter(found -> found.code().equals(ASSOCIATION)).findFirst()
                .ifPresent(found -> links.keep(run, ProductLinks.of(found)));
    }

    /**
     * Another run may have been published in the meantime; its own traits are on their way, and nothing of this one stays.
     * Publishing is kept from others first: a publication that is under way waits for whoever reads the cards, so nobody who
     * has read them may wait for it.
     */
    private void putInPlace(long run, LocalDate asOf, EngineAnswer.Portrayed answer) {
        boolean placed = Boolean.TRUE.equals(transaction.execute(status -> {
            runs.portrayAlone();
            if (runs.publishedId().filter(published -> published == run).isEmpty()) {
                return false;
            }
            traits.remember(run, asOf);
            classes.fillChurn(run, TraitTable.of(run));
            traits.putInPlace(run, status);
            JsonNode models = json.valueToTree(answer.models().stream().map(ProductLinks::removedFrom).toList());
            links.forgetAllBut(run, runs.portrayed().map(RunTable.Run::id).orElse(run));
            runs.portray(run, models);
            drifts.addChannels(run, models);
            runs.watermark(run).ifPresent(changed::forgetSeen);
            return true;
        }));
        if (!placed) {
            traits.drop(run);
            links.drop(run);
        }
    }

    private static EngineAnswer.Portrayed portrayed(EngineAnswer answer) {
        return switch (answer) {
            case EngineAnswer.Portrayed portrayed -> portrayed;
            case EngineAnswer.Refused refused -> throw new ProblemException(ValueProblem.of(refused.reason()),
                    refused.arguments().toArray());
            case EngineAnswer.Valued _,EngineAnswer.NoOrders _ ->
                throw new IllegalStateException("asked for traits, answered with values");
        };
    }

    private static void tell(JobContext job, EngineProgress progress) {
        if (progress.phase() == EngineProgress.Phase.MODELS) {
            job.progress("models", 0, 1, STEPS);
        }
    }
}
