/** Customers over HTTP. */
@NullMarked
package dev.perennial.collect.customer.web;

import org.jspecify.annotations.NullMarked;
