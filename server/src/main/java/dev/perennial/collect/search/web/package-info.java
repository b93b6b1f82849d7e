/** Search over HTTP. */
@NullMarked
package dev.perennial.collect.search.web;

import org.jspecify.annotations.NullMarked;
