package dev.perennial.understand.value.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.understand.value.CohortPage;
import dev.perennial.understand.value.CohortsView;
import dev.perennial.understand.value.ModelPage;
import dev.perennial.understand.value.ModelView;
import dev.perennial.understand.value.Movements;
import dev.perennial.understand.value.MovementsView;
import dev.perennial.understand.value.OverviewView;
import dev.perennial.understand.value.Overviews;
import dev.perennial.understand.value.RunSettings;
import dev.perennial.understand.value.RunViews;
import dev.perennial.understand.value.TraitRefreshes;
import dev.perennial.understand.value.ValueRuns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The base's value, the model behind it, and its runs. */
@RestController
@RequestMapping("/api/v1/value")
class ValueController {

    private static final int MOST = 200;

    record PublishRequest(@Nullable String reason) {
    }

    private final ValueRuns runs;
    private final TraitRefreshes refreshes;
    private final RunViews views;
    private final Overviews overviews;
    private final ModelPage model;
    private final Movements movements;
    private final CohortPage cohorts;

    ValueController(ValueRuns runs, TraitRefreshes refreshes, RunViews views, Overviews overviews, ModelPage model,
            Movements movements, CohortPage cohorts) {
        this.runs = runs;
        this.refreshes = refreshes;
        this.views = views;
        this.overviews = overviews;
        this.model = model;
        this.movements = movements;
        this.cohorts = cohorts;
    }

    @GetMapping("/overview")
    @Allowed(Permission.VALUE_OVERVIEW)
    OverviewView overview(Locale locale) {
        return overviews.published(locale);
    }

    @GetMapping("/movements")
    @Allowed(Permission.VALUE_OVERVIEW)
    MovementsView movements(Locale locale, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "stage") String by) {
        return movements.between(from, to, by, locale);
    }

    @GetMapping("/cohorts")
    @Allowed(Permission.VALUE_OVERVIEW)
    CohortsView cohorts(@RequestParam(defaultValue = "month") String unit) {
        return cohorts.published(unit);
    }

    @GetMapping("/model")
    @Allowed(Permission.VALUE_OVERVIEW)
    ModelView model(Locale locale) {
        return model.published(locale);
    }

    @GetMapping("/runs")
    @Allowed(Permission.VALUE_OVERVIEW)
    RunViews.RunPage runs(@RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        return views.page(limit, after == null ? Long.MAX_VALUE : id(after));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw ProblemException.invalid("/after", KernelProblem.OUT_OF_RANGE, 1, Long.MAX_VALUE);
        }
    }

    @PostMapping("/runs")
    @Allowed(Permission.VALUE_RUN)
    ResponseEntity<ValueRuns.Started> start(Caller caller, @RequestBody RunSettings settings) {
        ValueRuns.Started started = runs.start(settings, caller);
        return ResponseEntity.accepted().location(URI.create("/api/v1/value/runs/" + started.id())).body(started);
    }

    @PostMapping("/refreshes")
    @Allowed(Permission.VALUE_RUN)
    ResponseEntity<TraitRefreshes.Started> refresh(Caller caller) {
        TraitRefreshes.Started started = refreshes.start(caller);
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + started.jobId())).body(started);
    }

    @GetMapping("/runs/{id:\\d{1,18}}")
    @Allowed(Permission.VALUE_OVERVIEW)
    RunViews.RunDetail run(Locale locale, @PathVariable long id) {
        return views.detail(id, locale);
    }

    @PostMapping("/runs/{id:\\d{1,18}}/publish")
    @Allowed(Permission.VALUE_RUN)
    RunViews.RunDetail publish(Caller caller, Locale locale, @PathVariable long id,
            @RequestBody PublishRequest body) {
        runs.publishWithheld(caller, id, body.reason());
        return views.detail(id, locale);
    }
}
