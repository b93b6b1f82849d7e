@NullMarked
package dev.perennial.engine.model.churn;

import org.jspecify.annotations.NullMarked;
