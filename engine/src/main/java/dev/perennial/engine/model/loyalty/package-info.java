/** How loyal a customer is: repurchase, regularity, tenure, breadth and recommendations as one explained score. */
@NullMarked
package dev.perennial.engine.model.loyalty;

import org.jspecify.annotations.NullMarked;
