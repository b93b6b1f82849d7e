package dev.perennial.testing;

import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestPropertySource;

/** Classes that share a running application take turns; those of different ones run side by side. */
public final class OneAtATime implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        TestPropertySource own = AnnotatedElementUtils.findMergedAnnotation(test, TestPropertySource.class);
        return Set.of(new Lock("application " + (own == null ? "" : Arrays.toString(own.properties()))));
    }
}
