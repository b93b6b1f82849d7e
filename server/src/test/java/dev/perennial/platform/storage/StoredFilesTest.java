package dev.perennial.platform.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class StoredFilesTest {

    private static final Caller SOMEONE = new Caller(Caller.Kind.USER, 990_001, "Someone", Role.ANALYST, 0);

    @Autowired
    private StoredFiles files;
    @Autowired
    private Clock clock;

    @Test
    void filesOfNobodyAreSweptAwayAndOthersAreNot() throws Exception {
        Path fresh = files.create();
        Path abandoned = files.create();
        Path published = files.create();
        long id = files.publish(SOMEONE, Permission.SELF, "a.csv", "text/csv", published, Duration.ofDays(7));
        Path over = files.create();
        files.publish(SOMEONE, Permission.SELF, "b.csv", "text/csv", over, Duration.ofSeconds(-1));
        FileTime longAgo = FileTime.from(clock.instant().minus(Duration.ofDays(3)));
        Files.setLastModifiedTime(abandoned, longAgo);
        Files.setLastModifiedTime(published, longAgo);
        files.sweep();
        assertThat(fresh).exists();
        assertThat(abandoned).doesNotExist();
        assertThat(over).doesNotExist();
        assertThat(files.find(SOMEONE, id)).isPresent();
    }
}
