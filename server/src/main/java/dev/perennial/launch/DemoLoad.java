package dev.perennial.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import dev.perennial.collect.intake.Drafts;
import dev.perennial.collect.intake.ImportRequest;
import dev.perennial.collect.intake.Imports;
import dev.perennial.demo.AccountManager;
import dev.perennial.demo.DemoCompany;
import dev.perennial.demo.DemoFiles;
import dev.perennial.platform.access.Teams;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.jobs.JobView;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.storage.StorageSettings;
import dev.perennial.understand.value.RunSettings;
import dev.perennial.understand.value.ValueRuns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the demo company in as anyone would bring their own: files, imports, a value run. Each step is a job of its own. */
@Component
class DemoLoad implements JobHandler {

    static final String KIND = "demo";

    private static final String SOURCE = "demo";
    private static final String STEPS = "steps";
    /** About the catalogue's mean gross margin. */
    private static final double MARGIN = 0.44;
    /** What moved since an earlier run is seen from the first day on. */
    private static final int WEEKS_BETWEEN_RUNS = 13;
    private static final long LOOK_NANOS = 300_000_000;

    /**
     * Which company is brought in.
     *
     * @param language in which its words are written
     * @param until its last day; none for that of the files
     */
    record Payload(String language, @Nullable LocalDate until) {

        DemoCompany company() {
            return until == null ? DemoCompany.standard() : DemoCompany.standard().until(until);
        }
    }

    /** The jobs that were started. */
    record Reached(@Nullable Long customers, @Nullable Long orders, @Nullable Long past, @Nullable Long value) {

        static final Reached NOTHING = new Reached(null, null, null, null);
    }

    private final Users users;
    private final Teams teams;
    private final Drafts drafts;
    private final Imports imports;
    private final ValueRuns runs;
    private final DemoSystems systems;
    private final Jobs jobs;
    private final StorageSettings storage;
    private final TransactionTemplate transaction;

    DemoLoad(Users users, Teams teams, Drafts drafts, Imports imports, ValueRuns runs, DemoSystems systems, Jobs jobs,
            StorageSettings storage, TransactionTemplate transaction) {
        this.users = users;
        this.teams = teams;
        this.drafts = drafts;
        this.imports = imports;
        this.runs = runs;
        this.systems = systems;
        this.jobs = jobs;
        this.storage = storage;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        Payload payload = job.payload(Payload.class);
        Locale language = Locale.forLanguageTag(payload.language());
        DemoCompany company = payload.company();
        Reached reached = job.checkpoint(Reached.class).orElse(Reached.NOTHING);
        try {
            openAccounts(job, language);
            if (reached.orders() == null) {
                job.progress("files", 0, 1, STEPS);
                systems.tellProducts(job.createdBy(), SOURCE, language);
                DemoFiles.Written files = DemoFiles.write(company, language,
                        storage.home().resolve("company"));
                reached = bring(job, reached, files, language);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Long customers = reached.customers();
        Long orders = Objects.requireNonNull(reached.orders());
        await(job, "orders", orders, new Reached(customers, null, null, null));
        Long past = reached.past();
        if (past == null) {
            job.progress("facts", 0, 1, STEPS);
            systems.tellFacts(job.createdBy(), SOURCE, company, language);
            past = startRun(job, company.end().minusWeeks(WEEKS_BETWEEN_RUNS),
                    id -> new Reached(customers, orders, id, null));
        }
        await(job, "past", past, new Reached(customers, orders, null, null));
        Long earlier = past;
        Long value = reached.value() == null
                ? startRun(job, null, id -> new Reached(customers, orders, earlier, id))
                : reached.value();
        await(job, "value", value, new Reached(customers, orders, past, null));
    }

    /** The account managers in their teams, who see their own customers; they share the demo's password. */
    private void openAccounts(JobContext job, Locale language) throws IOException {
        String password = Files.readString(DemoInstallation.passwordFile(storage.home())).strip();
        int done = 0;
        for (AccountManager manager : AccountManager.all()) {
            job.progress("accounts", done++, AccountManager.all().size(), STEPS);
            if (users.named(manager.login()).isEmpty()) {
                users.open(Caller.system(), new Users.NewUser(manager.login(), manager.name().in(language),
                        Role.AGENT.code(), password, team(manager.team().in(language))));
            }
        }
    }

    private long team(String name) {
        return teams.all().stream().filter(team -> team.name().equals(name)).map(Teams.Team::id).findFirst()
                .orElseGet(() -> teams.create(Caller.system(), new Teams.NewTeam(name), null).id());
    }

    private Reached bring(JobContext job, Reached before, DemoFiles.Written files, Locale language) {
        Reached reached = before;
        if (reached.customers() == null) {
            reached = start(job, files.customers(), "customers", language, id -> new Reached(id, null, null, null));
        }
        Long customers = Objects.requireNonNull(reached.customers());
        await(job, "customers", customers, Reached.NOTHING);
        return start(job, files.orders(), "orders", language, id -> new Reached(customers, id, null, null));
    }

    private interface Step {
        Reached reachedBy(long jobId);
    }

    /** Starts an import and notes it, both or neither. */
    private Reached start(JobContext job, Path file, String object, Locale language, Step step) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            try (InputStream content = Files.newInputStream(file)) {
                Caller caller = job.createdBy();
                Drafts.Draft draft = drafts.upload(caller, String.valueOf(file.getFileName()), content);
                Reached reached = step.reachedBy(imports.start(caller, draft.id(),
                        new ImportRequest(null, object, null, null, null, null, SOURCE), language).jobId());
                job.saveCheckpoint(reached);
                return reached;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Starts a value run and notes it, both or neither; answers its job. */
    private Long startRun(JobContext job, @Nullable LocalDate asOf, Step step) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            ValueRuns.Started run = runs.start(new RunSettings(asOf, null, null, MARGIN, null, null, null, null),
                    job.createdBy());
            job.saveCheckpoint(step.reachedBy(run.jobId()));
            return run.jobId();
        }));
    }

    /** Waits for a step and tells of its progress. A step that failed is begun anew when this job is run again. */
    private void await(JobContext job, String phase, long id, Reached otherwise) {
        while (true) {
            JobView step = jobs.view(Caller.system(), id, Locale.ENGLISH);
            if (step.state().equals(JobState.SUCCEEDED.code())) {
                return;
            }
            if (step.state().equals(JobState.FAILED.code()) || step.state().equals(JobState.CANCELLED.code())) {
                job.saveCheckpoint(otherwise);
                throw new ProblemException(LaunchProblem.DEMO_STEP_FAILED, step.title());
            }
            job.progress(phase, step.done(), step.total(), Objects.requireNonNullElse(step.unit(), STEPS));
            job.checkCancelled();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
