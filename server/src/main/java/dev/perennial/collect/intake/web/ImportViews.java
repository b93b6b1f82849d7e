package dev.perennial.collect.intake.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.perennial.collect.intake.Drafts.Check;
import dev.perennial.collect.intake.Drafts.Draft;
import dev.perennial.collect.intake.ImportCounts;
import dev.perennial.collect.intake.Imports;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.collect.intake.store.RejectTable.Rejected;
import dev.perennial.engine.files.CellProblem;
import dev.perennial.engine.files.DefinedField;
import dev.perennial.engine.files.FileShape;
import dev.perennial.engine.files.ImportField;
import dev.perennial.engine.files.ImportObject;
import org.jspecify.annotations.Nullable;

/** What the API shows of uploaded files and imports. */
final class ImportViews {

    private ImportViews() {
    }

    /** A column, and the field it was recognised as if the rows are what they most likely are. */
    record ColumnView(int index, String heading, List<String> samples, @Nullable String recognised,
            @Nullable String dates) {
    }

    /** An uploaded file. The fields recognised and in doubt are given for orders and for customers. */
    record DraftView(long id, String fileName, long size, String format, String encoding, String delimiter,
            String suggestedObject, long rows, List<ColumnView> columns, Map<String, Map<String, Integer>> recognised,
            Map<String, Map<String, List<Integer>>> ambiguous) {
    }

    record ProblemView(int column, String code, String detail) {
    }

    record RowView(long row, List<String> cells, List<ProblemView> problems) {
    }

    record CheckView(List<RowView> rows, long accepted, long rejected, long checkedRows, boolean complete) {
    }

    record StartedView(long id, long jobId) {
    }

    record CreatorView(long id, String name) {
    }

    record RejectView(long row, String code, String detail) {
    }

    /** An import. Undoing removes what it created; what it updated stays updated. */
    record ImportView(long id, @Nullable Long jobId, String fileName, String object, String state,
            @Nullable ImportCounts counts, List<RejectView> rejects, @Nullable Long rejectFileId,
            OffsetDateTime createdAt, CreatorView createdBy, @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime undoneAt, boolean undoable) {
    }

    record ImportsView(List<ImportView> items, @Nullable Long next) {
    }

    record FieldView(String code, String name, boolean required, String description, String example) {
    }

    record FieldsView(List<FieldView> items) {
    }

    static DraftView of(Draft draft, List<DefinedField> defined) {
        FileShape shape = draft.shape();
        List<String> headings = shape.headings();
        Map<ImportField, Integer> likely = recognised(shape.likely(), headings, defined);
        List<ColumnView> columns = shape.columns().stream()
                .map(column -> new ColumnView(column.index(), column.heading(), column.samples(),
                        fieldAt(likely, column.index()).orElse(null), dates(column)))
                .toList();
        Map<String, Map<String, Integer>> recognised = new TreeMap<>();
        Map<String, Map<String, List<Integer>>> ambiguous = new TreeMap<>();
        for (ImportObject object : ImportObject.values()) {
            Map<String, Integer> clear = new TreeMap<>();
            recognised(object, headings, defined).forEach((field, column) -> clear.put(field.code(), column));
            recognised.put(object.code(), clear);
            Map<String, List<Integer>> several = new TreeMap<>();
            object.ambiguous(headings).forEach((field, at) -> several.put(field.code(), at));
            ambiguous.put(object.code(), several);
        }
        return new DraftView(draft.id(), draft.fileName(), draft.size(), shape.format(), shape.encoding(),
                shape.delimiter(), shape.likely().code(), shape.rows(), columns, recognised, ambiguous);
    }

    private static Map<ImportField, Integer> recognised(ImportObject object, List<String> headings,
            List<DefinedField> defined) {
        return object.recognise(headings, object == ImportObject.CUSTOMERS ? defined : List.of());
    }

    private static Optional<String> fieldAt(Map<ImportField, Integer> mapping, int column) {
        return mapping.entrySet().stream().filter(entry -> entry.getValue() == column)
                .map(entry -> entry.getKey().code()).findFirst();
    }

    private static @Nullable String dates(FileShape.Column column) {
        return column.dates() == null ? null : column.dates().name().toLowerCase(Locale.ROOT);
    }

    static CheckView of(Check check, Locale language) {
        return new CheckView(
                check.rows().stream().map(row -> new RowView(row.row(), row.cells(),
                        row.problems().stream().map(problem -> of(problem, language)).toList())).toList(),
                check.accepted(), check.rejected(), check.checkedRows(), check.complete());
    }

    private static ProblemView of(CellProblem problem, Locale language) {
        return new ProblemView(problem.column(), problem.fault().code(), problem.text(language));
    }

    static ImportView of(ImportRow row, List<Rejected> rejects, Locale language,
            java.util.function.Function<ImportRow, @Nullable ImportCounts> counts) {
        List<RejectView> rejected = rejects.stream().map(one -> {
            CellProblem first = one.problems().getFirst();
            return new RejectView(one.line(), first.fault().code(), first.text(language));
        }).toList();
        return new ImportView(row.id(), row.jobId(), row.fileName(), row.object(), row.state(), counts.apply(row),
                rejected, row.rejectFileId(), row.createdAt(),
                new CreatorView(row.createdBy().id(), row.createdBy().name()), row.finishedAt(), row.undoneAt(),
                Imports.undoable(row));
    }
}
