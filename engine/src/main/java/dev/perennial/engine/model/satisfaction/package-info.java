/** Answers to surveys and complaints as one explained score. */
@NullMarked
package dev.perennial.engine.model.satisfaction;

import org.jspecify.annotations.NullMarked;
