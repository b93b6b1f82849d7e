/** Access over HTTP. */
@NullMarked
package dev.perennial.platform.access.web;

import org.jspecify.annotations.NullMarked;
