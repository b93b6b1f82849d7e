package dev.perennial.platform.notice;

import java.time.Instant;
import java.util.List;

/**
 * Something that a person is to hear of.
 *
 * @param kind what happened, for example {@code mentioned}; of one contributor only
 * @param id tells it from others of its kind
 * @param title says it in a sentence
 * @param details more sentences, the most important first
 */
public record Notice(String kind, long id, Instant at, String title, List<String> details, About about, boolean seen) {

    public Notice {
        details = List.copyOf(details);
    }

    /**
     * Where to look.
     *
     * @param type what it is, as its address has it: {@code customer}, {@code value-run}
     */
    public record About(String type, long id) {
    }
}
