package dev.perennial.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.perennial.platform.kernel.Permission;

/** The permission that a caller of this endpoint needs. An endpoint without it or {@link Open} answers nobody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Permission value();
}
