package dev.perennial.platform.jobs.web;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.jobs.JobView;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Violations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs over HTTP. Everyone sees their own, administrators everyone's. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {

    private static final int MOST = 200;

    record JobsView(List<JobView> items) {
    }

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    @Allowed(Permission.JOB_READ)
    JobsView newest(Caller caller, Locale locale, @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "50") int limit) {
        new Violations().oneOf("/state", state, List.of("active", "all")).within("/limit", limit, 1, MOST).refuse();
        return new JobsView(jobs.newest(caller, state.equals("active"), limit, locale));
    }

    @GetMapping("/{id}")
    @Allowed(Permission.JOB_READ)
    JobView job(Caller caller, Locale locale, @PathVariable long id) {
        return jobs.view(caller, id, locale);
    }

    @PostMapping("/{id}/cancel")
    @Allowed(Permission.JOB_READ)
    JobView cancel(Caller caller, Locale locale, @PathVariable long id) {
        jobs.cancel(caller, id);
        return jobs.view(caller, id, locale);
    }

    @PostMapping("/{id}/retry")
    @Allowed(Permission.JOB_READ)
    JobView retry(Caller caller, Locale locale, @PathVariable long id) {
        jobs.retry(caller, id);
        return jobs.view(caller, id, locale);
    }
}
