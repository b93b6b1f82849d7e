package dev.perennial.collect.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.perennial.collect.intake.store.FileTable.FileRow;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.collect.intake.store.ImportTable.Asked;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.collect.intake.store.RejectTable;
import dev.perennial.engine.files.FileShape;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Starts, shows and undoes imports. */
@Service
public class Imports {

    private static final int SHOWN_REJECTS = 50;
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled", "undo-stopped");

    /** A started import. */
    public record Started(long id, long jobId) {
    }

    /** An import with the first rows that it rejected. */
    public record Detail(ImportRow row, List<RejectTable.Rejected> rejects) {
    }

    private final Drafts drafts;
    private final ImportPlans plans;
    private final ImportTable table;
    private final RejectTable rejects;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Imports(Drafts drafts, ImportPlans plans, ImportTable table, RejectTable rejects, Jobs jobs, AuditTrail audit,
            JsonMapper json, Clock clock) {
        this.drafts = drafts;
        this.plans = plans;
        this.table = table;
        this.rejects = rejects;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Starts the import of an uploaded file.
     *
     * @param language of the list of rejected rows
     */
    @Transactional
    public Started start(Caller caller, long draftId, ImportRequest request, Locale language) {
        FileRow file = drafts.row(caller, draftId);
        FileShape shape = json.readValue(file.shape(), FileShape.class);
        ImportPlan plan = plans.plan(request, shape.headings(), clock);
        long id = table.insert(file.id(), plan.object().code(), new Asked(request, language.getLanguage()), caller,
                OffsetDateTime.now(clock));
        long jobId = jobs.submit(new JobRequest("import", List.of(file.name()), Map.of("importId", id), caller));
        table.setJob(id, jobId);
        audit.record(caller, "import.start", "import", id,
                Map.of("file", file.name(), "sha256", file.sha256(), "object", plan.object().code(), "source",
                        plan.source(), "existing", plan.existing().code()));
        return new Started(id, jobId);
    }

    /** Imports, newest first, older than a given one. */
    public List<ImportRow> before(long id, int limit) {
        return table.before(id, limit);
    }

    public Detail find(long id) {
        return new Detail(row(id), rejects.first(id, SHOWN_REJECTS));
    }

    /** Whether what the import created can be removed. */
    public static boolean undoable(ImportRow row) {
        boolean created = row.counts().path("created").asLong(0) + row.counts().path("customersCreated").asLong(0) > 0;
        return ENDED.contains(row.state()) && row.undoneAt() == null && created;
    }

    /** Starts to remove what an import created; answers the job. From now on nothing more of it is loaded. */
    @Transactional
    public long undo(Caller caller, long id) {
        ImportRow row = table.lock(id)
                .orElseThrow(() -> new ProblemException(IntakeProblem.NOT_FOUND, String.valueOf(id)));
        if (!undoable(row)) {
            throw new ProblemException(IntakeProblem.NOT_UNDOABLE, String.valueOf(id));
        }
        long job = jobs.submit(new JobRequest("import-undo", List.of(row.fileName()), Map.of("importId", id), caller));
        table.undoing(id, job);
        return job;
    }

    private ImportRow row(long id) {
        return table.find(id).orElseThrow(() -> new ProblemException(IntakeProblem.NOT_FOUND, String.valueOf(id)));
    }
}
