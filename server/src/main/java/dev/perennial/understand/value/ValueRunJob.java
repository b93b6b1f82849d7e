package dev.perennial.understand.value;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import dev.perennial.engine.process.EngineAnswer;
import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.EngineRequest;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.analytics.Analyses;
import dev.perennial.understand.analytics.EngineSession;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value run from the button to published cards. Nothing it does is seen before the last transaction, so after a crash it
 * simply begins anew.
 */
@Component
class ValueRunJob implements JobHandler {

    static final String KIND = "value-run";
    /** What the folder of a run's engine begins with; its number follows. */
    static final String FOLDER = "value-";

    private static final String ROWS = "rows";
    private static final String STEPS = "steps";

    record Payload(long run) {
    }

    private final RunTable runs;
    private final CardTable cards;
    private final ClassTable classes;
    private final Gates gates;
    private final Drifts drifts;
    private final TouchedTable touched;
    private final Publication publication;
    private final Analyses analyses;
    private final JsonMapper json;

    ValueRunJob(RunTable runs, CardTable cards, ClassTable classes, Gates gates, Drifts drifts, TouchedTable touched,
            Publication publication, Analyses analyses, JsonMapper json) {
        this.runs = runs;
        this.cards = cards;
        this.classes = classes;
        this.gates = gates;
        this.drifts = drifts;
        this.touched = touched;
        this.publication = publication;
        this.analyses = analyses;
        this.json = json;
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
        RunTable.Run run = runs.find(id)
                .orElseThrow(() -> new ProblemException(ValueProblem.RUN_NOT_FOUND, String.valueOf(id)));
        RunState state = run.state();
        if (state == RunState.FAILED || state == RunState.CANCELLED) {
            state = takenUpAgain(id);
        }
        if (state == RunState.RUNNING) {
            value(job, run);
        }
        runs.find(id).ifPresent(done -> job.result(new Result(id, done.state().code())));
    }

    /** What the job shows when it is done. */
    record Result(long runId, String state) {
    }

    private RunState takenUpAgain(long id) {
        runs.running().ifPresent(other -> {
            throw new ProblemException(ValueProblem.RUN_IN_PROGRESS, String.valueOf(other));
        });
        return runs.again(id) ? RunState.RUNNING : RunState.SUPERSEDED;
    }

    @Override
    public void ended(long jobId, JobState state) {
        if (state == JobState.FAILED || state == JobState.CANCELLED) {
            runs.end(jobId, state == JobState.FAILED ? RunState.FAILED : RunState.CANCELLED)
                    .ifPresent(run -> analyses.discard(FOLDER + run));
        }
    }

    private void value(JobContext job, RunTable.Run run) {
        Path folder = analyses.folder(FOLDER + run.id());
        EngineRequest request = new EngineRequest(run.settings().valuation(run.currency()),
                run.settings().holdout() == null, false,
                run.engine().equals(RunSettings.SPARK) ? Optional.of(analyses.sparkMaster()) : Optional.empty());
        EngineUse.of(analyses.start(folder, request, progress -> tell(job, progress)), job,
                engine -> value(job, run, folder, engine));
    }

    private void value(JobContext job, RunTable.Run run, Path folder, EngineSession engine)
            throws IOException, SQLException, InterruptedException {
        Analyses.Reading reading = read(job, engine);
        EngineAnswer.Valued answer = valued(engine.answer());
        job.checkCancelled();
        job.progress("cards", 0, answer.cards(), ROWS);
        long loaded = cards.load(run.id(), engine.rows());
        engine.finish();
        job.count("cards", loaded);
        job.progress("index", 0, 1, STEPS);
        cards.index(run.id());
        classes.fill(run.id(), CardTable.of(run.id()));
        job.checkCancelled();
        job.progress("gates", 0, 1, STEPS);
        RunTable.Findings found = findings(run, folder, answer, reading, loaded);
        runs.keep(run.id(), found);
        if (found.gates().stream().allMatch(Gate::passed)) {
            job.progress("publish", 0, 1, STEPS);
            publication.publish(job.createdBy(), run.id(), found.asOf(), null, job::checkCancelled);
        } else {
            runs.withhold(run.id());
        }
    }

    private Analyses.Reading read(JobContext job, EngineSession engine) throws IOException, InterruptedException {
        touched.awaitOthers();
        try {
            return analyses.send(engine.frames(), (dataset, rows, total) -> job.progress(dataset, rows, total, ROWS));
        } catch (IOException e) {
            job.checkCancelled();
            // The pipe broke because the engine ended; it says better why.
            engine.answer();
            throw e;
        }
    }

    private static EngineAnswer.Valued valued(EngineAnswer answer) {
        return switch (answer) {
            case EngineAnswer.Valued valued -> valued;
            case EngineAnswer.Portrayed _ -> throw new IllegalStateException("asked for values, answered with traits");
            case EngineAnswer.NoOrders _ -> throw new ProblemException(ValueProblem.ORDERS_MISSING);
            case EngineAnswer.Refused refused -> throw new ProblemException(ValueProblem.of(refused.reason()),
                    refused.arguments().toArray());
        };
    }

    private RunTable.Findings findings(RunTable.Run run, Path folder, EngineAnswer.Valued answer,
            Analyses.Reading reading, long loaded) {
        RunViews.Snapshot snapshot = answer.snapshot().map(manifest -> new RunViews.Snapshot(
                analyses.keep(folder, manifest, reading.watermark()), manifest.rows(), manifest.sha256(), runs.now()))
                .orElse(null);
        ObjectNode model = json.createObjectNode();
        model.set("frequencies", json.valueToTree(answer.frequencies()));
        model.set("tracking", json.valueToTree(answer.tracking()));
        model.set("seasonality", json.valueToTree(answer.seasonality().orElse(null)));
        return new RunTable.Findings(LocalDate.parse(answer.report().path("asOf").asString()),
                snapshot == null ? null : snapshot.id(), snapshot, answer.report(), model,
                json.valueToTree(answer.retrospect()), json.valueToTree(answer.cohorts()),
                drifts.ask(run.id(), run.settings(), answer.report()).map(json::valueToTree), answer.scoring(),
                reading.watermark(),
                gates.ask(run.id(), run.settings(), answer.report(), answer.cards(), loaded), loaded);
    }

    private static void tell(JobContext job, EngineProgress progress) {
        switch (progress.phase()) {
            // Reading is told by who sends, cards and the end by who takes them.
            case READ, ANSWERED, CARDS, DONE -> {
            }
            case SNAPSHOT, HISTORY, FIT, SCORE, MODELS, OVERVIEW -> job.progress(progress.phase().code(), 0, 1, STEPS);
        }
    }
}
