@NullMarked
package dev.perennial.engine.report;

import org.jspecify.annotations.NullMarked;
