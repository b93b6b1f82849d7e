package dev.perennial.collect.view;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;

/** A kind of object whose lists can be kept as views; each module that has such lists contributes one. */
public interface ViewedObject {

    /** Its name in the API, the plural of its resource, for example {@code customers}. */
    String code();

    /**
     * Refuses a content that the object's list could not show.
     *
     * @throws ProblemException with the places counted from the content
     */
    void check(Caller caller, ViewContent content);
}
