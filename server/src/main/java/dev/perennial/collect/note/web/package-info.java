/** Notes over HTTP. */
@NullMarked
package dev.perennial.collect.note.web;

import org.jspecify.annotations.NullMarked;
