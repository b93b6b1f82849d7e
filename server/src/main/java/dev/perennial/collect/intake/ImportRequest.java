package dev.perennial.collect.intake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What to import and how.
 *
 * @param draftId of a file uploaded before, where the request brings none
 * @param object {@code orders} or {@code customers}
 * @param mapping the column of each field, counted from 0; recognised by the headings where there is none
 * @param policy what to do with what is known already
 * @param edits mended cells
 * @param source name of the system whose keys these are
 */
public record ImportRequest(@Nullable Long draftId, @Nullable String object, @Nullable Map<String, Integer> mapping,
        @Nullable FileSettings settings, @Nullable Policy policy, @Nullable List<Edit> edits,
        @Nullable String source) {

    /**
     * How the file is written; what is absent is recognised.
     *
     * @param dateOrder {@code dmy}, {@code mdy} or {@code ymd}
     * @param decimalMark {@code .} or {@code ,}
     * @param zone of times that name none, by default the business zone
     * @param currency of amounts that name none, by default the base currency
     */
    public record FileSettings(@Nullable String dateOrder, @Nullable String decimalMark, @Nullable String zone,
            @Nullable String currency) {

        static final FileSettings NONE = new FileSettings(null, null, null, null);
    }

    /** What to do with records that exist: {@code skip}, {@code update} or {@code fill-empty}. */
    public record Policy(@Nullable String existing) {
    }

    /**
     * A mended cell.
     *
     * @param row line of the file
     */
    public record Edit(long row, int column, @Nullable String value) {
    }

    /** What to do with records that exist. */
    public enum Existing {
        SKIP, UPDATE, FILL_EMPTY;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
