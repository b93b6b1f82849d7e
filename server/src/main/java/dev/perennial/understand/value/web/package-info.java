/** Values over HTTP. */
@NullMarked
package dev.perennial.understand.value.web;

import org.jspecify.annotations.NullMarked;
