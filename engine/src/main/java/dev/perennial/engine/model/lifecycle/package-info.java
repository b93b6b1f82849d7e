/**
 * Lifecycle stage by the customer's own rhythm: new, growing, mature, declining, lost, with the reason and the numbers
 * behind it. Prospects are known only to the application; won-back is a flag beside the stage.
 */
@NullMarked
package dev.perennial.engine.model.lifecycle;

import org.jspecify.annotations.NullMarked;
