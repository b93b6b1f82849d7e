package dev.perennial.platform.jobs;

import java.util.List;

import dev.perennial.platform.kernel.Caller;

/**
 * Work to do.
 *
 * @param kind which handler does it
 * @param titleArguments fill the places of the kind's title in the texts beside its handler
 * @param payload what the handler needs to know, any value that can be written as JSON
 * @param createdBy who asked; they see the job
 */
public record JobRequest(String kind, List<Object> titleArguments, Object payload, Caller createdBy) {

    public JobRequest {
        titleArguments = List.copyOf(titleArguments);
    }

    /** A request whose title has no places to fill. */
    public JobRequest(String kind, Object payload, Caller createdBy) {
        this(kind, List.of(), payload, createdBy);
    }
}
