package dev.perennial.engine.process;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.value.ValueSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of an engine process, {@code request.json} in its folder.
 *
 * @param settings what to value by; the holdout is ignored where it is automatic
 * @param automaticHoldout whether the holdout is chosen: what follows an earlier as-of, else about a fifth of the
 *        history
 * @param fromSnapshot whether customers and orders are those of the folder's snapshot, instead of coming as frames
 * @param sparkMaster Spark master where Spark is to run the models
 */
public record EngineRequest(ValueSettings settings, boolean automaticHoldout, boolean fromSnapshot,
        Optional<String> sparkMaster) {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Part of the history that is held out, and the fewest units that say something. */
    private static final int PART = 5;
    private static final int FEWEST_UNITS = 8;

    static EngineRequest read(Path folder) {
        return JSON.readValue(file(folder), EngineRequest.class);
    }

    /** Leaves the request where the process will look for it. */
    public void write(Path folder) {
        JSON.writeValue(file(folder), this);
    }

    private static Path file(Path folder) {
        return folder.resolve("request.json");
    }

    /**
     * The settings with the holdout filled in: the orders after an earlier as-of, a horizon at most, else the last fifth of
     * the history. Without one where there is too little of either.
     */
    ValueSettings settings(ReadSummary read) {
        if (!automaticHoldout) {
            return settings;
        }
        if (settings.asOf().filter(day -> !day.isBefore(read.lastDay())).isPresent()) {
            return settings.asOf().filter(read.lastDay()::equals).isPresent()
                    ? held(settings.withoutAsOf(), units(read.firstDay(), read.lastDay()) / PART)
                    : settings.withHoldout(0);
        }
        return settings.asOf().map(day -> held(settings, units(day, read.lastDay())))
                .orElseGet(() -> held(settings, units(read.firstDay(), read.lastDay()) / PART));
    }

    private static ValueSettings held(ValueSettings settings, long units) {
        boolean later = settings.asOf().isPresent();
        long most = later ? Math.min(units, settings.horizon()) : units;
        return settings.withHoldout(units < FEWEST_UNITS ? 0 : (int) most);
    }

    private long units(LocalDate from, LocalDate to) {
        return (long) (ChronoUnit.DAYS.between(from, to) / settings.unit().days());
    }
}
