@org.jspecify.annotations.NullMarked
package dev.perennial.engine.model.clv;
