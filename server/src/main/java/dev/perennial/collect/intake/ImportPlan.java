package dev.perennial.collect.intake;

import dev.perennial.collect.intake.ImportRequest.Existing;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.engine.files.ImportReading;

/** An import that has been found possible. */
public record ImportPlan(ImportObject object, ImportReading.Settings reading, Existing existing, String source) {
}
